package io.github.dbmigrate.database;

import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Something in a schema that a migration of ours neither makes nor changes.
 *
 * @param kind what it is, in words
 * @param table the table it belongs to, or {@code null} for one that stands alone
 * @param name its name
 */
public record OtherObject(String kind, @Nullable TableName table, TableName name) {
}
