package io.github.dbmigrate.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.entities.EntityModel;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.GenerateOptions.Drift;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.script.Draft;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Slug;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.HistoryEntry;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.jspecify.annotations.Nullable;

/**
 * Compares entities, snapshot and database, and writes what leads from the database to
 * the entities as a pair of files.
 */
public final class MigrationGenerator {

	private static final Schema EMPTY = Schema.of(List.of(), List.of());

	private final EntityModel entities;

	private final Supplier<LiveDatabase> database;

	private final MigrationFolder folder;

	private final MigrationRunner runner;

	private final DropPolicy drops;

	/**
	 * @param entities the entities of the database
	 * @param database connects to it
	 * @param folder its files
	 * @param runner runs them
	 * @param drops what happens to what no entity maps any more
	 */
	public MigrationGenerator(EntityModel entities, Supplier<LiveDatabase> database, MigrationFolder folder,
			MigrationRunner runner, DropPolicy drops) {
		this.entities = entities;
		this.database = database;
		this.folder = folder;
		this.runner = runner;
		this.drops = drops;
	}

	/**
	 * Writes the migration that leads from the database to the entities; nothing where
	 * they agree.
	 * @throws MigrationException when the database is not at head, has drifted or a
	 * question is open; then nothing was written
	 */
	public Generated generate(GenerateOptions options) {
		if (!options.dryRun()) {
			this.folder.writable();
		}
		try (LiveDatabase live = this.database.get()) {
			bringToHead(live);
			Comparison comparison = compare(live);
			Answers answers = new Answers(live.dialect(), options, this.drops);
			Comparison.Target target = comparison.target(answers, options.drift());
			if (options.drift() == Drift.ADOPT) {
				return adopt(comparison, target, options);
			}
			refuseDrift(target, options.drift());
			List<Change> changes = comparison.changes(target.schema(), answers);
			return changes.isEmpty() ? nothing(comparison, options) : write(comparison, changes, options);
		}
	}

	/**
	 * Writes the first migration from the tables that are there and that entities map,
	 * and stamps it here.
	 * @throws MigrationException where there are migrations already, or no such table;
	 * then nothing was written
	 */
	public Generated baseline(@Nullable String message) {
		Path directory = this.folder.writable();
		if (!this.folder.migrations().isEmpty()) {
			throw new MigrationException(Failure.INPUT, directory + " already has migrations. Nothing was written.",
					"db migrate");
		}
		try (LiveDatabase live = this.database.get()) {
			Model model = this.entities.read(live.dialect(), live.defaultSchema());
			Baseline baseline = new Baseline(model,
					live.read(Comparison.schemas(model.schema()), this.runner.ignoredTables()));
			if (baseline.isEmpty()) {
				throw new MigrationException(Failure.INPUT,
						"The database has no table of an entity, so there is nothing to start from. Nothing was written.",
						"db migrate -m \"First migration\"");
			}
			return write(baseline, live.dialect(), (message != null) ? message : "Baseline");
		}
	}

	private Generated write(Baseline baseline, SqlDialect dialect, String message) {
		List<Change> changes = SchemaDiff.between(EMPTY, baseline.tables(), Fills.NONE);
		Script script = new Script(dialect, message, changes, true);
		Version version = this.folder.nextVersion(this.runner.knownVersions());
		Snapshot snapshot = new Snapshot(version, dialect.vendor(), baseline.snapshot());
		Snapshot there = new Snapshot(version, dialect.vendor(),
				new Model(baseline.tables(), baseline.snapshot().mapping()));
		List<Path> files = this.folder
			.write(new Draft(version, Slug.of(message), script.sql(List.of()), null, snapshot, there));
		this.runner.stamp(version.toString());
		return new Generated(version.toString(), script.operations(), script.sql(List.of()), null, names(files),
				List.of("Version " + version + " is recorded in this database as the baseline. Every other environment"
						+ " adopts it at its next start with migration.adopt=true."));
	}

	/**
	 * Compares entities, files and database, and writes nothing.
	 */
	public Checked check() {
		try (LiveDatabase live = this.database.get()) {
			DatabaseStatus status = statusAtHead(live);
			if (status.state() != State.UP_TO_DATE) {
				return new Checked(List.of(new Difference("files-history", problem(status), remedy(status))));
			}
			List<Difference> differences = new ArrayList<>(outdatedUndoFiles());
			Comparison comparison = compare(live);
			Comparison.Target target = comparison
				.target(new Answers(live.dialect(), GenerateOptions.of(null), DropPolicy.ALLOW), null);
			target.drift()
				.forEach((what) -> differences.add(new Difference("database-files", what,
						"db migrate --drift=database (or --drift=snapshot, --drift=adopt)")));
			comparison.changes(target.schema())
				.forEach((change) -> differences
					.add(new Difference("model-database", change.summary(live.dialect()), "db migrate -m \"...\"")));
			return new Checked(differences);
		}
	}

	private List<Difference> outdatedUndoFiles() {
		List<Difference> differences = new ArrayList<>();
		for (MigrationFile file : this.folder.migrations()) {
			this.folder.undo(file.version())
				.filter((undo) -> undo.writtenFor() != null && undo.writtenFor() != file.checksum())
				.ifPresent((undo) -> differences.add(new Difference("files-undo",
						file.fileName() + " was edited after " + undo.fileName() + " was written for it",
						"review " + undo.location() + ", then write the checksum " + file.checksum()
								+ " in its header")));
		}
		return differences;
	}

	private Comparison compare(LiveDatabase live) {
		refuseLostFiles();
		return Comparison.read(this.entities, this.folder, live, this.runner.ignoredTables());
	}

	private void refuseLostFiles() {
		List<Version> known = this.runner.knownVersions();
		if (!known.isEmpty() && this.folder.migrations().isEmpty() && this.folder.snapshot().isEmpty()) {
			throw new MigrationException(Failure.INPUT,
					"The history of this database knows version " + known.get(known.size() - 1) + ", but "
							+ this.folder.location() + " holds no migration. Nothing was written.",
					"set migration.directory to the folder of the migrations");
		}
	}

	private void bringToHead(LiveDatabase live) {
		DatabaseStatus status = statusAtHead(live);
		if (status.state() != State.UP_TO_DATE) {
			throw new MigrationException(Failure.FINDINGS, problem(status) + " Nothing was written.", remedy(status));
		}
	}

	/**
	 * The status, once a database that lives in this process alone was brought to head.
	 */
	private DatabaseStatus statusAtHead(LiveDatabase live) {
		DatabaseStatus status = this.runner.status();
		if (status.state() != State.PENDING || !live.inMemory()) {
			return status;
		}
		this.runner.upgrade(null);
		return this.runner.status();
	}

	private static String problem(DatabaseStatus status) {
		if (status.problem() == null) {
			List<String> pending = status.pending().stream().map(HistoryEntry::script).toList();
			return "The database is not up to date. Pending: " + String.join(", ", pending) + ".";
		}
		return status.problem();
	}

	private static String remedy(DatabaseStatus status) {
		return (status.remedy() != null) ? status.remedy() : "db upgrade";
	}

	private static void refuseDrift(Comparison.Target target, @Nullable Drift policy) {
		List<String> open = new ArrayList<>();
		if (policy == null) {
			open.addAll(target.drift());
		}
		if (!open.isEmpty()) {
			throw new MigrationException(Failure.FINDINGS,
					"This database and the files disagree:\n  " + String.join("\n  ", open) + "\nNothing was written.",
					"db migrate --drift=database (this database is wrong: bring it to the entities), --drift=snapshot "
							+ "(ignore it here) or --drift=adopt (write a file that makes it, and stamp it here)");
		}
	}

	private Generated adopt(Comparison comparison, Comparison.Target target, GenerateOptions options) {
		List<Change> others = comparison.changes(target.schema());
		if (!others.isEmpty()) {
			throw new MigrationException(
					Failure.FINDINGS, "Besides what is to be adopted the entities want: "
							+ summaries(others, comparison.dialect()) + ". Nothing was written.",
					"take these back in the entities, adopt, then make them again");
		}
		List<Change> changes = comparison.adopted();
		if (changes.isEmpty()) {
			return nothing(comparison, options);
		}
		Generated generated = write(comparison, changes, options);
		if (!options.dryRun() && generated.version() != null) {
			this.runner.stamp(generated.version());
		}
		return generated;
	}

	private Generated nothing(Comparison comparison, GenerateOptions options) {
		List<MigrationFile> files = this.folder.migrations();
		if (!options.dryRun() && !files.isEmpty() && comparison.isSnapshotStale(files)) {
			Version head = files.get(files.size() - 1).version();
			this.folder.refresh(new Snapshot(head, comparison.dialect().vendor(), comparison.model()));
		}
		return Generated.NOTHING;
	}

	private Generated write(Comparison comparison, List<Change> changes, GenerateOptions options) {
		List<MigrationFile> files = this.folder.migrations();
		List<Version> parents = files.isEmpty() ? List.of() : List.of(files.get(files.size() - 1).version());
		Script script = new Script(comparison.dialect(), options.message(), changes, false);
		Version version = this.folder.nextVersion(this.runner.knownVersions());
		String sql = script.sql(parents);
		List<Path> written = new ArrayList<>();
		if (!options.dryRun()) {
			Snapshot snapshot = new Snapshot(version, comparison.dialect().vendor(), comparison.model());
			written.addAll(this.folder.write(new Draft(version, script.slug(), sql, script.undoSql(), snapshot, null)));
		}
		return new Generated(version.toString(), script.operations(), sql, script.undoSql(), names(written),
				vendorsBehind(comparison.model()));
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

	private static String summaries(List<Change> changes, SqlDialect dialect) {
		return String.join("; ", changes.stream().map((change) -> change.summary(dialect)).toList());
	}

}
