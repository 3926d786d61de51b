package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Table;

/**
 * Runs the fill of a column as a SELECT over the rows that are there.
 */
final class FillTrial {

	private static final int EXAMPLES = 3;

	private static final Pattern SEQUENCE = Pattern.compile("(?i)\\bnext\\s+value\\s+for\\b|\\bnextval\\s*\\(");

	private static final ColumnType TEXT = new ColumnType("varchar", List.of());

	private static final Set<String> BYTES = Set.of("binary", "varbinary");

	private static final Set<String> TEXTS = Set.of("varchar", "char", "character varying", "character", "nvarchar",
			"nchar");

	private final SqlDialect dialect;

	private final Table table;

	private final Sql rows;

	private final Function<ForeignKey, Sql> referenced;

	private final Column column;

	private final String expression;

	FillTrial(SqlDialect dialect, ExpectedRows rows, Column column, String expression) {
		this.dialect = dialect;
		this.table = rows.before();
		this.rows = dialect.sql("(").part(rows.select(dialect)).words(") as").table(rows.alias());
		this.referenced = (key) -> rows.referenced(dialect, key);
		this.column = column;
		this.expression = expression;
	}

	boolean wouldUseUpNumbers() {
		return SEQUENCE.matcher(this.expression).find();
	}

	List<String> run(Connection connection, boolean unique, List<CheckConstraint> checks) throws SQLException {
		List<String> objections = new ArrayList<>();
		try (Statement statement = connection.createStatement()) {
			long rows = number(statement, from("count(fill_value), count(*)"), 2);
			if (!this.column.nullable()) {
				addNulls(statement, rows, objections);
			}
			if (unique) {
				addDuplicates(statement, rows, objections);
			}
			addUnfit(statement, rows, objections);
			if (objections.isEmpty()) {
				addBroken(statement, rows, checks, objections);
			}
		}
		return objections;
	}

	/**
	 * What speaks against the values because a foreign key does not find them.
	 */
	List<String> lookUp(Connection connection, ForeignKey key) throws SQLException {
		List<String> objections = new ArrayList<>();
		String referenced = key.referencedColumns().get(0);
		try (Statement statement = connection.createStatement()) {
			long rows = number(statement, from("count(*)"), 1);
			Where missing = (sql) -> value(sql.words("where fill_value is not null and")).words("not in (select")
				.name(referenced)
				.words("from")
				.part(this.referenced.apply(key))
				.words("where")
				.name(referenced)
				.words("is not null)");
			String target = this.dialect.shown(key.referenced()) + "." + this.dialect.shown(referenced);
			addCount(statement, rows, missing, "a value that is not in " + target, objections);
		}
		return objections;
	}

	private Sql value(Sql sql) {
		return castsAsItAssigns() ? sql.words("cast(fill_value as").type(this.column.type()).words(")")
				: sql.words("fill_value");
	}

	private void addNulls(Statement statement, long rows, List<String> objections) throws SQLException {
		Where nulls = (sql) -> sql.words("where fill_value is null");
		long count = number(statement, nulls.to(from("count(*)")), 1);
		if (count > 0) {
			objections.add("It gives NULL for " + of(count, rows) + ", and " + name() + " is not null"
					+ examples(statement, nulls) + ".");
		}
	}

	private void addDuplicates(Statement statement, long rows, List<String> objections) throws SQLException {
		Sql groups = this.dialect.sql("select fill_value, count(*) as fill_count from (")
			.part(values())
			.words(") as filled where fill_value is not null group by fill_value having count(*) > 1");
		long values = number(statement, counting("count(*)", groups), 1);
		if (values == 0) {
			return;
		}
		long affected = number(statement, counting("sum(fill_count)", groups), 1);
		objections.add("It gives the same value to " + of(affected, rows) + ", and " + name() + " must be unique: "
				+ duplicates(statement, groups) + ((values > EXAMPLES) ? ", ..." : "") + ".");
	}

	private void addBroken(Statement statement, long rows, List<CheckConstraint> checks, List<String> objections)
			throws SQLException {
		for (CheckConstraint check : checks) {
			long count = number(statement, breaking(check), 1);
			if (count > 0) {
				objections.add("It gives " + of(count, rows) + " a value that the check " + check.name()
						+ " does not allow: " + check.expression() + ".");
			}
		}
	}

	private Sql breaking(CheckConstraint check) {
		String name = this.column.name();
		Sql typed = this.dialect.sql("select");
		if (castsAsItAssigns()) {
			typed.words("cast(fill_value as").type(this.column.type()).words(")");
		}
		else {
			typed.words("fill_value");
		}
		typed.words("as").name(name).words("from (").part(values()).words(") as filled");
		return this.dialect.sql("select count(*) from (")
			.part(typed)
			.words(") as typed where not (")
			.expression(check.expression())
			.words(")");
	}

	private Sql counting(String what, Sql groups) {
		return this.dialect.sql("select").words(what).words("from (").part(groups).words(") as repeated");
	}

	private String duplicates(Statement statement, Sql groups) throws SQLException {
		List<String> found = new ArrayList<>();
		try (ResultSet result = first(statement,
				this.dialect.sql("select * from (")
					.part(groups)
					.words(") as repeated order by fill_count desc, fill_value"))) {
			while (result.next()) {
				found.add("'" + result.getString(1) + "' " + result.getLong(2) + " times");
			}
		}
		return String.join(", ", found);
	}

	private void addUnfit(Statement statement, long rows, List<String> objections) throws SQLException {
		ColumnType type = this.column.type();
		if (TEXTS.contains(type.name()) && !type.arguments().isEmpty()) {
			addTooLong(statement, rows, "char_length(concat(fill_value, ''))", "characters", objections);
		}
		else if (type.name().equals("enum")) {
			addUnknown(statement, rows, type, objections);
		}
		else if (castsAsItAssigns()) {
			number(statement, assigned(type), 1);
		}
		else if (BYTES.contains(type.name()) && !type.arguments().isEmpty()) {
			addTooLong(statement, rows, "octet_length(fill_value)", "bytes", objections);
		}
		else {
			addUnconvertible(statement, rows, type, objections);
		}
	}

	private void addTooLong(Statement statement, long rows, String size, String unit, List<String> objections)
			throws SQLException {
		String length = this.column.type().arguments().get(0);
		Where tooLong = (sql) -> sql.words("where").words(size).words(">").words(length);
		long count = number(statement, tooLong.to(from("count(*)")), 1);
		if (count > 0) {
			long longest = number(statement, from("max(" + size + ")"), 1);
			objections.add("It gives " + of(count, rows) + " more than the " + length + " " + unit + " of " + name()
					+ " (up to " + longest + ")" + examples(statement, tooLong) + ".");
		}
	}

	private void addUnknown(Statement statement, long rows, ColumnType type, List<String> objections)
			throws SQLException {
		String constants = String.join(", ", type.arguments());
		Where unknown = (sql) -> sql.words("where concat(fill_value, '') not in (")
			.expression(constants)
			.words(") and fill_value is not null");
		addCount(statement, rows, unknown, "a value that is none of " + constants, objections);
	}

	/**
	 * MySQL and MariaDB refuse in an UPDATE what they let pass in a CAST.
	 */
	private boolean castsAsItAssigns() {
		return !Set.of("mysql", "mariadb").contains(this.dialect.vendor());
	}

	private void addUnconvertible(Statement statement, long rows, ColumnType type, List<String> objections)
			throws SQLException {
		Sql unfit = this.dialect.unfit(this.dialect.sql("fill_value"), TEXT, type);
		if (unfit != null) {
			addCount(statement, rows, (sql) -> sql.words("where").part(unfit), "a value that is no " + type,
					objections);
		}
	}

	private void addCount(Statement statement, long rows, Where where, String what, List<String> objections)
			throws SQLException {
		long count = number(statement, where.to(from("count(*)")), 1);
		if (count > 0) {
			objections
				.add("It gives " + of(count, rows) + " " + what + " for " + name() + examples(statement, where) + ".");
		}
	}

	private String examples(Statement statement, Where where) throws SQLException {
		PrimaryKey key = this.table.primaryKey();
		if (key == null) {
			return "";
		}
		Sql sql = where.to(from("*")).words("order by");
		String before = "";
		for (int i = 1; i <= key.columns().size(); i++) {
			sql.words(before).words(String.valueOf(i));
			before = ",";
		}
		List<String> found = new ArrayList<>();
		try (ResultSet result = first(statement, sql)) {
			while (result.next()) {
				List<String> values = new ArrayList<>();
				for (int i = 1; i <= key.columns().size(); i++) {
					values.add(result.getString(i));
				}
				found.add(String.join("/", values));
			}
		}
		String names = key.columns().stream().map(this.dialect::shown).collect(Collectors.joining("/"));
		return found.stream().collect(Collectors.joining(", ", " (first " + names + ": ", ")"));
	}

	private ResultSet first(Statement statement, Sql sql) throws SQLException {
		statement.setMaxRows(EXAMPLES);
		return statement.executeQuery(sql.toString());
	}

	private static long number(Statement statement, Sql sql, int position) throws SQLException {
		statement.setMaxRows(0);
		try (ResultSet result = statement.executeQuery(sql.toString())) {
			result.next();
			return result.getLong(position);
		}
	}

	private Sql from(String what) {
		return this.dialect.sql("select").words(what).words("from (").part(values()).words(") as filled");
	}

	/**
	 * The primary key and the value that each row would have: a column that is there
	 * already is filled only where it holds NULL.
	 */
	private Sql values() {
		Sql sql = this.dialect.sql("select");
		PrimaryKey key = this.table.primaryKey();
		if (key != null) {
			key.columns().forEach((name) -> sql.name(name).words(","));
		}
		return addValue(sql);
	}

	private Sql addValue(Sql sql) {
		if (this.table.column(this.column.name()).isPresent()) {
			sql.words("coalesce(").name(this.column.name()).words(",");
		}
		else {
			sql.words("(");
		}
		return sql.expression(this.expression).words(") as fill_value from").part(this.rows);
	}

	/**
	 * The values beside one of the type of the column: the database brings both to one
	 * type only where it would also assign one to the other.
	 */
	private Sql assigned(ColumnType type) {
		Sql sql = this.dialect.sql("select count(cast(fill_value as").type(type).words(")) from ( select");
		return addValue(sql).words("union all select cast(null as").type(type).words(")) as filled");
	}

	private String name() {
		return this.dialect.shown(this.table.name()) + "." + this.dialect.shown(this.column.name());
	}

	private static String of(long count, long rows) {
		return count + " of " + rows + ((rows == 1) ? " row" : " rows");
	}

	/**
	 * A condition that is asked more than once.
	 */
	@FunctionalInterface
	private interface Where {

		Sql to(Sql sql);

	}

}
