package io.github.dbmigrate.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dbmigrate.schema.TableName;

/**
 * The SQL expressions with which rows get a value for a column that must have one.
 *
 * @param expressions the expression by table and column
 */
public record Fills(Map<Target, String> expressions) {

	/** No fill at all. */
	public static final Fills NONE = new Fills(Map.of());

	public Fills {
		expressions = Map.copyOf(expressions);
	}

	/**
	 * The expression for a column.
	 */
	public Optional<String> of(TableName table, String column) {
		return Optional.ofNullable(this.expressions.get(new Target(table, column)));
	}

	/**
	 * These and those of rows that get another value.
	 */
	public Fills and(List<FillRows> rows) {
		Map<Target, String> all = new HashMap<>(this.expressions);
		rows.forEach((fill) -> all.putIfAbsent(new Target(fill.subject(), fill.column()), fill.expression()));
		return new Fills(all);
	}

	/**
	 * A column to fill.
	 *
	 * @param table the table
	 * @param column the column
	 */
	public record Target(TableName table, String column) {
	}

}
