package io.github.dbmigrate.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dbmigrate.schema.TableName;

/**
 * The SQL expressions with which rows get a value for a column that must have one, and
 * how values take another type.
 *
 * @param expressions the expression by table and column
 * @param casts how values take another type, by table and column
 */
public record Fills(Map<Target, String> expressions, Map<Target, Cast> casts) {

	/** No fill at all. */
	public static final Fills NONE = new Fills(Map.of());

	public Fills {
		expressions = Map.copyOf(expressions);
		casts = Map.copyOf(casts);
	}

	/**
	 * Fills where no value takes another type.
	 */
	public Fills(Map<Target, String> expressions) {
		this(expressions, Map.of());
	}

	/**
	 * How the values of a column take another type.
	 */
	public Cast cast(TableName table, String column) {
		return this.casts.getOrDefault(new Target(table, column), Cast.USUAL);
	}

	/**
	 * These with other casts.
	 */
	public Fills casting(Map<Target, Cast> others) {
		return new Fills(this.expressions, others);
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
		return new Fills(all, this.casts);
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
