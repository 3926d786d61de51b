package io.github.dbmigrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.dbmigrate.generate.Checked;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.MigrationGenerator;
import io.github.dbmigrate.generate.Refreshed;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.generate.compare.Unmapped;
import io.github.dbmigrate.hazard.LintRules;
import io.github.dbmigrate.hazard.Linted;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.RevisionGraph;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.upgrade.Damage;
import io.github.dbmigrate.upgrade.Damage.Way;
import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.Diagnosis;
import io.github.dbmigrate.upgrade.HistoryEntry;
import io.github.dbmigrate.upgrade.Migrated;
import io.github.dbmigrate.upgrade.MigrationRunner;
import io.github.dbmigrate.upgrade.OfflineScript;
import io.github.dbmigrate.upgrade.PendingMigration;
import io.github.dbmigrate.upgrade.SqlRange;
import io.github.dbmigrate.upgrade.UpgradeWatcher;
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

	private final LintRules rules;

	private final FileLint lint;

	private final Supplier<List<Diagnosis>> surroundings;

	private final Revisions revisions;

	/**
	 * @param runner runs the files
	 * @param folder the files
	 * @param generator makes files from the entities; asked for only when one is to be
	 * made or compared, since it needs Hibernate
	 */
	public MigrationService(MigrationRunner runner, MigrationFolder folder, Supplier<MigrationGenerator> generator) {
		this(runner, folder, generator, false, LintRules.DEFAULT, List::of);
	}

	/**
	 * @param runner runs the files
	 * @param folder the files
	 * @param generator makes files from the entities
	 * @param fresh whether the process began with this service, so that a database in
	 * memory is empty: it is brought to head before it is looked at
	 * @param rules how files are judged
	 * @param surroundings looks at the settings of the application
	 */
	public MigrationService(MigrationRunner runner, MigrationFolder folder, Supplier<MigrationGenerator> generator,
			boolean fresh, LintRules rules, Supplier<List<Diagnosis>> surroundings) {
		this.runner = runner;
		this.folder = folder;
		this.generator = generator;
		this.fresh = fresh;
		this.rules = rules;
		this.lint = new FileLint(runner, folder, rules);
		this.surroundings = surroundings;
		this.revisions = new Revisions(runner, folder);
	}

	/** The same with more values for what files leave open as {@code ${name}}. */
	public MigrationService with(Map<String, String> placeholders) {
		if (placeholders.isEmpty()) {
			return this;
		}
		MigrationRunner there = this.runner.with(placeholders);
		return new MigrationService(there, this.folder, () -> this.generator.get().with(there), this.fresh, this.rules,
				this.surroundings);
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
				: new Generated(null, List.of(), null, null, Revisions.names(folders), List.of(), List.of());
	}

	/** What can be named in a command, as far as the files tell; opens no connection. */
	public Known known() {
		return Known.of(this.folder);
	}

	/**
	 * Writes a script that compiles the project and runs a {@code db} command.
	 * @return the file, unless it was there
	 */
	public List<String> launcher() {
		return this.folder.launcher().stream().map(Path::toString).toList();
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
		return this.revisions.write(message);
	}

	/**
	 * Takes back the newest migration, if it is not applied here.
	 * @return the files removed
	 */
	public List<String> remove() {
		return this.revisions.remove();
	}

	/**
	 * Runs pending migrations.
	 * @param target a version, {@code +n}, {@code head}, or {@code null} for head
	 */
	public Migrated upgrade(@Nullable String target) {
		return this.runner.upgrade(target);
	}

	/**
	 * Runs pending migrations.
	 * @param target a version, {@code +n}, {@code head}, or {@code null} for head
	 * @param watcher sees the files come and go
	 */
	public Migrated upgrade(@Nullable String target, UpgradeWatcher watcher) {
		return this.runner.watchedBy(watcher).upgrade(target);
	}

	/**
	 * Runs undo files from the top.
	 * @param target a version, {@code -n}, {@code base}, or {@code null} for {@code -1}
	 * @param losesData asked with one sentence for each table or column with rows that
	 * the way back drops; {@code false} stops before anything ran
	 * @throws io.github.dbmigrate.schema.MigrationException where rows are in the way;
	 * then nothing was changed
	 */
	public Migrated downgrade(@Nullable String target, Predicate<String> losesData) {
		arrive();
		this.generator.get().lookBack(target);
		return this.runner.downgrade(target, losesData);
	}

	/**
	 * Records versions without running them.
	 * @param target a version, {@code head} or {@code base}
	 */
	public Migrated stamp(String target) {
		return this.runner.stamp(target);
	}

	/**
	 * Records versions after forgetting everything that is recorded.
	 * @param target a version, {@code head} or {@code base}
	 * @param agreed asked with a sentence about the rows that go; {@code false} stops
	 * before anything is changed
	 */
	public Migrated purge(String target, Predicate<String> agreed) {
		return this.runner.purge(target, agreed);
	}

	/**
	 * Compares the database with what the files up to a version make in an empty one.
	 * @param target a version, {@code head} or {@code base}
	 * @throws io.github.dbmigrate.schema.MigrationException naming what it lacks
	 */
	public void verify(String target) {
		this.generator.get().verify(target);
	}

	/** What the database's own client runs in place of an upgrade. */
	public List<OfflineScript> upgradeSql(@Nullable String target) {
		return this.runner.upgradeSql(target);
	}

	/** What the database's own client runs in place of a downgrade. */
	public List<OfflineScript> downgradeSql(@Nullable String target) {
		arrive();
		return this.runner.downgradeSql(target);
	}

	/** What the database's own client runs in place of a stamp. */
	public List<OfflineScript> stampSql(String target, boolean purge) {
		return this.runner.stampSql(target, purge);
	}

	/** What the database's own client runs between two versions; opens no connection. */
	public List<OfflineScript> sql(SqlRange range) {
		return this.runner.sql((range.vendor() != null) ? range : range.on(this.lint.vendor()));
	}

	/** What an upgrade would run, in order. */
	public List<PendingMigration> upgradePlan(@Nullable String target) {
		return this.runner.upgradePlan(target);
	}

	/** What an upgrade would do, file by file; runs nothing. */
	public Planned plan(@Nullable String target) {
		DatabaseStatus status = status();
		return new UpgradePlan(this.runner, this.lint).of(status, this.runner.upgradePlan(target));
	}

	/**
	 * Joins two branches of files that met by an empty file on top of both.
	 * @param message what the file is, or {@code null} for one that names both
	 */
	public Generated merge(@Nullable String message) {
		return this.generator.get().merge(message);
	}

	/**
	 * Moves one of two branches on top of the other, and tells this database.
	 * @param version a version of the branch that moves, or empty for the one of which
	 * this database has files
	 * @param asker asked where the database has of both or of none
	 */
	public Generated renumber(String version, Asker asker) {
		return this.generator.get().renumber(version, asker);
	}

	/** Whether entities, files and database agree. */
	public Checked check() {
		return this.generator.get().check();
	}

	/**
	 * Whether entities agree with what all files make in an empty database; this one is
	 * neither read nor changed.
	 */
	public Checked checkFiles() {
		return this.generator.get().checkFiles();
	}

	/**
	 * Writes one file that makes in an empty database what all files make together, once
	 * that is proven in a scratch database. Files and databases stay as they are.
	 * @param message what the file is
	 * @param take whether statements are taken over of which tables do not tell (rows,
	 * views), or {@code null} to ask
	 * @param asker asked then
	 */
	public Generated squash(String message, @Nullable Boolean take, Asker asker) {
		return this.generator.get().squash(message, take, asker);
	}

	/**
	 * Removes the files that the squashed one stands for, and tells the history of this
	 * database, which must have run all of them or none.
	 */
	public Generated prune() {
		return this.generator.get().prune();
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

	/**
	 * Takes every migration back, one by one, and runs it again; the database is at head
	 * afterwards. Rows that a way back drops are lost.
	 * @param above the version that stays, or {@code null} to go down as far as possible
	 * @param losesData asked with one sentence for each table or column with rows that a
	 * way back drops; {@code false} stops
	 * @return where a way back leaves something else than there was before its migration
	 */
	public List<Difference> playWaysBack(@Nullable String above, Predicate<String> losesData) {
		return this.generator.get().playWaysBack(above, losesData);
	}

	/** The same migrations and entities for another database of this kind. */
	public MigrationService on(DataSource other) {
		MigrationRunner there = this.runner.on(other);
		return new MigrationService(there, this.folder, () -> this.generator.get().on(other, there));
	}

	/** What stopped half way, or of which files and history tell different things. */
	public List<Damage> damages() {
		return this.runner.damages();
	}

	/**
	 * Mends one of them.
	 * @return what was done, a sentence
	 */
	public String repair(Damage damage, Way way) {
		return this.runner.repair(damage, way);
	}

	/**
	 * Looks at everything that migrations need, from the settings to the rights of the
	 * user. Changes nothing, and goes on where something is broken.
	 */
	public List<Diagnosis> diagnose() {
		return Stream.concat(this.surroundings.get().stream(), this.runner.diagnose().stream()).toList();
	}

	/** The JDBC URL without secrets, as far as it is known without asking. */
	public Optional<String> url() {
		return this.runner.url();
	}

	/** Where the migration files are. */
	public String location() {
		return this.folder.location();
	}

	/** Where the database stands. */
	public DatabaseStatus status() {
		DatabaseStatus status = this.runner.status();
		if (!this.fresh || status.state() != State.PENDING || status.problem() != null || !status.inMemory()) {
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
		return graph().heads();
	}

	/** Which file follows which. */
	public RevisionGraph graph() {
		return new RevisionGraph(this.folder.migrations());
	}

	/**
	 * The migration that words mean.
	 * @param version a version or the beginning of it, {@code head}, {@code current},
	 * each with steps
	 */
	public MigrationFile find(String version) {
		return this.revisions.find(version, () -> status().current());
	}

	/**
	 * One migration with its way back.
	 * @param version a version or the beginning of it, {@code head}, {@code current},
	 * each with steps
	 */
	public Shown show(String version) {
		return this.revisions.show(version, () -> status().current());
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
