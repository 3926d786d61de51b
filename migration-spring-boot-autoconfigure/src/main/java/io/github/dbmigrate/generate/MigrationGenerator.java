package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import javax.sql.DataSource;

import io.github.dbmigrate.change.Batches;
import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.entities.EntityModel;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.generate.compare.Comparison;
import io.github.dbmigrate.generate.compare.Exclusions;
import io.github.dbmigrate.generate.compare.Unmapped;
import io.github.dbmigrate.generate.reconcile.Drift;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.MigrationFolder;
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

	private final EntityModel entities;

	private final DatabaseSource source;

	private final MigrationFolder folder;

	private final MigrationRunner runner;

	private final GenerateRules rules;

	private final MigrationWriter writer;

	/**
	 * @param entities the entities of the database
	 * @param source where it is
	 * @param folder its files
	 * @param runner runs them
	 * @param rules what the application lays down for all of them
	 */
	public MigrationGenerator(EntityModel entities, DatabaseSource source, MigrationFolder folder,
			MigrationRunner runner, GenerateRules rules) {
		this.entities = entities;
		this.source = source;
		this.folder = folder;
		this.runner = runner;
		this.rules = rules;
		this.writer = new MigrationWriter(folder, runner::knownVersions, rules.severities());
	}

	/**
	 * Joins two branches that met by an empty file on top of both, once it is proven that
	 * their order does not matter.
	 * @param message what the file is, or {@code null} for one that names both
	 */
	public Generated merge(@Nullable String message) {
		return new Merge(this.source, this.folder, this.runner).run(message);
	}

	/**
	 * Moves one of two branches on top of the other, and tells this database.
	 * @param version a version of the branch that moves, or empty for the one of which
	 * this database has files
	 * @param asker asked where the database has of both or of none
	 */
	public Generated renumber(String version, Asker asker) {
		return new Merge(this.source, this.folder, this.runner).renumber(version, asker);
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
		try (LiveDatabase live = this.source.connect()) {
			bringToHead(live);
			Answers answers = new Answers(live.dialect(), options.decisions(), options.asker(), this.rules.drops());
			Comparison comparison = compare(live, answers);
			Comparison.Target target = comparison.target(answers, options.drift());
			if (options.drift() == Drift.ADOPT) {
				return adopt(live, comparison, target, options).noting(comparison.notes());
			}
			refuseDrift(target, options.drift());
			Plan plan = plan(live, comparison, options, comparison.original(), target.schema(),
					comparison.changes(target, answers));
			return write(live, comparison, plan, options)
				.counting(answers.counts(plan.customized().changes(), plan.customized().refused()))
				.noting(answers.notes())
				.noting(comparison.notes())
				.noting(new Blockers(live, comparison.renames()).notes(plan.changes()))
				.comparing(comparison.told());
		}
	}

	private Customized customized(List<Change> changes, SqlDialect dialect) {
		return Customized.by(this.rules.customizers(), changes, dialect);
	}

	private Plan plan(LiveDatabase live, Comparison comparison, GenerateOptions options, Schema before, Schema after,
			List<Change> changes) {
		Customized customized = customized(changes, live.dialect());
		Online online = (options.online() != null) ? options.online() : this.rules.online();
		Predicate<TableName> large = online.large(() -> live.tablesWithAbout(this.rules.onlineRows()),
				comparison.renames()::original);
		return Plan.of(live.dialect(), before, after, customized, large,
				new Batches(live.dialect(), after, this.rules.batchRows(), large));
	}

	private Generated write(LiveDatabase live, Comparison comparison, Plan plan, GenerateOptions options) {
		if (plan.changes().isEmpty()) {
			return this.writer.nothing(comparison, plan.customized(), options);
		}
		boolean proof = options.proof() && this.rules.proof();
		List<String> unproven = proof ? new PlanProof(live, plan).notes() : List.of();
		return this.writer.write(comparison, plan, options).noting(plan.notes()).noting(unproven);
	}

	/**
	 * Writes the first migration from the tables that are there and that entities map,
	 * and stamps it here.
	 * @throws MigrationException where there are migrations already, or no such table;
	 * then nothing was written
	 */
	public Generated baseline(@Nullable String message) {
		try (LiveDatabase live = this.source.connect()) {
			return new BaselineMigration(this.entities, this.folder, this.runner, this.rules).write(live, message);
		}
	}

	/**
	 * Compares entities, files and database, and writes nothing.
	 */
	public Checked check() {
		try (LiveDatabase live = this.source.connect()) {
			DatabaseStatus status = statusAtHead(live);
			if (status.state() != State.UP_TO_DATE) {
				return new Checked(List.of(new Difference("files-history", problem(status), remedy(status))),
						List.of());
			}
			List<Difference> differences = new ArrayList<>(new FileFindings(this.folder).outdatedUndoFiles());
			Answers answers = Answers.dropping(live.dialect());
			Comparison comparison = compare(live, answers);
			Comparison.Target target = comparison.target(answers, null);
			target.drift()
				.forEach((what) -> differences.add(new Difference("database-files", what,
						"db migrate --drift=database (or --drift=snapshot, --drift=adopt)")));
			customized(comparison.changes(target), live.dialect()).changes()
				.forEach((change) -> differences
					.add(new Difference("model-database", change.summary(live.dialect()), "db migrate -m \"...\"")));
			return new Checked(differences, comparison.notes(), comparison.told());
		}
	}

	/**
	 * Compares entities with what all files make in an empty database, and writes
	 * nothing. This database is neither read nor changed.
	 */
	public Checked checkFiles() {
		return this.runner.replayed(
				(source, there) -> new MigrationGenerator(this.entities, source, this.folder, there, this.rules).check()
					.ofFiles());
	}

	/**
	 * Writes one file that makes in an empty database what all files make together.
	 * @param take whether statements are taken over of which tables do not tell, or
	 * {@code null} to ask
	 * @param asker asked then
	 */
	public Generated squash(String message, @Nullable Boolean take, Asker asker) {
		return new Squash(this.folder, this.runner, asker).run(message, take);
	}

	/**
	 * Removes the files that the squashed one stands for, and tells this database.
	 */
	public Generated prune() {
		return new Prune(this.folder, this.runner).run();
	}

	/**
	 * Compares the database with what the files up to a version make in an empty one.
	 * @param target a version, {@code head} or {@code base}
	 * @throws MigrationException (FINDINGS) naming the differences
	 */
	public void verify(String target) {
		new StampProof(this.source, this.folder, this.runner).require(target);
	}

	/**
	 * What the database has that no entity maps, nor {@code migration.exclude} leaves
	 * out.
	 */
	public List<Unmapped> unmapped() {
		try (LiveDatabase live = this.source.connect()) {
			statusAtHead(live);
			return compare(live, Answers.dropping(live.dialect())).unmapped();
		}
	}

	/**
	 * Looks whether the rows let migrations be taken back, and changes nothing.
	 * @param target down to which version
	 * @throws MigrationException naming the rows that stand in the way
	 */
	public void lookBack(@Nullable String target) {
		new RowsInTheWay(this.source, this.folder, this.runner).refuse(this.runner.downgradePlan(target));
	}

	/**
	 * Takes the migrations back, one by one, and runs them again.
	 * @param above the version that stays, or {@code null} to go down as far as possible
	 * @param losesData asked where rows would be lost
	 * @return where a way back leaves something else than there was before
	 */
	public List<Difference> playWaysBack(@Nullable String above, Predicate<String> losesData) {
		return new WaysBack(this.source, this.folder, this.runner).play(above, losesData);
	}

	/**
	 * The same with another one that runs files here.
	 */
	public MigrationGenerator with(MigrationRunner there) {
		return new MigrationGenerator(this.entities, this.source, this.folder, there, this.rules);
	}

	/**
	 * The same for another database, with what runs files there.
	 */
	public MigrationGenerator on(DataSource other, MigrationRunner there) {
		return new MigrationGenerator(this.entities, new DatabaseSource(other, this.source.defaultSchema()),
				this.folder, there, this.rules);
	}

	/**
	 * Writes the migration that leads from the snapshot to the entities; opens no
	 * connection.
	 */
	public Generated generateOffline(GenerateOptions options) {
		return offline().generate(options);
	}

	/**
	 * Compares entities, snapshot and files, and writes nothing; opens no connection.
	 */
	public Checked checkOffline() {
		return offline().check();
	}

	private OfflineGenerator offline() {
		return new OfflineGenerator(this.entities, this.source, this.folder, this.rules);
	}

	/**
	 * Writes the snapshot anew, from the entities as far as the database has them.
	 */
	public Refreshed snapshot() {
		this.folder.writable();
		try (LiveDatabase live = this.source.connect()) {
			bringToHead(live);
			return new SnapshotRebuild(this.folder, compare(live, Answers.dropping(live.dialect()))).run();
		}
	}

	private Comparison compare(LiveDatabase live, Answers answers) {
		refuseLostFiles();
		return Comparison.read(this.entities, this.folder, live, this.runner.ignoredTables(),
				new Exclusions(this.rules.exclude(), live.defaultSchema()), answers);
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
			throw new MigrationException(Failure.FINDINGS,
					problem(status) + (problem(status).contains("\n") ? "\n" : " ") + "Nothing was written.",
					remedy(status));
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
		List<String> drift = target.drift();
		if (policy == null && !drift.isEmpty()) {
			throw new MigrationException(Failure.FINDINGS,
					"This database and the files disagree:\n  " + String.join("\n  ", drift) + "\nNothing was written.",
					"db migrate --drift=database (this database is wrong: bring it to the entities), --drift=snapshot "
							+ "(ignore it here) or --drift=adopt (write a file that makes it, and stamp it here)");
		}
	}

	private Generated adopt(LiveDatabase live, Comparison comparison, Comparison.Target target,
			GenerateOptions options) {
		List<Change> others = customized(comparison.changes(target), comparison.dialect()).changes();
		if (!others.isEmpty()) {
			throw new MigrationException(
					Failure.FINDINGS, "Besides what is to be adopted the entities want: "
							+ summaries(others, comparison.dialect()) + ". Nothing was written.",
					"take these back in the entities, adopt, then make them again");
		}
		Plan plan = plan(live, comparison, options, comparison.adoptedFrom(), comparison.model().schema(),
				comparison.adopted());
		Generated generated = write(live, comparison, plan, options);
		if (!options.dryRun() && generated.version() != null) {
			this.runner.stamp(generated.version());
		}
		return generated;
	}

	private static String summaries(List<Change> changes, SqlDialect dialect) {
		return String.join("; ", changes.stream().map((change) -> change.summary(dialect)).toList());
	}

}
