package io.github.dbmigrate.database;

import java.util.List;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The text that creates an index, for databases that do not tell it.
 */
final class IndexText {

	private IndexText() {
	}

	static String of(SqlDialect dialect, String words, String index, TableName table, List<Key> keys) {
		List<Sql> columns = keys.stream().map((key) -> column(dialect, key)).toList();
		return dialect.sql(words).name(index).words("on").table(table).list(columns).toString();
	}

	private static Sql column(SqlDialect dialect, Key key) {
		Sql column = dialect.sql("");
		return (key.expression() ? column.expression(key.column()) : column.name(key.column())).words(key.tail());
	}

	/**
	 * A column of an index.
	 *
	 * @param column the column, or an expression with its brackets
	 * @param expression whether it is an expression
	 * @param descending whether it is sorted downwards
	 * @param length the length of a prefix in brackets, or an empty text
	 * @param nulls where rows without a value are, or an empty text
	 */
	record Key(String column, boolean expression, boolean descending, String length, String nulls) {

		Key(String column, boolean expression, boolean descending, String length) {
			this(column, expression, descending, length, "");
		}

		static Key ordered(String column, boolean descending, @Nullable String nulls) {
			return new Key(column, false, descending, "", (nulls != null) ? "nulls " + nulls : "");
		}

		String order() {
			return ((this.descending ? "desc " : "") + this.nulls).strip();
		}

		private String tail() {
			return (this.length + " " + order()).strip();
		}

	}

}
