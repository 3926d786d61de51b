package io.github.dbmigrate.dialect;

import java.util.List;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.TableName;

/**
 * How values of MySQL and MariaDB take another type by an expression: they stand aside
 * while their column gets it, so that whatever has the column in a key or index stays.
 *
 * @param dialect renders the parts
 * @param table the table
 * @param before the column as it is
 * @param after the column as it shall be
 */
record MySqlCast(MySqlDialect dialect, TableName table, Column before, Column after) {

	/**
	 * The column is empty while it gets its type.
	 */
	List<String> emptied(String expression) {
		Column empty = this.before.withNullable(true).withDefault(null);
		Column full = this.after.withNullable(true).withDefault(null);
		return List.of(add().and(this.dialect.modify(empty, false)).toString(), computed(expression),
				set(this.before).words("= null").toString(),
				this.dialect.alter(this.table).part(this.dialect.modify(full, false)).toString(),
				set(this.after).words("=").name(aside().name()).toString(), end(false));
	}

	/**
	 * A primary key is never empty and never the same twice, so its values become texts,
	 * in between such as are no value of it.
	 * @param identity whether it numbers rows in the end
	 */
	List<String> asText(String expression, boolean identity) {
		Column text = this.before.withDefault(null).withType(text());
		return List.of(add().toString(), computed(expression),
				this.dialect.alter(this.table).part(this.dialect.modify(text, false)).toString(),
				set(text).words("= concat('migration_cast ',").name(aside().name()).words(")").toString(),
				set(text).words("=").name(aside().name()).toString(), end(identity));
	}

	private Column aside() {
		return new Column("migration_cast", this.after.type(), true);
	}

	private Sql add() {
		return this.dialect.alter(this.table).words("add column").part(this.dialect.definition(aside()));
	}

	private String computed(String expression) {
		return set(aside()).words("= (").expression(expression).words(")").toString();
	}

	private Sql set(Column column) {
		return this.dialect.sql("update").table(this.table).words("set").name(column.name());
	}

	private String end(boolean identity) {
		return this.dialect.alter(this.table)
			.words("drop column")
			.name(aside().name())
			.and(this.dialect.modify(this.after, identity))
			.toString();
	}

	private ColumnType text() {
		boolean bytes = (this.before.type().name() + this.after.type().name()).contains("binary");
		return new ColumnType(bytes ? "varbinary" : "varchar", List.of("255"));
	}

}
