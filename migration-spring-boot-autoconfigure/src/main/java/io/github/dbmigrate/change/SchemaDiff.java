package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;

/**
 * All changes that lead from one schema to another.
 */
public final class SchemaDiff {

	private static final Comparator<Change> FILE_ORDER = Comparator.comparing(Change::phase)
		.thenComparing(Change::step)
		.thenComparing(Change::subject)
		.thenComparing(RunSql.Position::of);

	private SchemaDiff() {
	}

	/**
	 * The changes from {@code before} to {@code after}, in the order of the file.
	 * @param before what is there, normalized
	 * @param after what is wanted, normalized
	 * @param fills the values for rows that have none
	 * @return the changes, the same list for the same input
	 */
	public static List<Change> between(Schema before, Schema after, Fills fills) {
		List<Change> changes = new ArrayList<>();
		Disturbed disturbed = Disturbed.between(before, after);
		before.tables().forEach((name, table) -> {
			Table wanted = after.tables().get(name);
			if (wanted == null) {
				changes.addAll(dropped(table));
			}
			else if (!table.equals(wanted) || disturbed.reaches(table)) {
				changes.addAll(
						new TableDiff(table, wanted, fills, disturbed, before.types().values(), after.tables().keySet())
							.changes());
			}
		});
		after.tables()
			.values()
			.stream()
			.filter((table) -> !before.tables().containsKey(table.name()))
			.forEach((table) -> changes.addAll(created(table)));
		changes.addAll(new TypeDiff(before, after, fills).changes());
		changes.addAll(new SequenceDiff(before, after).changes());
		return inFileOrder(changes);
	}

	/**
	 * The changes from {@code before} to {@code after} as a database makes them, with
	 * those of what stands in their way there.
	 */
	public static List<Change> between(Schema before, Schema after, Fills fills, SqlDialect dialect) {
		return inFileOrder(ReferencedNumbers.free(between(before, after, fills), before, after, dialect));
	}

	/**
	 * The way back: the undo of each change, in the order of a file; statements of an
	 * application in the opposite order.
	 */
	public static List<Change> undo(List<Change> changes) {
		List<Change> undone = new ArrayList<>();
		List<Change> own = new ArrayList<>();
		changes.forEach((change) -> ((change instanceof RunSql) ? own : undone).add(change.undo()));
		Collections.reverse(own);
		undone.addAll(own);
		return inFileOrder(undone);
	}

	/**
	 * The order in which changes stand in a file.
	 */
	public static List<Change> inFileOrder(Collection<Change> changes) {
		return changes.stream().sorted(FILE_ORDER).toList();
	}

	private static List<Change> created(Table table) {
		List<Change> changes = new ArrayList<>();
		changes.add(new CreateTable(table, false));
		Keys keys = Keys.of(table);
		table.foreignKeys()
			.forEach((key) -> changes.add(new AddForeignKey(table.name(), key, keys.beginWith(key.columns()))));
		return changes;
	}

	private static List<Change> dropped(Table table) {
		return created(table).stream().map(Change::undo).toList();
	}

}
