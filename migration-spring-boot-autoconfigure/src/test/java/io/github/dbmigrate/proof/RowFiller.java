package io.github.dbmigrate.proof;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Puts rows into every table. A value is a function of column and number of the row, and
 * a foreign key has the value of the column it refers to, so that rows fit together in
 * any order; the last row holds NULL wherever it may.
 */
final class RowFiller {

	private static final int ROWS = 3;

	private static final int LONGEST = 3000;

	private static final String LABELS = """
			select t.typname, e.enumlabel from pg_enum e join pg_type t on t.oid = e.enumtypid
			order by e.enumsortorder""";

	private static final String CHECK_VIOLATION = "23514";

	private static final Set<Integer> NUMBERS = Set.of(Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC,
			Types.REAL, Types.DOUBLE);

	private final Connection connection;

	private final Map<String, String> values;

	private final List<Manner> manners;

	private final Set<String> keys = new HashSet<>();

	private final Map<String, String> references = new LinkedHashMap<>();

	private final List<String> empty;

	private final Map<String, List<Column>> tables = new LinkedHashMap<>();

	private final Map<String, List<String>> labels = new HashMap<>();

	private final String quote;

	private final boolean postgres;

	private RowFiller(Connection connection, Map<String, String> values, List<Manner> manners) throws SQLException {
		DatabaseMetaData catalog = connection.getMetaData();
		this.connection = connection;
		this.manners = manners;
		this.values = values;
		this.quote = catalog.getIdentifierQuoteString();
		this.postgres = catalog.getDatabaseProductName().equals("PostgreSQL");
		this.empty = empty();
		if (this.postgres && !this.empty.isEmpty()) {
			readLabels();
		}
		for (String table : this.empty) {
			read(catalog, table);
		}
	}

	private List<String> empty() throws SQLException {
		List<String> empty = new ArrayList<>();
		try (Statement statement = this.connection.createStatement()) {
			for (String table : tables(this.connection)) {
				if (isEmpty(statement, table)) {
					empty.add(table);
				}
			}
		}
		return empty;
	}

	/** Reads a table and those that it refers to: the catalog answers slowly. */
	private void read(DatabaseMetaData catalog, String table) throws SQLException {
		if (this.tables.containsKey(table)) {
			return;
		}
		readKeys(catalog, table);
		readColumns(catalog, table);
		for (String referenced : readReferences(catalog, table)) {
			read(catalog, referenced);
		}
	}

	/**
	 * Fills every table that is empty.
	 * @param values the literals for columns that a constraint narrows, by table and
	 * column; {@code %d} is the number of the row
	 */
	static void fill(DataSource dataSource, Map<String, String> values) {
		fill(dataSource, values, Manner.ALL);
	}

	/**
	 * The same with rows that repeat each other, as long and as large as their columns
	 * let them be.
	 */
	static void fillHostile(DataSource dataSource, Map<String, String> values) {
		fill(dataSource, values, Manner.HOSTILE);
	}

	private static void fill(DataSource dataSource, Map<String, String> values, List<Manner> manners) {
		try (Connection connection = dataSource.getConnection()) {
			new RowFiller(connection, values, manners).fill();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The tables that entities made.
	 */
	static List<String> tables(Connection connection) throws SQLException {
		List<String> names = new ArrayList<>();
		try (ResultSet rows = connection.getMetaData()
			.getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] { "TABLE", "BASE TABLE" })) {
			while (rows.next()) {
				names.add(rows.getString("TABLE_NAME"));
			}
		}
		return names.stream().filter((name) -> !CatalogDump.isBookkeeping(name)).sorted().toList();
	}

	/** The values of enum types by the name of the type. */
	private void readLabels() throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(LABELS)) {
			while (rows.next()) {
				this.labels.computeIfAbsent(rows.getString(1).toLowerCase(Locale.ROOT), (type) -> new ArrayList<>())
					.add("'" + rows.getString(2).replace("'", "''") + "'");
			}
		}
	}

	private void readKeys(DatabaseMetaData catalog, String table) throws SQLException {
		try (ResultSet rows = catalog.getPrimaryKeys(this.connection.getCatalog(), this.connection.getSchema(),
				table)) {
			while (rows.next()) {
				this.keys.add(table + "." + rows.getString("COLUMN_NAME"));
			}
		}
	}

	private Set<String> readReferences(DatabaseMetaData catalog, String table) throws SQLException {
		Set<String> referenced = new HashSet<>();
		try (ResultSet rows = catalog.getImportedKeys(this.connection.getCatalog(), this.connection.getSchema(),
				table)) {
			while (rows.next()) {
				String schema = rows.getString("PKTABLE_SCHEM");
				if (schema == null || schema.equals(this.connection.getSchema())) {
					this.references.put(table + "." + rows.getString("FKCOLUMN_NAME"),
							rows.getString("PKTABLE_NAME") + "." + rows.getString("PKCOLUMN_NAME"));
					referenced.add(rows.getString("PKTABLE_NAME"));
				}
			}
		}
		return referenced;
	}

	private void readColumns(DatabaseMetaData catalog, String table) throws SQLException {
		List<Column> columns = new ArrayList<>();
		try (ResultSet rows = catalog.getColumns(this.connection.getCatalog(), this.connection.getSchema(),
				table.replace("_", "\\_"), "%")) {
			while (rows.next()) {
				if (!"YES".equals(rows.getString("IS_GENERATEDCOLUMN"))) {
					columns.add(new Column(rows.getString("COLUMN_NAME"), rows.getInt("DATA_TYPE"),
							rows.getString("TYPE_NAME").toLowerCase(Locale.ROOT), rows.getInt("COLUMN_SIZE"),
							rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls));
				}
			}
		}
		this.tables.put(table, columns);
	}

	private void fill() throws SQLException {
		if (this.empty.isEmpty()) {
			return;
		}
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(foreignKeys(false));
			for (String table : this.empty) {
				for (int number = 1; number <= ROWS; number++) {
					insert(statement, table, number);
				}
			}
			statement.execute(foreignKeys(true));
		}
	}

	private String foreignKeys(boolean checked) throws SQLException {
		return switch (this.connection.getMetaData().getDatabaseProductName()) {
			case "H2" -> "set referential_integrity " + checked;
			case "PostgreSQL" -> "set session_replication_role = " + (checked ? "origin" : "replica");
			default -> "set foreign_key_checks = " + (checked ? 1 : 0);
		};
	}

	private boolean isEmpty(Statement statement, String table) throws SQLException {
		try (ResultSet rows = statement.executeQuery("select 1 from " + quoted(table) + " having count(*) > 0")) {
			return !rows.next();
		}
	}

	/**
	 * Puts in a row, in the first manner that no check refuses.
	 */
	private void insert(Statement statement, String table, int number) throws SQLException {
		SQLException refusal = null;
		for (Manner manner : this.manners) {
			try {
				statement.execute(insert(table, number, manner));
				return;
			}
			catch (SQLException ex) {
				if (!CHECK_VIOLATION.equals(ex.getSQLState()) && !manner.hostile()) {
					throw ex;
				}
				refusal = ex;
			}
		}
		throw new SQLException(refusal);
	}

	private String insert(String table, int number, Manner manner) {
		List<Column> columns = this.tables.get(table);
		if (columns.isEmpty()) {
			return "insert into " + quoted(table) + " default values";
		}
		List<String> names = new ArrayList<>();
		List<String> row = new ArrayList<>();
		for (Column column : columns) {
			boolean isNull = manner.nulls() && column.nullable() && number == ROWS;
			row.add(isNull ? "null" : value(table, column, number, manner, names.size(), columns.size()));
			names.add(quoted(column.name()));
		}
		return "insert into " + quoted(table) + " (" + String.join(", ", names) + ")"
				+ (this.postgres ? " overriding system value" : "") + " values (" + String.join(", ", row) + ")";
	}

	private String value(String table, Column column, int number, Manner manner, int position, int columns) {
		boolean key = this.keys.contains(table + "." + column.name());
		if (!manner.hostile() || key) {
			return value(table, column, number + manner.rise(column, position, columns));
		}
		String value = value(table, column, manner.repeating() ? 1 : number);
		boolean free = !this.references.containsKey(table + "." + column.name())
				&& !this.values.containsKey((table + "." + column.name()).toLowerCase(Locale.ROOT));
		return free ? stretched(column, value) : value;
	}

	/** As long or as large as it can be. */
	private static String stretched(Column column, String value) {
		if (value.matches("'v\\d+'")) {
			int room = Math.max(0, Math.min(column.size(), LONGEST) - value.length() + 2);
			return "'" + "x".repeat(room) + value.substring(1);
		}
		return switch (column.type()) {
			case Types.SMALLINT -> "3276" + value;
			case Types.INTEGER -> "214748364" + value;
			case Types.BIGINT -> "922337203685477580" + value;
			case Types.TIMESTAMP -> value.replaceFirst("'$", ".123456'");
			default -> value;
		};
	}

	private String quoted(String name) {
		return this.quote + name + this.quote;
	}

	private String value(String table, Column column, int number) {
		String key = table + "." + column.name();
		String stated = this.values.get(key.toLowerCase(Locale.ROOT));
		if (stated != null) {
			return stated.replace("%d", String.valueOf(number));
		}
		String target = this.references.get(key);
		return (target != null && !refersToItself(key)) ? referenced(target, number) : literal(column, number);
	}

	/** Whether references lead back to a column. */
	private boolean refersToItself(String key) {
		Set<String> seen = new HashSet<>();
		for (String next = key; next != null; next = this.references.get(next)) {
			if (!seen.add(next)) {
				return true;
			}
		}
		return false;
	}

	private String referenced(String target, int number) {
		String table = target.substring(0, target.lastIndexOf('.'));
		String name = target.substring(target.lastIndexOf('.') + 1);
		Column column = this.tables.get(table)
			.stream()
			.filter((candidate) -> candidate.name().equals(name))
			.findFirst()
			.orElseThrow();
		return value(table, column, number);
	}

	private String literal(Column column, int number) {
		List<String> constants = this.labels.get(column.typeName().replaceAll(".*\\.|\"", ""));
		if (constants != null) {
			return constants.get(number % constants.size());
		}
		if (column.typeName().equals("uuid")) {
			return "'00000000-0000-0000-0000-00000000000" + number + "'";
		}
		if (Set.of("json", "jsonb", "longtext").contains(column.typeName())) {
			return "'[" + number + "]'";
		}
		return switch (column.type()) {
			case Types.ARRAY -> this.postgres ? "'{}'" : "array[]";
			case Types.BIT, Types.BOOLEAN -> String.valueOf(number % 2 == 0);
			case Types.DATE -> "'2020-01-0" + number + "'";
			case Types.TIME, Types.TIME_WITH_TIMEZONE -> "'10:00:0" + number + "'";
			case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> "'2020-01-0" + number + " 10:00:00'";
			case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
				(this.postgres ? "'\\x0" : "X'0") + number + "'";
			case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB, Types.NCHAR, Types.NVARCHAR ->
				"'" + ((column.size() == 1) ? "" : "v") + number + "'";
			default -> String.valueOf(number);
		};
	}

	/**
	 * How the values of a row differ from column to column.
	 *
	 * @param slope whether numbers rise (1), fall (-1) or stay (0)
	 * @param nulls whether the last row holds NULL
	 * @param hostile whether values are as long and as large as they can be
	 * @param repeating whether rows repeat each other
	 */
	private record Manner(int slope, boolean nulls, boolean hostile, boolean repeating) {

		static final List<Manner> ALL = List.of(new Manner(0, true), new Manner(1, true), new Manner(-1, true),
				new Manner(0, false), new Manner(1, false), new Manner(-1, false));

		static final List<Manner> HOSTILE = Stream
			.concat(Stream.of(new Manner(0, true, true, true), new Manner(0, true, true, false)), ALL.stream())
			.toList();

		private Manner(int slope, boolean nulls) {
			this(slope, nulls, false, false);
		}

		int rise(Column column, int position, int columns) {
			boolean number = NUMBERS.contains(column.type());
			return !number || this.slope == 0 ? 0 : ROWS * ((this.slope > 0) ? position : columns - 1 - position);
		}

	}

	/**
	 * A column to be filled.
	 */
	private record Column(String name, int type, @Nullable String typeName, int size, boolean nullable) {
	}

}
