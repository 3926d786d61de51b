package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Gives rows a value for a column that must have one.
 */
public sealed interface Fill {

	/** The rows have their values, or there are none. */
	Fill NONE = new Expression(null);

	/**
	 * The statements, without terminators.
	 */
	List<String> sql(SqlDialect dialect, TableName table, Column column);

	/** What every row gets, where that is one expression. */
	default @Nullable String value(SqlDialect dialect, Column column) {
		return null;
	}

	/**
	 * A value that somebody stated.
	 *
	 * @param text the expression, or {@code null} for no fill
	 */
	record Expression(@Nullable String text) implements Fill {

		@Override
		public List<String> sql(SqlDialect dialect, TableName table, Column column) {
			return dialect.fill(table, column, this.text);
		}

		@Override
		public @Nullable String value(SqlDialect dialect, Column column) {
			return this.text;
		}

	}

	/**
	 * The default of the column, or a value that says nothing.
	 */
	record Neutral() implements Fill {

		@Override
		public List<String> sql(SqlDialect dialect, TableName table, Column column) {
			return dialect.fill(table, column, value(dialect, column));
		}

		@Override
		public @Nullable String value(SqlDialect dialect, Column column) {
			String value = column.defaultValue();
			return (value != null) ? value : dialect.neutralValue(column.type());
		}

	}

	/**
	 * A value of its own for every row.
	 */
	record Distinct() implements Fill {

		@Override
		public List<String> sql(SqlDialect dialect, TableName table, Column column) {
			return dialect.distinctValues(table, column);
		}

	}

	/**
	 * No value, since the table that the column refers to comes back without its rows:
	 * the column comes back without NOT NULL.
	 *
	 * @param referenced the referenced table
	 */
	record Missing(TableName referenced) implements Fill {

		@Override
		public List<String> sql(SqlDialect dialect, TableName table, Column column) {
			return List.of();
		}

	}

	/**
	 * A row that a foreign key refers to.
	 *
	 * @param referenced the referenced table
	 * @param key the referenced column
	 * @param distinct whether no two rows may refer to the same
	 */
	record Reference(TableName referenced, String key, boolean distinct) implements Fill {

		@Override
		public List<String> sql(SqlDialect dialect, TableName table, Column column) {
			return dialect.references(table, column, this.referenced, this.key, this.distinct);
		}

	}

}
