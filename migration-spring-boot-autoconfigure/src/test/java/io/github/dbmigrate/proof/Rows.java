package io.github.dbmigrate.proof;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import javax.sql.DataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All rows of a database.
 *
 * @param tables the rows by name of the table, each the text of its values by name of the
 * column
 */
record Rows(Map<String, List<Map<String, String>>> tables) {

	/**
	 * Reads all rows.
	 */
	static Rows of(DataSource dataSource) {
		Map<String, List<Map<String, String>>> tables = new TreeMap<>();
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			String quote = connection.getMetaData().getIdentifierQuoteString();
			for (String table : RowFiller.tables(connection)) {
				try (ResultSet rows = statement.executeQuery("select * from " + quote + table + quote)) {
					tables.put(table.toLowerCase(Locale.ROOT), read(rows));
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return new Rows(tables);
	}

	private static List<Map<String, String>> read(ResultSet rows) throws SQLException {
		List<Map<String, String>> all = new ArrayList<>();
		while (rows.next()) {
			Map<String, String> row = new LinkedHashMap<>();
			for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
				row.put(rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT), text(rows.getString(i)));
			}
			all.add(row);
		}
		return all;
	}

	/** Without what only a type adds: zeros behind the point, the midnight of a date. */
	private static String text(String value) {
		if (value != null && value.matches("\\d{4}-\\d\\d-\\d\\d .*")) {
			return value.replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "").replaceFirst(" 00:00:00$", "");
		}
		if (value != null && value.matches("-?\\d+\\.\\d+")) {
			return new BigDecimal(value).stripTrailingZeros().toPlainString();
		}
		return String.valueOf(value);
	}

	/**
	 * Asserts that other rows hold these, as far as they have the same tables and
	 * columns; a value may have replaced NULL.
	 */
	void assertKeptIn(Rows other) {
		Set<String> columns = new HashSet<>();
		this.tables.forEach((table, rows) -> rows
			.forEach((row) -> row.keySet().forEach((name) -> columns.add(table + "." + name))));
		assertKeptIn(other, columns);
	}

	/**
	 * Asserts that other rows hold these, as far as they have the same tables and
	 * columns.
	 * @param filled the columns in which a value may have replaced NULL
	 */
	void assertKeptIn(Rows other, Set<String> filled) {
		this.tables.forEach((table, rows) -> {
			List<Map<String, String>> left = other.tables.get(table);
			if (left != null) {
				assertThat(left).as("rows of %s", table).hasSameSizeAs(rows);
				assertKept(table, rows, new ArrayList<>(left), filled);
			}
		});
	}

	private static void assertKept(String table, List<Map<String, String>> rows, List<Map<String, String>> left,
			Set<String> filled) {
		List<Map<String, String>> changed = rows.stream()
			.filter((row) -> !tookOne(left, table, row, Set.of()))
			.toList();
		changed.stream().filter((row) -> !tookOne(left, table, row, filled)).findFirst().ifPresent((row) -> {
			throw new AssertionError("%s: %s is not among %s".formatted(table, row, left));
		});
	}

	private static boolean tookOne(List<Map<String, String>> left, String table, Map<String, String> row,
			Set<String> filled) {
		return left.stream()
			.filter((candidate) -> matches(table, row, candidate, filled))
			.findFirst()
			.map(left::remove)
			.orElse(false);
	}

	private static boolean matches(String table, Map<String, String> row, Map<String, String> candidate,
			Set<String> filled) {
		return row.entrySet()
			.stream()
			.filter((value) -> candidate.containsKey(value.getKey()))
			.allMatch((value) -> value.getValue().equals(candidate.get(value.getKey()))
					|| (value.getValue().equals("null") && filled.contains(table + "." + value.getKey())));
	}

	/**
	 * Only the tables and columns that others have too.
	 */
	Rows commonWith(Rows other) {
		Map<String, List<Map<String, String>>> common = new TreeMap<>(this.tables);
		common.keySet().retainAll(other.tables.keySet());
		common.replaceAll((table, rows) -> rows.stream().map((row) -> common(row, other.tables.get(table))).toList());
		return new Rows(common);
	}

	private static Map<String, String> common(Map<String, String> row, List<Map<String, String>> others) {
		Map<String, String> common = new LinkedHashMap<>(row);
		others.forEach((other) -> common.keySet().retainAll(other.keySet()));
		return common;
	}

	/**
	 * The same without some columns.
	 * @param columns tables and columns, in lower case
	 */
	Rows without(Set<String> columns) {
		Map<String, List<Map<String, String>>> others = new TreeMap<>(this.tables);
		others.replaceAll((table, rows) -> rows.stream().map((row) -> {
			Map<String, String> kept = new LinkedHashMap<>(row);
			kept.keySet().removeIf((column) -> columns.contains(table + "." + column));
			return kept;
		}).toList());
		return new Rows(others);
	}

	/**
	 * The same under other names.
	 * @param names the new names of tables and of {@code table.column}
	 */
	Rows under(Map<String, String> names) {
		Map<String, List<Map<String, String>>> others = new TreeMap<>();
		this.tables.forEach((table, rows) -> others.put(names.getOrDefault(table, table), rows.stream().map((row) -> {
			Map<String, String> named = new LinkedHashMap<>();
			row.forEach((column, value) -> named.put(column(names, table, column), value));
			return named;
		}).toList()));
		return new Rows(others);
	}

	private static String column(Map<String, String> names, String table, String column) {
		String name = names.getOrDefault(table + "." + column,
				names.getOrDefault(names.getOrDefault(table, table) + "." + column, column));
		return name.substring(name.lastIndexOf('.') + 1);
	}

	/**
	 * The tables without a row.
	 */
	List<String> empty() {
		return this.tables.keySet().stream().filter((table) -> this.tables.get(table).isEmpty()).toList();
	}

}
