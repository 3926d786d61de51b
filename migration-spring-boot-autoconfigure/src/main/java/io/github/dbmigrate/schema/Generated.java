package io.github.dbmigrate.schema;

/**
 * How the database computes a column.
 *
 * @param expression the expression as SQL text
 * @param stored whether the value is kept in the row; else it is computed by each read
 */
public record Generated(String expression, boolean stored) {
}
