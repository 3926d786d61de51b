package io.github.dbmigrate.dialect;

import java.util.List;

import io.github.dbmigrate.schema.TableName;

/**
 * Puts a statement together and quotes every name that needs it. Nothing else makes SQL.
 */
public final class Sql {

	private final SqlDialect dialect;

	private final StringBuilder text = new StringBuilder();

	Sql(SqlDialect dialect) {
		this.dialect = dialect;
	}

	/** Adds keywords as they are. */
	public Sql words(String words) {
		return append(words);
	}

	/** Adds an expression of the user (default, check, fill) as it is. */
	public Sql expression(String expression) {
		return append(expression);
	}

	/** Adds a qualified name. */
	public Sql table(TableName table) {
		throw new UnsupportedOperationException();
	}

	/** Adds the name of a column or constraint. */
	public Sql name(String name) {
		throw new UnsupportedOperationException();
	}

	/** Adds names in brackets. */
	public Sql names(List<String> names) {
		throw new UnsupportedOperationException();
	}

	/** Adds a string literal. */
	public Sql literal(String value) {
		throw new UnsupportedOperationException();
	}

	private Sql append(String part) {
		if (!this.text.isEmpty()) {
			this.text.append(' ');
		}
		this.text.append(part);
		return this;
	}

	/** The statement, without a terminator. */
	@Override
	public String toString() {
		return this.text.toString();
	}

}
