package io.github.dbmigrate.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.dialect.Demand;
import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the rows that a constraint would not let in, without changing any.
 */
final class LiveRowTrial implements RowTrial {

	private static final int EXAMPLES = 3;

	private static final int LONGEST = 40;

	private static final Set<String> TEXTS = Set.of("varchar", "char");

	private final OpenConnection connection;

	private final SqlDialect dialect;

	private final DatabaseFailure failures;

	LiveRowTrial(OpenConnection connection, SqlDialect dialect, DatabaseFailure failures) {
		this.connection = connection;
		this.dialect = dialect;
		this.failures = failures;
	}

	@Override
	public Flaws flaws(ExpectedRows rows, Demand demand) {
		return trying((statement) -> {
			Flaws flaws = count(statement, rows, rows.broken(this.dialect, demand));
			return (flaws.count() == 0) ? flaws : new Flaws(flaws.count(), flaws.rows(),
					examples(statement, rows, demand), keys(statement, rows, demand));
		});
	}

	@Override
	public @Nullable String refusal(ExpectedRows rows, String column) {
		Sql sql = this.dialect.sql("select count(")
			.name(column)
			.words(") from (")
			.part(rows.select(this.dialect))
			.words(") as")
			.table(rows.alias());
		try {
			trying((statement) -> statement.executeQuery(sql.toString()).next());
			return null;
		}
		catch (Refusal ex) {
			return ex.getMessage();
		}
	}

	@Override
	public List<String> objections(ExpectedRows rows, String column, List<Demand> demands) {
		List<String> objections = new ArrayList<>();
		try {
			for (Demand demand : demands) {
				Flaws left = flaws(rows, demand);
				if (left.count() > 0) {
					objections.add("It leaves " + left.share() + " " + demand.flaw(this.dialect) + ": "
							+ left.examples() + ".");
				}
			}
			rows.after().column(column).ifPresent((one) -> addUnfit(rows, one, objections));
		}
		catch (Refusal ex) {
			objections.add("The database cannot compute it: " + ex.getMessage() + ".");
		}
		return objections;
	}

	private void addUnfit(ExpectedRows rows, Column column, List<String> objections) {
		ColumnType type = column.type();
		if (!column.nullable()) {
			addCount(rows, this.dialect.sql("").name(column.name()).words("is null"), "NULL", objections);
		}
		if (TEXTS.contains(type.name()) && !type.arguments().isEmpty()) {
			addCount(rows,
					this.dialect.sql("char_length(").name(column.name()).words(") >").words(type.arguments().get(0)),
					"more than " + type.arguments().get(0) + " characters", objections);
		}
	}

	private void addCount(ExpectedRows rows, Sql broken, String what, List<String> objections) {
		Flaws flaws = trying((statement) -> count(statement, rows, broken));
		if (flaws.count() > 0) {
			objections.add("It gives " + flaws.share() + " " + what + ".");
		}
	}

	private Flaws count(Statement statement, ExpectedRows rows, Sql broken) throws SQLException {
		Sql judged = this.dialect.sql("select")
			.part(broken)
			.words("as flawed from (")
			.part(rows.select(this.dialect))
			.words(") as")
			.table(rows.alias());
		statement.setMaxRows(0);
		try (ResultSet result = statement
			.executeQuery(this.dialect.sql("select count(*), count(case when flawed then 1 end) from (")
				.part(judged)
				.words(") as judged")
				.toString())) {
			result.next();
			return new Flaws(result.getLong(2), result.getLong(1), "", List.of());
		}
	}

	private String examples(Statement statement, ExpectedRows rows, Demand demand) throws SQLException {
		statement.setMaxRows(EXAMPLES);
		List<String> key = rows.key();
		if (demand instanceof Demand.Unique unique) {
			String values = repeated(statement, rows, unique);
			return key.isEmpty() ? values : values + " (" + this.dialect.shown(key) + " "
					+ String.join(", ", broken(statement, rows, demand, List.of(), key)) + ")";
		}
		return String.join(", ", broken(statement, rows, demand, demand.columns(), key));
	}

	private List<String> keys(Statement statement, ExpectedRows rows, Demand demand) throws SQLException {
		return rows.key().isEmpty() ? List.of() : broken(statement, rows, demand, List.of(), rows.key());
	}

	private String repeated(Statement statement, ExpectedRows rows, Demand.Unique demand) throws SQLException {
		Sql sql = this.dialect.sql("select")
			.expression(demand.listed())
			.words(", count(*) as times from (")
			.part(rows.select(this.dialect))
			.words(") as")
			.table(rows.alias())
			.words("where")
			.part(demand.concerned(this.dialect))
			.words("group by")
			.expression(demand.listed())
			.words("having count(*) > 1");
		List<String> found = new ArrayList<>();
		try (ResultSet result = statement.executeQuery(sql.words("order by times desc, 1").toString())) {
			int size = demand.parts().size();
			while (result.next()) {
				found.add(values(result, 1, size) + " " + result.getLong(size + 1) + " times");
			}
		}
		return String.join(", ", found);
	}

	private List<String> broken(Statement statement, ExpectedRows rows, Demand demand, List<String> columns,
			List<String> key) throws SQLException {
		List<String> names = Stream.concat(columns.stream(), key.stream()).toList();
		Sql judged = this.dialect.sql("select")
			.part(rows.broken(this.dialect, demand))
			.words("as flawed,")
			.part(list(names.stream().distinct().toList()))
			.words("from (")
			.part(rows.select(this.dialect))
			.words(") as")
			.table(rows.alias());
		Sql sql = this.dialect.sql("select")
			.part(list(names))
			.words("from (")
			.part(judged)
			.words(") as judged where flawed");
		if (!key.isEmpty()) {
			sql.words("order by").part(list(key));
		}
		List<String> found = new ArrayList<>();
		try (ResultSet result = statement.executeQuery(sql.toString())) {
			while (result.next()) {
				found.add(told(result, columns.size(), key));
			}
		}
		return found;
	}

	private String told(ResultSet result, int columns, List<String> key) throws SQLException {
		if (columns == 0) {
			List<String> keys = new ArrayList<>();
			for (int i = 1; i <= key.size(); i++) {
				keys.add(String.valueOf(result.getString(i)));
			}
			return String.join("/", keys);
		}
		String values = values(result, 1, columns);
		return key.isEmpty() ? values : values + " (" + this.dialect.shown(key) + " "
				+ values(result, columns + 1, columns + key.size()).replace("'", "") + ")";
	}

	private static String values(ResultSet result, int first, int last) throws SQLException {
		List<String> values = new ArrayList<>();
		for (int i = first; i <= last; i++) {
			String value = result.getString(i);
			values.add((value == null) ? "NULL" : "'" + shortened(value) + "'");
		}
		return String.join("/", values);
	}

	private static String shortened(String value) {
		return (value.length() > LONGEST) ? value.substring(0, LONGEST) + "..." : value;
	}

	private Sql list(List<String> names) {
		Sql sql = this.dialect.sql("").name(names.get(0));
		names.stream().skip(1).forEach((name) -> sql.and(this.dialect.sql("").name(name)));
		return sql;
	}

	private <T> T trying(Asking<T> asking) {
		try {
			return this.connection.withoutWriting((connection) -> {
				try (Statement statement = connection.createStatement()) {
					return asking.ask(statement);
				}
			});
		}
		catch (SQLException ex) {
			throw new Refusal(this.failures.reason(ex));
		}
	}

	/**
	 * A question that the database may refuse to answer.
	 *
	 * @param <T> the answer
	 */
	@FunctionalInterface
	private interface Asking<T> {

		T ask(Statement statement) throws SQLException;

	}

}
