package io.github.dbmigrate.entities;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What JDBC says of a database, without the names of constraints.
 */
final class JdbcCatalog {

	private final DatabaseMetaData metaData;

	private final String catalog;

	private final String schema;

	private final JdbcTemplate jdbc;

	private final List<String> lines = new ArrayList<>();

	private JdbcCatalog(Connection connection) throws SQLException {
		this.metaData = connection.getMetaData();
		this.catalog = connection.getCatalog();
		this.schema = connection.getSchema();
		this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
	}

	static List<String> of(DataSource dataSource) {
		List<String> lines = new JdbcTemplate(dataSource)
			.execute((Connection connection) -> new JdbcCatalog(connection).read());
		return Objects.requireNonNull(lines).stream().sorted().toList();
	}

	private List<String> read() throws SQLException {
		add("column", this.metaData.getColumns(this.catalog, this.schema, "%", "%"), "TABLE_NAME", "ORDINAL_POSITION",
				"COLUMN_NAME", "TYPE_NAME", "COLUMN_SIZE", "DECIMAL_DIGITS", "NULLABLE", "COLUMN_DEF",
				"IS_AUTOINCREMENT", "IS_GENERATEDCOLUMN", "REMARKS");
		try (ResultSet tables = this.metaData.getTables(this.catalog, this.schema, "%", null)) {
			while (tables.next()) {
				if (!tables.getString("TABLE_TYPE").contains("INDEX")) {
					read(tables.getString("TABLE_NAME"), tables.getString("TABLE_TYPE"), tables.getString("REMARKS"));
				}
			}
		}
		checks();
		if (this.schema != null) {
			sequences();
		}
		return this.lines;
	}

	private void read(String table, String type, String remarks) throws SQLException {
		this.lines.add("table " + table + " " + type + " " + remarks);
		add("key", this.metaData.getPrimaryKeys(this.catalog, this.schema, table), "TABLE_NAME", "KEY_SEQ",
				"COLUMN_NAME");
		group("foreign key " + table, this.metaData.getImportedKeys(this.catalog, this.schema, table), "FK_NAME",
				"FKCOLUMN_NAME", "PKTABLE_NAME", "PKCOLUMN_NAME", "DELETE_RULE", "UPDATE_RULE");
		if (type.contains("TABLE")) {
			group("index " + table, this.metaData.getIndexInfo(this.catalog, this.schema, table, false, false),
					"INDEX_NAME", "NON_UNIQUE", "COLUMN_NAME", "ASC_OR_DESC");
		}
		String quote = this.metaData.getIdentifierQuoteString();
		this.jdbc.queryForList("select * from " + quote + table + quote)
			.forEach((row) -> this.lines.add("row " + table + row));
	}

	private void add(String kind, ResultSet rows, String... columns) throws SQLException {
		try (rows) {
			while (rows.next()) {
				this.lines.add(kind + " " + values(rows, columns));
			}
		}
	}

	private void group(String kind, ResultSet rows, String name, String... columns) throws SQLException {
		Map<String, String> groups = new TreeMap<>();
		try (rows) {
			while (rows.next()) {
				groups.merge(String.valueOf(rows.getString(name)), values(rows, columns).toString(), String::concat);
			}
		}
		groups.values().forEach((group) -> this.lines.add(kind + " " + group));
	}

	private static List<String> values(ResultSet rows, String... columns) {
		return Arrays.stream(columns).map((column) -> {
			try {
				return String.valueOf(rows.getString(column));
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}).toList();
	}

	private void checks() {
		this.jdbc
			.queryForList(
					"select check_clause from information_schema.check_constraints where constraint_schema in "
							+ "(?, ?) and check_clause not like '%IS NOT NULL'",
					String.class, this.schema, this.catalog)
			.forEach((check) -> this.lines.add("check " + parts(check)));
	}

	/** Hibernate joins the checks of a column in no particular order. */
	private static List<String> parts(String check) {
		return Stream.of(check.split("(?i) and "))
			.map((part) -> part.replaceAll("^[\\s(]+|[\\s)]+$", ""))
			.sorted()
			.toList();
	}

	private void sequences() {
		this.jdbc
			.queryForList(
					"select sequence_name, start_value, " + "increment from information_schema.sequences where "
							+ "sequence_schema in (?, ?) and sequence_name not like 'SYSTEM%'",
					this.schema, this.catalog)
			.forEach((sequence) -> this.lines.add("sequence " + sequence));
	}

}
