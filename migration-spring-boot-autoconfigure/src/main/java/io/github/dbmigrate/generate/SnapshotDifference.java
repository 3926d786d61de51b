package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.rename.RenameSearch;
import io.github.dbmigrate.generate.rename.Renames;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.Mapping.ColumnOrigin;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What one snapshot says otherwise than another, for people.
 */
final class SnapshotDifference {

	private final @Nullable Snapshot before;

	private final Snapshot after;

	private final SqlDialect dialect;

	SnapshotDifference(@Nullable Snapshot before, Snapshot after, SqlDialect dialect) {
		this.before = before;
		this.after = after;
		this.dialect = dialect;
	}

	List<String> lines() {
		Model old = (this.before != null) ? this.before.model()
				: new Model(Schema.of(List.of(), List.of()), Mapping.EMPTY);
		Model current = this.after.model();
		Renames renames = RenameSearch.between(old, current, old.schema(), Answers.dropping(this.dialect),
				this.dialect);
		List<Change> changes = new ArrayList<>(renames.changes());
		changes.addAll(SchemaDiff.between(renames.apply(old.schema()), current.schema(), Fills.NONE));
		List<String> lines = new ArrayList<>(changes.stream().map((change) -> change.summary(this.dialect)).toList());
		addOrigins(Objects.requireNonNull(renames.apply(old)).mapping(), current.mapping(), lines);
		addHead(lines);
		return lines;
	}

	private void addOrigins(Mapping old, Mapping current, List<String> lines) {
		current.tables().forEach((name, origin) -> {
			Mapping.TableOrigin known = old.tables().get(name);
			if (known != null) {
				add("table " + this.dialect.shown(name), known.entity(), origin.entity(), lines);
				origin.columns()
					.forEach((column, one) -> addAttribute(name, column, known.columns().get(column), one, lines));
			}
		});
	}

	private void addAttribute(TableName table, String column, @Nullable ColumnOrigin old, ColumnOrigin current,
			List<String> lines) {
		if (old != null) {
			add("column " + this.dialect.shown(table) + "." + this.dialect.shown(column),
					String.valueOf(old.attribute()), String.valueOf(current.attribute()), lines);
		}
	}

	private static void add(String what, String old, String current, List<String> lines) {
		if (!old.equals(current)) {
			lines.add("~ " + what + " is of " + current + ", was of " + old);
		}
	}

	private void addHead(List<String> lines) {
		String old = (this.before != null) ? String.valueOf(this.before.head()) : "none";
		if (!old.equals(String.valueOf(this.after.head()))) {
			lines.add("~ snapshot of version " + this.after.head() + ", was of " + old);
		}
		else if (lines.isEmpty() && !this.after.equals(this.before)) {
			lines.add("~ facets that no statement makes");
		}
	}

}
