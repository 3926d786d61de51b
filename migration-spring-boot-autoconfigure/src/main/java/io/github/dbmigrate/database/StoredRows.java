package io.github.dbmigrate.database;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Table;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of a table, whatever their order.
 *
 * @param count how many there are
 * @param columns the columns
 * @param rows their values as text, sorted; {@code null} where there are too many
 */
public record StoredRows(long count, List<String> columns, @Nullable List<List<String>> rows) {

	private static final String NULL = "NULL";

	private static final int SHOWN = 40;

	static StoredRows read(JdbcTemplate jdbc, SqlDialect dialect, Table table, long count, int limit) {
		List<String> columns = table.columns().stream().map(Column::name).toList();
		if (count > limit) {
			return new StoredRows(count, columns, null);
		}
		String names = String.join(", ",
				columns.stream().map((name) -> dialect.sql("").name(name).toString()).toList());
		String query = dialect.sql("select").expression(names).words("from").table(table.name()).toString();
		return new StoredRows(count, columns, sorted(jdbc.query(query, (row, number) -> values(row))));
	}

	private static List<List<String>> sorted(List<List<String>> rows) {
		return rows.stream().sorted((one, other) -> one.toString().compareTo(other.toString())).toList();
	}

	private static List<String> values(ResultSet row) throws SQLException {
		ResultSetMetaData columns = row.getMetaData();
		List<String> values = new ArrayList<>();
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			values.add(value(row, i, columns.getColumnType(i)));
		}
		return values;
	}

	private static String value(ResultSet row, int column, int type) throws SQLException {
		if (Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB).contains(type)) {
			byte[] bytes = row.getBytes(column);
			return (bytes != null) ? HexFormat.of().formatHex(bytes) : NULL;
		}
		String text = row.getString(column);
		return (text != null) ? "'" + text + "'" : NULL;
	}

	/** Whether the values are known. */
	public boolean isRead() {
		return this.rows != null;
	}

	/** The columns of which the same statements made other values. */
	public Set<String> changing(StoredRows repeated) {
		Set<String> changing = new TreeSet<>();
		if (this.count == repeated.count) {
			IntStream.range(0, this.columns.size())
				.filter((column) -> !column(column).equals(repeated.column(column)))
				.forEach((column) -> changing.add(this.columns.get(column)));
		}
		return changing;
	}

	private List<String> column(int column) {
		return Objects.requireNonNullElse(this.rows, Collections.<List<String>>emptyList())
			.stream()
			.map((row) -> row.get(column))
			.sorted()
			.toList();
	}

	/** The same without some columns. */
	public StoredRows without(Set<String> names) {
		List<List<String>> all = this.rows;
		if (names.isEmpty() || all == null) {
			return this;
		}
		int[] kept = IntStream.range(0, this.columns.size())
			.filter((column) -> !names.contains(this.columns.get(column)))
			.toArray();
		return new StoredRows(this.count, IntStream.of(kept).mapToObj(this.columns::get).toList(),
				sorted(all.stream().map((row) -> IntStream.of(kept).mapToObj(row::get).toList()).toList()));
	}

	/** In which others differ from these, for people. */
	public Optional<String> difference(StoredRows others) {
		if (this.count != others.count) {
			return Optional.of("has " + this.count + " rows, and " + others.count + " with the new file");
		}
		if (this.rows == null || others.rows == null || !this.columns.equals(others.columns)) {
			return Optional.empty();
		}
		List<List<String>> left = remaining(this.rows, others.rows);
		return left.isEmpty() ? Optional.empty()
				: Optional.of("has other values in " + left.size() + " rows with the new file: " + shown(left.get(0))
						+ " becomes " + shown(remaining(others.rows, this.rows).get(0)));
	}

	private static List<List<String>> remaining(List<List<String>> rows, List<List<String>> others) {
		List<List<String>> remaining = new ArrayList<>(rows);
		others.forEach(remaining::remove);
		return remaining;
	}

	private static String shown(List<String> row) {
		String text = String.join(", ", row);
		return "(" + ((text.length() > SHOWN) ? text.substring(0, SHOWN) + " ..." : text) + ")";
	}

}
