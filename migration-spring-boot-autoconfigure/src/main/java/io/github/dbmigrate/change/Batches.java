package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.github.dbmigrate.dialect.Demand;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Which changes fill rows in batches, and why others do it by one UPDATE.
 */
public final class Batches {

	private final SqlDialect dialect;

	private final Schema after;

	private final long rows;

	private final Predicate<TableName> large;

	private final Set<TableName> keyed = new HashSet<>();

	private final List<String> notes = new ArrayList<>();

	/**
	 * @param after the tables as they shall be
	 * @param rows how many rows a batch has, 0 for no batches
	 * @param large the tables that have many rows
	 */
	public Batches(SqlDialect dialect, Schema after, long rows, Predicate<TableName> large) {
		this.dialect = dialect;
		this.after = after;
		this.rows = rows;
		this.large = large;
	}

	SqlDialect dialect() {
		return this.dialect;
	}

	/** Notes whose primary key goes or comes. */
	void among(List<Change> changes) {
		changes.stream()
			.filter((change) -> change instanceof AddPrimaryKey || change instanceof DropPrimaryKey)
			.forEach((change) -> this.keyed.add(change.subject()));
	}

	/** What fills most rows before the change, where that can be done in batches. */
	Optional<BatchedFill> before(Change change, boolean own) {
		BatchedFill fill = (this.rows > 0) ? fill(change) : null;
		if (fill == null || !this.large.test(fill.subject())) {
			return Optional.empty();
		}
		String obstacle = own ? "statements of the application belong to that change" : obstacle(change, fill);
		if (obstacle != null) {
			this.notes.add("One UPDATE gives the rows of " + this.dialect.shown(fill.subject())
					+ ", which are many, their " + this.dialect.shown(fill.column()) + ": " + obstacle + ".");
			return Optional.empty();
		}
		return Optional.of(fill);
	}

	/** Which large tables are filled by one UPDATE all the same, and why. */
	public List<String> notes() {
		return List.copyOf(this.notes);
	}

	private @Nullable BatchedFill fill(Change change) {
		if (change instanceof AddColumn add && isFilled(add.column()) && add.column().defaultValue() == null
				&& !add.isAtOnce(this.dialect)) {
			return fill(add.subject(), add.column(), add.fill());
		}
		if (change instanceof AlterColumn alter && alter.before().nullable() && isFilled(alter.after())) {
			return fill(alter.subject(), alter.after(), alter.fill());
		}
		return (change instanceof FillRows fill && !fill.back())
				? fill(fill.subject(), fill.column(), fill.expression(), fill.demand()) : null;
	}

	private static boolean isFilled(Column column) {
		return !column.nullable() && !column.isIdentity() && column.generatedAs() == null;
	}

	private @Nullable BatchedFill fill(TableName table, Column column, Fill fill) {
		return (fill instanceof Fill.Expression expression && expression.text() != null)
				? fill(table, column.name(), expression.text(), null) : null;
	}

	private BatchedFill fill(TableName table, String column, String expression, @Nullable Demand demand) {
		return new BatchedFill(table, column, expression, demand, key(table), this.rows, false);
	}

	private List<Column> key(TableName name) {
		Table table = this.after.tables().get(name);
		PrimaryKey key = (table != null && !this.keyed.contains(name)) ? table.primaryKey() : null;
		return (table == null || key == null) ? List.of()
				: key.columns().stream().flatMap((column) -> table.column(column).stream()).toList();
	}

	private @Nullable String obstacle(Change change, BatchedFill fill) {
		String obstacle = this.dialect.batchObstacle(fill.key());
		if (obstacle != null) {
			return obstacle;
		}
		if (fill.demand() instanceof Demand.Unique) {
			return "which rows repeat others shows in all of them only";
		}
		if (looksAround(fill)) {
			return "the value is made of other rows of the table";
		}
		if (fill.key().stream().anyMatch((column) -> column.name().equals(fill.column()))) {
			return "it is the primary key, by which batches walk";
		}
		return isMore(change) ? "the column becomes something else at the same time" : null;
	}

	/** Whether what one row gets depends on what others have, which change meanwhile. */
	private static boolean looksAround(BatchedFill fill) {
		String text = fill.expression() + " "
				+ ((fill.demand() instanceof Demand.Condition one) ? one.condition() : "");
		return ColumnDiff.names(text, "select") && ColumnDiff.names(text, fill.subject().name());
	}

	private static boolean isMore(Change change) {
		return (change instanceof AddColumn add && add.keyed()) || (change instanceof AlterColumn alter
				&& (alter.keyed() || !alter.before().equals(alter.after().withNullable(true))));
	}

}
