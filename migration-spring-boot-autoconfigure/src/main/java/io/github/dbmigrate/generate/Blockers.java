package io.github.dbmigrate.generate;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import io.github.dbmigrate.change.AlterColumn;
import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.DropColumn;
import io.github.dbmigrate.change.DropTable;
import io.github.dbmigrate.database.Dependent;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.rename.Renames;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What others made and the database lets stand in the way of a change: a view on a column
 * whose type changes.
 */
final class Blockers {

	private final LiveDatabase live;

	private final Renames renames;

	/**
	 * @param renames tells the names that tables and columns have so far
	 */
	Blockers(LiveDatabase live, Renames renames) {
		this.live = live;
		this.renames = renames;
	}

	/**
	 * A sentence for each of them. The database is asked only where a change can be
	 * blocked.
	 */
	List<String> notes(List<Change> changes) {
		List<Change> delicate = changes.stream().filter(Blockers::isDelicate).toList();
		if (delicate.isEmpty()) {
			return List.of();
		}
		Collection<Dependent> dependents = this.live
			.dependents(delicate.stream().map(this::table).map(TableName::schema).filter(Objects::nonNull).toList());
		Set<String> notes = new LinkedHashSet<>();
		for (Change change : delicate) {
			dependents.stream().filter(blocking(change)).forEach((one) -> notes.add(note(one, change)));
		}
		return List.copyOf(notes);
	}

	private static boolean isDelicate(Change change) {
		return change instanceof DropTable || change instanceof DropColumn
				|| (change instanceof AlterColumn alter && !alter.before().type().equals(alter.after().type()));
	}

	private TableName table(Change change) {
		return this.renames.original(change.subject());
	}

	private Predicate<Dependent> blocking(Change change) {
		return (one) -> one.table().equals(table(change))
				&& (change instanceof DropTable || one.column().equals(column(change)));
	}

	private @Nullable String column(Change change) {
		if (change instanceof DropColumn drop) {
			return drop.column().name();
		}
		return (change instanceof AlterColumn alter) ? this.renames.original(alter.subject(), alter.before().name())
				: null;
	}

	/** For the file as it is now; comments, rights and indexes on it are not told. */
	private static String statements(Dependent one) {
		if (one.drop() == null || one.create() == null) {
			return "";
		}
		return "\n    " + one.drop() + "\n    " + one.create().strip();
	}

	private String note(Dependent one, Change change) {
		SqlDialect dialect = this.live.dialect();
		String what = one.kind() + " " + dialect.shown(one.name());
		return "The " + what + " uses " + dialect.shown(one.table()) + "." + dialect.shown(one.column()) + ", so "
				+ dialect.product() + " refuses the change: in the new file and in its undo file, drop the "
				+ one.kind() + " first and create it again at the end"
				+ ((change instanceof AlterColumn) ? "" : ", in the new one without what goes")
				+ "; then db repair --accept VERSION says that the undo file fits." + statements(one);
	}

}
