package io.github.dbmigrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.dbmigrate.generate.Checked;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.MigrationGenerator;
import io.github.dbmigrate.generate.Refreshed;
import io.github.dbmigrate.generate.Unmapped;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.hazard.LintRules;
import io.github.dbmigrate.hazard.Linted;
import io.github.dbmigrate.script.Draft;
import io.github.dbmigrate.script.Header;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.RevisionGraph;
import io.github.dbmigrate.script.Slug;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.HistoryEntry;
import io.github.dbmigrate.upgrade.Migrated;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be done with the migrations of a database. The {@code db} commands,
 * the {@code migrations} endpoint and applications call it. Every method throws
 * {@link io.github.dbmigrate.schema.MigrationException} for a failure that the user can
 * mend.
 */
public final class MigrationService {

	private final MigrationRunner runner;

	private final MigrationFolder folder;

	private final Supplier<MigrationGenerator> generator;

	private final boolean fresh;

	private final FileLint lint;

	/**
	 * @param runner runs the files
	 * @param folder the files
	 * @param generator makes files from the entities; asked for only when one is to be
	 * made or compared, since it needs Hibernate
	 */
	public MigrationService(MigrationRunner runner, MigrationFolder folder, Supplier<MigrationGenerator> generator) {
		this(runner, folder, generator, false, LintRules.DEFAULT);
	}

	/**
	 * @param runner runs the files
	 * @param folder the files
	 * @param generator makes files from the entities
	 * @param fresh whether the process began with this service, so that a database in
	 * memory is empty: it is brought to head before it is looked at
	 * @param rules how files are judged
	 */
	public MigrationService(MigrationRunner runner, MigrationFolder folder, Supplier<MigrationGenerator> generator,
			boolean fresh, LintRules rules) {
		this.runner = runner;
		this.folder = folder;
		this.generator = generator;
		this.fresh = fresh;
		this.lint = new FileLint(runner, folder, rules);
	}

	/**
	 * Creates the folders; changes no database unless {@code baseline}.
	 * @param baseline whether to write the first migration from an existing schema, mark
	 * it as the baseline and stamp it here
	 * @param message what the first migration is, or {@code null} for "Baseline"
	 * @return the folders and files created, and what to do next
	 */
	public Generated init(boolean baseline, @Nullable String message) {
		List<Path> folders = this.folder.create();
		return baseline ? this.generator.get().baseline(message)
				: new Generated(null, List.of(), null, null, names(folders), List.of(), List.of());
	}

	/**
	 * What makes a comparison with the entities doubtful, a sentence each: to be shown
	 * before one is made.
	 */
	public List<String> warnings() {
		return this.folder.warnings();
	}

	/** Writes the migration that leads from the database to the entities. */
	public Generated generate(GenerateOptions options) {
		return this.generator.get().generate(options);
	}

	/**
	 * Writes the migration that leads from the snapshot to the entities; opens no
	 * connection.
	 */
	public Generated generateOffline(GenerateOptions options) {
		return this.generator.get().generateOffline(options);
	}

	/**
	 * Writes the snapshot anew, after migrations that were written by hand. The database
	 * must be at head.
	 */
	public Refreshed snapshot() {
		return this.generator.get().snapshot();
	}

	/**
	 * Writes an empty migration and an undo file that stops until it is written.
	 */
	public Generated revision(@Nullable String message) {
		List<MigrationFile> files = this.folder.migrations();
		List<Version> parents = files.isEmpty() ? List.of() : List.of(files.get(files.size() - 1).version());
		Version version = this.folder.nextVersion(this.runner.knownVersions());
		String title = (message != null) ? message : "Revision";
		String sql = new Header(title, parents, null, false, List.of()).render()
				+ "\n-- Write the statements here, and the way back into the undo file.\n";
		List<Path> written = this.folder.write(new Draft(version, Slug.of(title), sql, "", null, null));
		return new Generated(version.toString(), List.of(), sql, "", names(written), List.of(), List.of());
	}

	/**
	 * Takes back the newest migration, if it is not applied here.
	 * @return the files removed
	 */
	public List<String> remove() {
		List<MigrationFile> files = this.folder.migrations();
		if (files.isEmpty()) {
			throw new MigrationException(Failure.INPUT,
					"There is no migration in " + this.folder.location() + ". Nothing was removed.", "db migrate");
		}
		MigrationFile newest = files.get(files.size() - 1);
		if (isApplied(newest.version())) {
			throw new MigrationException(Failure.INPUT, newest.fileName()
					+ " is applied to this database, and a file must not go while its changes stay. Nothing was removed.",
					"db downgrade -1, then db remove");
		}
		return names(this.folder.remove(newest.version()));
	}

	private static List<String> names(List<Path> files) {
		return files.stream().map(Path::toString).toList();
	}

	private boolean isApplied(Version version) {
		return this.runner.history()
			.stream()
			.filter((entry) -> entry.installedRank() != null && entry.version() != null)
			.anyMatch((entry) -> version.toString().equals(entry.version()));
	}

	/**
	 * Runs pending migrations.
	 * @param target a version, {@code +n}, {@code head}, or {@code null} for head
	 */
	public Migrated upgrade(@Nullable String target) {
		return this.runner.upgrade(target);
	}

	/**
	 * Runs undo files from the top.
	 * @param target a version, {@code -n}, {@code base}, or {@code null} for {@code -1}
	 * @param losesData asked with one sentence for each table or column with rows that
	 * the way back drops; {@code false} stops before anything ran
	 */
	public Migrated downgrade(@Nullable String target, Predicate<String> losesData) {
		arrive();
		return this.runner.downgrade(target, losesData);
	}

	/**
	 * Records versions without running them.
	 * @param target a version, {@code head} or {@code base}
	 */
	public Migrated stamp(String target) {
		return this.runner.stamp(target);
	}

	/** The files that an upgrade would run, in order. */
	public List<MigrationFile> upgradePlan(@Nullable String target) {
		return this.runner.upgradePlan(target);
	}

	/** The undo files that a downgrade would run, in order. */
	public List<UndoFile> downgradePlan(@Nullable String target) {
		arrive();
		return this.runner.downgradePlan(target);
	}

	/** Whether entities, files and database agree. */
	public Checked check() {
		return this.generator.get().check();
	}

	/** Whether entities, snapshot and files agree; opens no connection. */
	public Checked checkOffline() {
		return this.generator.get().checkOffline();
	}

	/**
	 * What the database has that no entity maps: tables, sequences, views and the like,
	 * and in mapped tables columns, indexes, constraints and triggers.
	 */
	public List<Unmapped> unmapped() {
		return this.generator.get().unmapped();
	}

	/**
	 * What can go wrong when migrations run on a populated, busy database; opens no
	 * connection.
	 * @param files names, versions or paths; none for the newest file
	 * @param all whether all files are meant
	 * @param vendor the database, as Spring Boot spells it, or {@code null} for the one
	 * that the files are written for
	 */
	public Linted lint(List<String> files, boolean all, @Nullable String vendor) {
		return this.lint.run(files, all, vendor);
	}

	/** Where the database stands. */
	public DatabaseStatus status() {
		DatabaseStatus status = this.runner.status();
		if (!this.fresh || status.state() != State.PENDING || !status.inMemory()) {
			return status;
		}
		this.runner.upgrade(null);
		return this.runner.status();
	}

	/** Applied and pending migrations, oldest first. */
	public List<HistoryEntry> history() {
		arrive();
		return this.runner.history();
	}

	private void arrive() {
		if (this.fresh) {
			status();
		}
	}

	/** The newest files; more than one when two branches met. */
	public List<MigrationFile> heads() {
		return new RevisionGraph(this.folder.migrations()).heads();
	}

	/**
	 * One migration with its way back.
	 * @param version a version, {@code head} or {@code current}
	 */
	public Shown show(String version) {
		List<MigrationFile> files = this.folder.migrations();
		String wanted = switch (version) {
			case "head" -> files.isEmpty() ? version : files.get(files.size() - 1).version().toString();
			case "current" -> Objects.requireNonNullElse(status().current(), version);
			default -> version;
		};
		return files.stream()
			.filter((file) -> isNamed(file, wanted))
			.findFirst()
			.map((file) -> new Shown(file, this.folder.undo(file.version()).orElse(null)))
			.orElseThrow(() -> new MigrationException(Failure.INPUT,
					"There is no migration " + wanted + " in " + this.folder.location() + ".", "db history"));
	}

	private static boolean isNamed(MigrationFile file, String version) {
		return Version.isVersion(version) && file.version().equals(Version.of(version));
	}

	/**
	 * A migration and the way back.
	 *
	 * @param file the migration
	 * @param undo the way back, or {@code null} without one
	 */
	public record Shown(MigrationFile file, @Nullable UndoFile undo) {
	}

}
