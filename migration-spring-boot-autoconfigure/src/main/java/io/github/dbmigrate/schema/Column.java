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
 * @param identity how the database numbers the rows (identity, serial, auto_increment),
 * or {@code null} where it does not
 * @param generated how the database computes the column, or {@code null} where it does
 * not
 * @param collation the collation where it is not the default of the database, or
 * {@code null}
 * @param comment the comment, or {@code null}
 */
public record Column(String name, ColumnType type, boolean nullable, @Nullable String defaultValue,
		@Nullable Identity identity, @Nullable Generated generated, @Nullable String collation,
		@Nullable String comment) {

	/**
	 * A column without default that is neither numbered nor computed.
	 */
	public Column(String name, ColumnType type, boolean nullable) {
		this(name, type, nullable, null, null, null, null, null);
	}

	/**
	 * Whether the database numbers the rows.
	 */
	public boolean isIdentity() {
		return this.identity != null;
	}

	/**
	 * The expression of a generated column, or {@code null}.
	 */
	public @Nullable String generatedAs() {
		return (this.generated != null) ? this.generated.expression() : null;
	}

	/**
	 * This column with another type.
	 */
	public Column withType(ColumnType type) {
		return new Column(this.name, type, this.nullable, this.defaultValue, this.identity, this.generated,
				this.collation, this.comment);
	}

	/**
	 * This column with another default.
	 * @param defaultValue the default as SQL text, or {@code null} for none
	 */
	public Column withDefault(@Nullable String defaultValue) {
		return new Column(this.name, this.type, this.nullable, defaultValue, this.identity, this.generated,
				this.collation, this.comment);
	}

	/**
	 * This column with another way to number the rows.
	 * @param identity by which means, or {@code null} for none
	 */
	public Column withIdentity(@Nullable Identity identity) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, identity, this.generated,
				this.collation, this.comment);
	}

	/**
	 * This column with another nullability.
	 */
	public Column withNullable(boolean nullable) {
		return new Column(this.name, this.type, nullable, this.defaultValue, this.identity, this.generated,
				this.collation, this.comment);
	}

}
