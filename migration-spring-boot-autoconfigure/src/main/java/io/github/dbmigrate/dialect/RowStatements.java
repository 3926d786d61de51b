package io.github.dbmigrate.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The statements that give rows a value for a column that must have one.
 */
public abstract class RowStatements {

	/** Starts a statement. */
	public abstract Sql sql(String words);

	/** A value for rows whose own is lost, or {@code null} where there is none. */
	public @Nullable String neutralValue(ColumnType type) {
		return NeutralValues.of(type);
	}

	/** Gives the rows without a value this one. */
	public final List<String> fill(TableName table, Column column, @Nullable String expression) {
		return (expression == null) ? List.of()
				: List.of(fill(sql("update").table(table), column, sql("").expression(expression)));
	}

	/**
	 * Gives the rows that break a demand another value.
	 */
	public final String fill(TableName table, String column, String expression, Sql broken) {
		return update(table, column, expression, broken).toString();
	}

	private Sql update(TableName table, String column, String expression, Sql broken) {
		return sql("update").table(table)
			.words("set")
			.name(column)
			.words("=")
			.expression(expression)
			.words("where")
			.part(broken);
	}

	/**
	 * Gives the rows that break a demand another value, batch by batch in transactions of
	 * their own: what is done stays done, and a second run does only the rest.
	 * @param key the columns of the primary key
	 * @param rows about how many rows a batch looks at
	 */
	public final List<String> fillInBatches(TableName table, String column, String expression, Sql broken,
			List<Column> key, long rows) {
		return inBatches(table, key, update(table, column, expression, broken), rows);
	}

	/**
	 * Why rows cannot get values batch by batch, or {@code null} where they can.
	 * @param key the columns of the primary key
	 */
	public abstract @Nullable String batchObstacle(List<Column> key);

	abstract List<String> inBatches(TableName table, List<Column> key, Sql update, long rows);

	/**
	 * Whether a value is none of another type, or {@code null} where every value is or
	 * nobody can say.
	 */
	public @Nullable Sql unfit(Sql value, ColumnType before, ColumnType after) {
		return new Fitting(this, this::matching).unfit(value, before, after);
	}

	/**
	 * What is left of a value that another type cuts off or rounds, or {@code null} where
	 * it does neither.
	 */
	public final @Nullable Sql narrowed(Sql value, ColumnType before, ColumnType after) {
		return new Fitting(this, this::matching).narrowed(value, before, after);
	}

	/**
	 * Cuts off and rounds what another type has no room for.
	 */
	public final List<String> narrow(TableName table, Column before, ColumnType after) {
		Sql value = sql("").name(before.name());
		Sql narrowed = narrowed(value, before.type(), after);
		if (narrowed == null) {
			return List.of();
		}
		Sql broken = Objects.requireNonNull(lossy(value, before.type(), after));
		return List.of(fill(table, before.name(), narrowed.toString(), broken));
	}

	/**
	 * Whether a value is cut off or rounded by another type, or {@code null} where none
	 * is.
	 */
	public final @Nullable Sql lossy(Sql value, ColumnType before, ColumnType after) {
		Sql narrowed = narrowed(value, before, after);
		if (narrowed == null) {
			return null;
		}
		return Conversion.isText(after) ? sql("char_length(").part(value).words(") >").number(Conversion.length(after))
				: sql("").part(value).words("<>").part(narrowed);
	}

	/**
	 * Whether this database refuses a value when its column gets another type, or
	 * {@code null} where it takes every value or nobody can say.
	 */
	public final @Nullable Sql refused(Sql value, ColumnType before, ColumnType after) {
		boolean texts = Conversion.isText(before) && Conversion.isText(after);
		return texts ? lossy(value, before, after) : unfit(value, before, after);
	}

	/** The rows of a table for an UPDATE of the same table. */
	Sql ownRows(TableName table, List<String> columns) {
		return sql("").table(table);
	}

	/** What an expression gives, as a value of a type. */
	public Sql cast(String expression, ColumnType type) {
		return sql("cast(").bracketed(expression).words("as").type(type).words(")");
	}

	/**
	 * As much of the text of a value as another type has room for, or {@code null} where
	 * that is no text.
	 */
	public final @Nullable String cutText(Column column, ColumnType after) {
		if (!Conversion.isText(after)) {
			return null;
		}
		Sql text = sql("concat(").name(column.name()).words(", '')");
		long room = Conversion.length(after);
		return ((room == Long.MAX_VALUE) ? text : sql("left(").part(text).words(",").number(room).words(")"))
			.toString();
	}

	/** Whether a text has a form. */
	Sql matching(Sql value, String pattern) {
		return sql("regexp_like(").part(value).words(",").literal(pattern).words(")");
	}

	/** A text as a number. */
	Sql number(Sql value) {
		return sql("cast(").part(value).words("as decfloat)");
	}

	/** A type as it can stand in a cast. */
	ColumnType castable(ColumnType type) {
		return type;
	}

	/** No value, where something is selected that has a type. */
	public Sql noValue(ColumnType type) {
		return sql("cast(null as").type(type).words(")");
	}

	/** A value of one type as this database makes one of another out of it. */
	public Sql converted(Sql value, ColumnType before, ColumnType after) {
		return sql("cast(").part(value).words("as").type(after).words(")");
	}

	final String fill(Sql update, Column column, Sql expression) {
		return update.words("set")
			.name(column.name())
			.words("=")
			.part(expression)
			.words("where")
			.name(column.name())
			.words("is null")
			.toString();
	}

	/**
	 * Gives every row without a value another one, as far as the type allows.
	 */
	public final List<String> distinctValues(TableName table, Column column) {
		if (Expressions.isNumber(column.type())) {
			return numberRows(table, column, lookup("max", column.name(), table));
		}
		return Expressions.isText(column.type()) ? numberRows(table, column, sql("0"))
				: fill(table, column, neutralValue(column.type()));
	}

	/** Numbers the rows without a value, beginning after a number. */
	abstract List<String> numberRows(TableName table, Column column, Sql start);

	private Sql lookup(String function, String column, TableName table) {
		return sql("(select coalesce(").words(function + "(").name(column).words("), 0) from").table(table).words(")");
	}

	/**
	 * Lets every row without a value refer to a row of another table.
	 * @param key the referenced column
	 * @param distinct whether no two rows may refer to the same
	 */
	public final List<String> references(TableName table, Column column, TableName referenced, String key,
			boolean distinct) {
		if (!distinct || !Expressions.isNumber(column.type())) {
			return List.of(fill(sql("update").table(table), column, anyOf(referenced, key, column.type())));
		}
		List<String> statements = new ArrayList<>(distinctValues(table, column));
		statements.add(sql("update").table(table)
			.words("set")
			.name(column.name())
			.words("= (select key_value from (select")
			.name(key)
			.words("as key_value, row_number() over (order by")
			.name(key)
			.words(") as key_number from")
			.table(referenced)
			.words(") numbered where key_number =")
			.column(table, column.name())
			.words(")")
			.toString());
		return statements;
	}

	/**
	 * The key of some row of a table, the same each time.
	 * @param type the type of the key
	 */
	public Sql anyOf(TableName table, String key, ColumnType type) {
		return sql("(select min(").name(key).words(") from").table(table).words(")");
	}

}
