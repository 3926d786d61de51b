package io.github.dbmigrate.database;

import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Something that uses a column and of which no migration of ours knows.
 *
 * @param kind what it is, in words
 * @param name its name
 * @param table the table of the column
 * @param column the column
 * @param drop the statement that drops it, or {@code null} where the database tells none
 * @param create the statement that makes it, or {@code null} where the database tells
 * none
 */
public record Dependent(String kind, TableName name, TableName table, String column, @Nullable String drop,
		@Nullable String create) {
}
