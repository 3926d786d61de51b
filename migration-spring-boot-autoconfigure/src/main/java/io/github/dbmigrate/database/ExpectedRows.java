package io.github.dbmigrate.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.github.dbmigrate.dialect.Demand;
import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as they will be when its new constraints come: under their new
 * names, with new columns, with the values that fills and conversions give.
 *
 * @param source the name that the table has so far
 * @param names the names that columns have so far, by their new ones
 * @param before the table as it is, under the new names
 * @param after the table as it shall be
 * @param values the expressions that give columns another value, by column
 * @param mends what gives single rows other values, in this order
 * @param others the rows of the tables that it refers to; a table that is missing has
 * none
 */
public record ExpectedRows(TableName source, Map<String, String> names, Table before, Table after,
		Map<String, String> values, List<Mend> mends, Map<TableName, ExpectedRows> others) {

	private static final Pattern SEQUENCE = Pattern.compile("(?i)\\bnext\\s+value\\s+for\\b|\\bnextval\\s*\\(");

	public ExpectedRows {
		names = Map.copyOf(names);
		values = Map.copyOf(values);
		mends = List.copyOf(mends);
		others = Map.copyOf(others);
	}

	/**
	 * These rows after one more mend.
	 */
	public ExpectedRows with(Mend mend) {
		List<Mend> all = new ArrayList<>(this.mends);
		all.add(mend);
		return new ExpectedRows(this.source, this.names, this.before, this.after, this.values, all, this.others);
	}

	/**
	 * The columns that tell the rows apart, before and after.
	 */
	public List<String> key() {
		PrimaryKey key = this.before.primaryKey();
		return (key != null && key.columns().stream().allMatch((name) -> this.after.column(name).isPresent()))
				? key.columns() : List.of();
	}

	/** How the rows are called where they are selected from. */
	TableName alias() {
		return new TableName(null, this.after.name().name());
	}

	Sql broken(SqlDialect dialect, Demand demand) {
		Function<TableName, @Nullable Sql> rows = (table) -> {
			ExpectedRows other = this.others.get(table);
			return (other != null) ? dialect.sql("(").part(other.select(dialect)).words(")") : null;
		};
		return demand.broken(dialect, alias(), rows);
	}

	/** The rows that a foreign key refers to, to be selected from. */
	Sql referenced(SqlDialect dialect, ForeignKey key) {
		ExpectedRows other = this.others.get(key.referenced());
		TableName name = new TableName(null, key.referenced().name());
		return (other != null) ? dialect.sql("(").part(other.select(dialect)).words(") as").table(name)
				: dialect.sql("").table(key.referenced());
	}

	/**
	 * The rows, as a query.
	 */
	Sql select(SqlDialect dialect) {
		Map<String, Sql> columns = new LinkedHashMap<>();
		this.before.columns()
			.forEach((column) -> columns.put(column.name(),
					dialect.sql("").name(this.names.getOrDefault(column.name(), column.name()))));
		Sql rows = select(dialect, columns).table(this.source);
		rows = wrapped(dialect, rows, columns, changed(dialect));
		rows = wrapped(dialect, rows, columns, computed(dialect));
		for (Mend mend : this.mends) {
			Sql value = dialect.sql("case when")
				.part(broken(dialect, mend.demand()))
				.words("then")
				.bracketed(mend.expression())
				.words("else")
				.name(mend.column())
				.words("end");
			rows = wrapped(dialect, rows, columns, Map.of(mend.column(), value));
		}
		return rows;
	}

	private Sql wrapped(SqlDialect dialect, Sql rows, Map<String, Sql> columns, Map<String, Sql> changes) {
		if (changes.isEmpty()) {
			return rows;
		}
		columns.replaceAll((name, value) -> dialect.sql("").name(name));
		columns.putAll(changes);
		return select(dialect, columns).words("(").part(rows).words(") as").table(alias());
	}

	private static Sql select(SqlDialect dialect, Map<String, Sql> columns) {
		Sql sql = dialect.sql("select");
		String before = "";
		for (Map.Entry<String, Sql> column : columns.entrySet()) {
			sql.words(before).part(column.getValue()).words("as").name(column.getKey());
			before = ",";
		}
		return sql.words("from");
	}

	private Map<String, Sql> changed(SqlDialect dialect) {
		Map<String, Sql> changed = new LinkedHashMap<>();
		for (Column column : this.after.columns()) {
			Column old = this.before.column(column.name()).orElse(null);
			String value = this.values.get(column.name());
			if (value != null) {
				changed.put(column.name(), dialect.sql("").bracketed(value));
			}
			else if (old == null && column.generated() == null) {
				changed.put(column.name(), added(dialect, column));
			}
			else if (old != null && !old.type().equals(column.type())) {
				changed.put(column.name(),
						dialect.converted(dialect.sql("").name(column.name()), old.type(), column.type()));
			}
		}
		return changed;
	}

	private static Sql added(SqlDialect dialect, Column column) {
		String value = column.defaultValue();
		if (column.isIdentity() || (value != null && SEQUENCE.matcher(value).find())) {
			return dialect.sql("row_number() over ()");
		}
		return (value != null) ? dialect.sql("").bracketed(value) : dialect.noValue(column.type());
	}

	private Map<String, Sql> computed(SqlDialect dialect) {
		Map<String, Sql> computed = new LinkedHashMap<>();
		for (Column column : this.after.columns()) {
			String expression = column.generatedAs();
			if (expression != null && !this.before.column(column.name()).filter(column::equals).isPresent()) {
				computed.put(column.name(), dialect.cast(expression, column.type()));
			}
		}
		return computed;
	}

	/**
	 * Another value for the rows that break a demand.
	 *
	 * @param demand what they break
	 * @param column the column that gets the value
	 * @param expression the value
	 */
	public record Mend(Demand demand, String column, String expression) {
	}

}
