package io.github.dbmigrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param name the name as the database stores it
 * @param type the type in the canonical spelling of the dialect
 * @param nullable whether the column accepts NULL
 * @param defaultValue the default as SQL text, or {@code null} for none; never set for an
 * identity column
 * @param identity whether the database numbers the rows (identity, serial,
 * auto_increment)
 * @param generatedAs the expression of a generated column, or {@code null}
 * @param collation the collation where it is not the default of the database, or
 * {@code null}
 * @param comment the comment, or {@code null}
 */
public record Column(String name, ColumnType type, boolean nullable, @Nullable String defaultValue, boolean identity,
		@Nullable String generatedAs, @Nullable String collation, @Nullable String comment) {

	/**
	 * This column with another nullability.
	 */
	public Column withNullable(boolean nullable) {
		return new Column(this.name, this.type, nullable, this.defaultValue, this.identity, this.generatedAs,
				this.collation, this.comment);
	}

}
