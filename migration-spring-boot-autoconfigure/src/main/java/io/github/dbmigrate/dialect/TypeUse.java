package io.github.dbmigrate.dialect;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.TableName;

/**
 * A column of an enum type.
 *
 * @param table the table
 * @param column the column as it is
 */
public record TypeUse(TableName table, Column column) {
}
