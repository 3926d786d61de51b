package io.github.dbmigrate.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.hazard.Finding;
import io.github.dbmigrate.hazard.Linter;
import io.github.dbmigrate.hazard.Severities;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.script.Draft;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Slug;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.MigrationRunner;

/**
 * Writes what was found out: a migration with its undo file and snapshot, or the snapshot
 * alone.
 */
final class MigrationWriter {

	private final MigrationFolder folder;

	private final MigrationRunner runner;

	private final Severities severities;

	MigrationWriter(MigrationFolder folder, MigrationRunner runner, Severities severities) {
		this.severities = severities;
		this.folder = folder;
		this.runner = runner;
	}

	/**
	 * Nothing differs: the snapshot follows files that came in by hand.
	 */
	Generated nothing(Comparison comparison, Customized customized, GenerateOptions options) {
		List<MigrationFile> files = this.folder.migrations();
		if (!options.dryRun() && !files.isEmpty() && comparison.isSnapshotStale(files, customized.refused())) {
			Version head = files.get(files.size() - 1).version();
			this.folder.refresh(
					new Snapshot(head, comparison.dialect().vendor(), comparison.remembered(customized.refused())));
		}
		return Generated.NOTHING;
	}

	/**
	 * The migration of the changes, shown only for a dry run.
	 */
	Generated write(Comparison comparison, Customized customized, GenerateOptions options) {
		List<MigrationFile> files = this.folder.migrations();
		List<Version> parents = files.isEmpty() ? List.of() : List.of(files.get(files.size() - 1).version());
		Script script = new Script(comparison.dialect(), options.message(), customized.changes(), false);
		Version version = this.folder.nextVersion(this.runner.knownVersions());
		List<Finding> hazards = new Linter(comparison.dialect(), this.severities).changes(customized.changes(),
				comparison.original());
		String sql = script.sql(parents, hazards.stream().filter(Finding::matters).map(Finding::summary).toList());
		Model remembered = comparison.remembered(customized.refused());
		List<Path> written = new ArrayList<>();
		if (!options.dryRun()) {
			Snapshot snapshot = new Snapshot(version, comparison.dialect().vendor(), remembered);
			written.addAll(this.folder.write(new Draft(version, script.slug(), sql, script.undoSql(), snapshot, null)));
		}
		return new Generated(version.toString(), script.operations(), sql, script.undoSql(), names(written), hazards,
				vendorsBehind(remembered));
	}

	private List<String> vendorsBehind(Model model) {
		Set<String> mapped = attributes(model);
		List<String> notes = new ArrayList<>();
		this.folder.otherVendors().forEach((vendor, snapshot) -> {
			if (!snapshot.map((one) -> attributes(one.model()).equals(mapped)).orElse(false)) {
				notes.add("The folder for " + vendor + " is behind: run `db migrate` with a " + vendor
						+ " database too.");
			}
		});
		return notes;
	}

	private static Set<String> attributes(Model model) {
		Set<String> attributes = new HashSet<>();
		model.mapping()
			.tables()
			.values()
			.forEach((table) -> table.columns()
				.values()
				.forEach((column) -> attributes.add(table.entity() + "." + column.attribute())));
		return attributes;
	}

	private static List<String> names(List<Path> files) {
		return files.stream().map(Path::toString).toList();
	}

	/**
	 * The first migration of a schema that is there, recorded in this database.
	 */
	Generated write(Baseline baseline, SqlDialect dialect, String message) {
		Schema tables = baseline.tables();
		List<Change> changes = Comparison.withSchemas(Comparison.schemas(tables),
				SchemaDiff.between(Schema.of(List.of(), List.of()), tables, Fills.NONE));
		Script script = new Script(dialect, message, changes, true);
		Version version = this.folder.nextVersion(this.runner.knownVersions());
		Snapshot snapshot = new Snapshot(version, dialect.vendor(), baseline.snapshot());
		Snapshot there = new Snapshot(version, dialect.vendor(), new Model(tables, baseline.snapshot().mapping()));
		List<Path> files = this.folder
			.write(new Draft(version, Slug.of(message), script.sql(List.of()), null, snapshot, there));
		this.runner.stamp(version.toString());
		return new Generated(version.toString(), script.operations(), script.sql(List.of()), null, names(files),
				List.of(),
				List.of("Version " + version + " is recorded in this database as the baseline. Every other environment"
						+ " adopts it at its next start with migration.adopt=true."));
	}

}
