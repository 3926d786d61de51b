package io.github.dbmigrate.database;

import io.github.dbmigrate.schema.TableName;

/**
 * Something that uses a column and of which no migration of ours knows.
 *
 * @param kind what it is, in words
 * @param name its name
 * @param table the table of the column
 * @param column the column
 */
public record Dependent(String kind, TableName name, TableName table, String column) {
}
