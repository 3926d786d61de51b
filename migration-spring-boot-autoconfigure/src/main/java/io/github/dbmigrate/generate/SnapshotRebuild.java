package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.compare.Comparison;
import io.github.dbmigrate.generate.reconcile.Drift;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.Mapping.ColumnOrigin;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.script.Version;
import org.jspecify.annotations.Nullable;

/**
 * Makes the snapshot anew: the entities as far as the database has them, and what the
 * last one knew that is still there, so that what the entities want besides is found by
 * the next migration.
 */
final class SnapshotRebuild {

	private final MigrationFolder folder;

	private final Comparison comparison;

	SnapshotRebuild(MigrationFolder folder, Comparison comparison) {
		this.folder = folder;
		this.comparison = comparison;
	}

	/**
	 * Writes the snapshot where it says something else than before.
	 */
	Refreshed run() {
		Answers answers = Answers.dropping(this.comparison.dialect());
		List<Change> wanted = this.comparison.changes(this.comparison.target(answers, Drift.DATABASE));
		Snapshot last = this.comparison.snapshot();
		Snapshot current = MigrationWriter.snapshot(head(), this.comparison.dialect(),
				withKept(this.comparison.remembered(wanted), last));
		List<String> notes = new ArrayList<>(this.comparison.notes());
		if (!wanted.isEmpty()) {
			notes.add("The entities want what no file makes yet: "
					+ String.join("; ",
							wanted.stream().map((change) -> change.summary(this.comparison.dialect())).toList())
					+ ". Next: `db migrate`");
		}
		List<String> lines = new SnapshotDifference(last, current, this.comparison.dialect()).lines();
		List<String> files = lines.isEmpty() ? List.of() : List.of(this.folder.refresh(current).toString());
		return new Refreshed((current.head() != null) ? current.head().toString() : null, lines, files, notes);
	}

	private @Nullable Version head() {
		List<MigrationFile> files = this.folder.migrations();
		return files.isEmpty() ? null : files.get(files.size() - 1).version();
	}

	private Model withKept(Model model, @Nullable Snapshot last) {
		SortedMap<TableName, Table> tables = new TreeMap<>(model.schema().tables());
		SortedMap<TableName, TableOrigin> origins = new TreeMap<>(model.mapping().tables());
		origins.replaceAll((name, origin) -> placed(origin, tables.get(name)));
		if (last != null) {
			keep(last, tables, origins);
		}
		return new Model(new Schema(tables, model.schema().sequences(), model.schema().types()), new Mapping(origins));
	}

	/** Only columns that are there have an origin. */
	private static TableOrigin placed(TableOrigin origin, @Nullable Table table) {
		SortedMap<String, ColumnOrigin> columns = new TreeMap<>(origin.columns());
		columns.keySet().removeIf((name) -> table != null && table.column(name).isEmpty());
		return new TableOrigin(origin.entity(), columns, origin.statedNames());
	}

	private void keep(Snapshot last, SortedMap<TableName, Table> tables, SortedMap<TableName, TableOrigin> origins) {
		last.model().schema().tables().forEach((name, known) -> {
			Table there = this.comparison.original().tables().get(name);
			if (there != null) {
				tables.merge(name, known, (table, old) -> withKept(table, old, there));
				TableOrigin origin = last.model().mapping().tables().get(name);
				if (origin != null) {
					origins.merge(name, origin, (current, old) -> withKept(current, old, there));
				}
			}
		});
	}

	private static Table withKept(Table table, Table known, Table there) {
		List<Column> columns = new ArrayList<>(table.columns());
		known.columns()
			.stream()
			.filter((column) -> table.column(column.name()).isEmpty() && there.column(column.name()).isPresent())
			.forEach(columns::add);
		return table.withColumns(columns);
	}

	private static TableOrigin withKept(TableOrigin current, TableOrigin known, Table there) {
		SortedMap<String, ColumnOrigin> columns = new TreeMap<>(current.columns());
		known.columns().forEach((name, origin) -> {
			if (there.column(name).isPresent()) {
				columns.putIfAbsent(name, origin);
			}
		});
		return new TableOrigin(current.entity(), columns, current.statedNames());
	}

}
