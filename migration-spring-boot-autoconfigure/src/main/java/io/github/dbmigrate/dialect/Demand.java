package io.github.dbmigrate.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What a constraint demands of the rows of a table.
 */
public sealed interface Demand {

	/** The constraint that demands it, for people. */
	String constraint();

	/** The columns that it is about. */
	List<String> columns();

	/**
	 * The rows that break it, for people: behind "rows of customer".
	 */
	String flaw(SqlDialect dialect);

	/**
	 * Whether a row breaks it, as something to select.
	 * @param rows the name of the rows
	 * @param others gives the rows of a table, or {@code null} where it has none
	 */
	Sql broken(SqlDialect dialect, TableName rows, Function<TableName, @Nullable Sql> others);

	/**
	 * The rows of a table that break it, as the condition of an UPDATE.
	 */
	Sql where(SqlDialect dialect, TableName table);

	/**
	 * No two rows have the same values.
	 *
	 * @param constraint the constraint, for people
	 * @param columns the columns that can be seen in it
	 * @param parts what must not repeat together, as SQL
	 * @param condition the rows for which that holds, as SQL, or {@code null} for all
	 * @param key the columns that tell the rows apart, or none: then all rows break it
	 * that have the same values, else all but the first
	 * @param nulls whether a row without a value can be the same as another
	 */
	record Unique(String constraint, List<String> columns, List<String> parts, @Nullable String condition,
			List<String> key, boolean nulls) implements Demand {

		public Unique {
			columns = List.copyOf(columns);
			parts = List.copyOf(parts);
			key = List.copyOf(key);
		}

		@Override
		public String flaw(SqlDialect dialect) {
			return "that repeat " + String.join(", ", this.parts);
		}

		@Override
		public Sql broken(SqlDialect dialect, TableName rows, Function<TableName, @Nullable Sql> others) {
			return number(dialect).words("> 1 and").part(concerned(dialect));
		}

		/** The rows that can repeat others. */
		public Sql concerned(SqlDialect dialect) {
			List<Sql> all = new ArrayList<>();
			if (this.condition != null) {
				all.add(dialect.sql("").bracketed(this.condition));
			}
			if (!this.nulls) {
				this.parts.forEach((part) -> all.add(dialect.sql("").expression(part).words("is not null")));
			}
			return all.stream()
				.reduce((one, next) -> one.words("and").part(next))
				.orElseGet(() -> dialect.sql("1 = 1"));
		}

		/** What must not repeat. */
		public String listed() {
			return String.join(", ", this.parts);
		}

		private Sql number(SqlDialect dialect) {
			Sql sql = dialect.sql(this.key.isEmpty() ? "count(*)" : "row_number()")
				.words("over (partition by")
				.expression(listed());
			if (this.condition != null) {
				sql.words(",").bracketed(this.condition);
			}
			return (this.key.isEmpty() ? sql : sql.words("order by").part(list(dialect, this.key))).words(")");
		}

		/**
		 * MySQL looks up no table that it changes, unless it has copied it first.
		 */
		@Override
		public Sql where(SqlDialect dialect, TableName table) {
			List<String> names = this.key.isEmpty() ? this.parts
					: this.key.stream().map((name) -> written(dialect, name)).toList();
			String all = String.join(", ", names);
			Sql numbered = dialect.sql("(select")
				.expression(all)
				.words(",")
				.part(number(dialect))
				.words("as row_no from")
				.table(table)
				.words("where")
				.part(concerned(dialect));
			Sql place = (names.size() == 1) ? dialect.sql("").expression(all) : dialect.sql("").bracketed(all);
			return place.words("in (select")
				.expression(all)
				.words("from")
				.part(numbered.words(") as numbered"))
				.words("where row_no > 1)");
		}

		private static String written(SqlDialect dialect, String name) {
			return dialect.sql("").name(name).toString();
		}

		private static Sql list(SqlDialect dialect, List<String> names) {
			Sql sql = dialect.sql("").name(names.get(0));
			names.stream().skip(1).forEach((name) -> sql.and(dialect.sql("").name(name)));
			return sql;
		}

	}

	/**
	 * Every row finds the one that it refers to.
	 *
	 * @param constraint the constraint, for people
	 * @param foreignKey the foreign key
	 */
	record Reference(String constraint, ForeignKey foreignKey) implements Demand {

		@Override
		public List<String> columns() {
			return this.foreignKey.columns();
		}

		@Override
		public String flaw(SqlDialect dialect) {
			TableName table = this.foreignKey.referenced();
			return "whose " + dialect.shown(columns()) + " is not in " + dialect.shown(table) + "."
					+ dialect.shown(this.foreignKey.referencedColumns());
		}

		@Override
		public Sql broken(SqlDialect dialect, TableName rows, Function<TableName, @Nullable Sql> others) {
			Sql sql = dialect.sql("");
			String before = "";
			for (String column : columns()) {
				sql.words(before).name(column).words("is not null");
				before = "and";
			}
			Sql referenced = others.apply(this.foreignKey.referenced());
			return (referenced == null) ? sql
					: sql.words("and not exists (select 1 from")
						.part(referenced)
						.words("as referenced where")
						.part(matching(dialect, rows))
						.words(")");
		}

		private Sql matching(SqlDialect dialect, TableName rows) {
			Sql sql = dialect.sql("");
			List<String> names = this.foreignKey.referencedColumns();
			for (int i = 0; i < names.size(); i++) {
				sql.words((i > 0) ? "and" : "")
					.column(new TableName(null, dialect.storedName("referenced", false)), names.get(i))
					.words("=")
					.column(rows, columns().get(i));
			}
			return sql;
		}

		@Override
		public Sql where(SqlDialect dialect, TableName table) {
			return broken(dialect, table, (other) -> other.equals(table)
					? dialect.ownRows(table, this.foreignKey.referencedColumns()) : dialect.sql("").table(other));
		}

	}

	/**
	 * No row breaks a condition.
	 *
	 * @param constraint the constraint, for people
	 * @param condition the condition
	 * @param columns the columns that it is about
	 * @param flaw the rows that break it, for people
	 */
	record Condition(String constraint, String condition, List<String> columns, String flaw) implements Demand {

		public Condition {
			columns = List.copyOf(columns);
		}

		@Override
		public String flaw(SqlDialect dialect) {
			return this.flaw;
		}

		@Override
		public Sql broken(SqlDialect dialect, TableName rows, Function<TableName, @Nullable Sql> others) {
			return dialect.sql("not").bracketed(this.condition);
		}

		@Override
		public Sql where(SqlDialect dialect, TableName table) {
			return dialect.sql("not").bracketed(this.condition);
		}

	}

}
