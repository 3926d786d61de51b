package io.github.dbmigrate.dialect;

import java.util.List;
import java.util.stream.Collectors;

import io.github.dbmigrate.schema.ColumnType;
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

	/** Adds an expression of the user in brackets. */
	public Sql bracketed(String expression) {
		return append("(" + expression + ")");
	}

	/** Adds a qualified name. */
	public Sql table(TableName table) {
		return append(qualified(table));
	}

	/** Adds a column with its table before it. */
	public Sql column(TableName table, String column) {
		return append(qualified(table) + "." + this.dialect.identifier(column));
	}

	/** Adds a number. */
	public Sql number(long value) {
		return append(Long.toString(value));
	}

	/** Adds the name of an object that lives in the schema of a table. */
	public Sql beside(TableName table, String name) {
		return append(qualified(new TableName(table.schema(), name)));
	}

	/** Adds the name of a column or constraint. */
	public Sql name(String name) {
		return append(this.dialect.identifier(name));
	}

	/** Adds names in brackets. */
	public Sql names(List<String> names) {
		return append(names.stream().map(this.dialect::identifier).collect(Collectors.joining(", ", "(", ")")));
	}

	/** Adds a type. */
	public Sql type(ColumnType type) {
		return append(type.toString());
	}

	/** Adds a string literal. */
	public Sql literal(String value) {
		return append(this.dialect.literal(value));
	}

	/** Adds parts of this or another statement in brackets, on one line. */
	public Sql list(List<Sql> parts) {
		return append(parts.stream().map(Sql::toString).collect(Collectors.joining(", ", "(", ")")));
	}

	/** Adds parts of this or another statement in brackets, each on a line. */
	public Sql lines(List<Sql> parts) {
		return append(parts.stream().map(Sql::toString).collect(Collectors.joining(",\n    ", "(\n    ", "\n)")));
	}

	/** Adds another part. */
	public Sql part(Sql part) {
		return append(part.toString());
	}

	/** Adds another part after a comma. */
	public Sql and(Sql part) {
		this.text.append(',');
		return append(part.toString());
	}

	private String qualified(TableName table) {
		String name = this.dialect.identifier(table.name());
		return (table.schema() != null) ? this.dialect.identifier(table.schema()) + "." + name : name;
	}

	private Sql append(String part) {
		if (!this.text.isEmpty() && !part.isEmpty() && !touches(part)) {
			this.text.append(' ');
		}
		this.text.append(part);
		return this;
	}

	private boolean touches(String part) {
		char last = this.text.charAt(this.text.length() - 1);
		return last == '(' || last == ':' || part.startsWith(")") || part.startsWith(",") || part.startsWith("::");
	}

	/** The statement, without a terminator. */
	@Override
	public String toString() {
		return this.text.toString();
	}

}
