package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.dbmigrate.dialect.Conversion;
import io.github.dbmigrate.dialect.Conversion.Loss;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.TableName;

/**
 * How the values of a column take another type.
 */
public sealed interface Cast {

	/** As the database does it. */
	Cast USUAL = new Usual();

	/**
	 * The statements that change the column.
	 */
	List<String> sql(SqlDialect dialect, TableName table, Column before, Column after, boolean keyed);

	/** What the summary says about it. */
	String told();

	/** How the values take the old type again. */
	Cast undo();

	/**
	 * No value is lost.
	 */
	record Usual() implements Cast {

		@Override
		public List<String> sql(SqlDialect dialect, TableName table, Column before, Column after, boolean keyed) {
			return dialect.alter(table, before, after, keyed);
		}

		@Override
		public String told() {
			return "";
		}

		@Override
		public Cast undo() {
			return this;
		}

	}

	/**
	 * What has no room is cut off or rounded.
	 */
	record Narrowed() implements Cast {

		@Override
		public List<String> sql(SqlDialect dialect, TableName table, Column before, Column after, boolean keyed) {
			List<String> statements = new ArrayList<>(dialect.narrow(table, before, after.type()));
			statements.addAll(dialect.alter(table, before, after, keyed));
			return statements;
		}

		@Override
		public String told() {
			return ", what does not fit is cut off";
		}

		@Override
		public Cast undo() {
			return new Undone(this);
		}

	}

	/**
	 * Somebody stated what each value becomes.
	 *
	 * @param text the expression
	 * @param key whether rows are found by the column: it is of a primary key or refers
	 * to one
	 */
	record Expression(String text, boolean key) implements Cast {

		@Override
		public List<String> sql(SqlDialect dialect, TableName table, Column before, Column after, boolean keyed) {
			return this.key ? dialect.castKey(table, before, after, keyed, this.text)
					: dialect.cast(table, before, after, keyed, this.text);
		}

		@Override
		public String told() {
			return "";
		}

		@Override
		public Cast undo() {
			return new Undone(this);
		}

	}

	/**
	 * The old type comes back, but not what the values were. A value that does not fit
	 * there gives way, unless rows are found by it.
	 *
	 * @param cast how they took the new type
	 */
	record Undone(Cast cast) implements Cast {

		@Override
		public List<String> sql(SqlDialect dialect, TableName table, Column before, Column after, boolean keyed) {
			Loss loss = new Conversion(before.type(), after.type()).loss();
			boolean key = this.cast instanceof Expression expression && expression.key();
			if (this.cast instanceof Narrowed || key || loss == Loss.NONE) {
				return dialect.alter(table, before, after, keyed);
			}
			String text = dialect.cutText(before, after.type());
			if (text != null) {
				return dialect.cast(table, before, after, keyed, text);
			}
			return (loss == Loss.CASTS) ? dialect.cast(table, before, after, keyed, neutral(dialect, after))
					: dialect.alter(table, before, after, keyed);
		}

		private static String neutral(SqlDialect dialect, Column column) {
			return column.nullable() ? "null" : Objects.requireNonNullElse(column.defaultValue(),
					Objects.requireNonNullElse(dialect.neutralValue(column.type()), "null"));
		}

		@Override
		public String told() {
			return " (its values are not restored)";
		}

		@Override
		public Cast undo() {
			return this.cast;
		}

	}

}
