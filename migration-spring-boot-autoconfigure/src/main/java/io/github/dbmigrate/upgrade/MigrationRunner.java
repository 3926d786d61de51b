package io.github.dbmigrate.upgrade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.ScriptStatement;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.Damage.Way;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Runs files against a database and back, through Flyway and its history.
 */
public final class MigrationRunner {

	private final String database;

	private final Flyway flyway;

	private final MigrationFolder folder;

	private final DataLoss dataLoss;

	private final @Nullable String referenceUrl;

	private final boolean adopting;

	private final FlywayFiles files;

	private final FlywayFailure failures;

	private final StatementSplitter splitter;

	private final String historyTable;

	/**
	 * @param database the name of the database
	 * @param flyway Flyway as Spring Boot configured it
	 * @param folder the files; where they are in a source folder, Flyway reads them there
	 */
	public MigrationRunner(String database, Flyway flyway, MigrationFolder folder) {
		this(database, flyway, folder, DataLoss.ASK);
	}

	/**
	 * @param database the name of the database
	 * @param flyway Flyway as Spring Boot configured it
	 * @param folder the files; where they are in a source folder, Flyway reads them there
	 * @param dataLoss what happens when a downgrade loses rows
	 */
	public MigrationRunner(String database, Flyway flyway, MigrationFolder folder, DataLoss dataLoss) {
		this(database, flyway, folder, dataLoss, null);
	}

	/**
	 * @param database the name of the database
	 * @param flyway Flyway as Spring Boot configured it
	 * @param folder the files; where they are in a source folder, Flyway reads them there
	 * @param dataLoss what happens when a downgrade loses rows
	 * @param referenceUrl the JDBC URL of an empty database to run files in, or
	 * {@code null} for a scratch database on the server
	 */
	public MigrationRunner(String database, Flyway flyway, MigrationFolder folder, DataLoss dataLoss,
			@Nullable String referenceUrl) {
		this(database, flyway, folder, dataLoss, referenceUrl, false);
	}

	private MigrationRunner(String database, Flyway flyway, MigrationFolder folder, DataLoss dataLoss,
			@Nullable String referenceUrl, boolean adopting) {
		this.adopting = adopting;
		this.referenceUrl = referenceUrl;
		this.dataLoss = dataLoss;
		this.database = database;
		this.flyway = flyway;
		this.folder = folder;
		this.files = new FlywayFiles(flyway, folder);
		this.failures = new FlywayFailure(flyway);
		this.splitter = new StatementSplitter(flyway.getConfiguration());
		this.historyTable = flyway.getConfiguration().getTable();
	}

	/** The same files on another database, with the same settings of Flyway. */
	public MigrationRunner on(DataSource other) {
		Configuration configuration = this.flyway.getConfiguration();
		return new MigrationRunner(this.database,
				Flyway.configure(configuration.getClassLoader()).configuration(configuration).dataSource(other).load(),
				this.folder, this.dataLoss);
	}

	/**
	 * The same runner, an upgrade of which begins with taking over what equals the
	 * baseline.
	 */
	public MigrationRunner adopting() {
		return new MigrationRunner(this.database, this.flyway, this.folder, this.dataLoss, this.referenceUrl, true);
	}

	/** The same runner, watched. */
	public MigrationRunner watchedBy(UpgradeWatcher watcher) {
		Configuration configuration = this.flyway.getConfiguration();
		Callback[] callbacks = Stream
			.concat(Stream.of(configuration.getCallbacks()), Stream.of(new WatchedFiles(watcher)))
			.toArray(Callback[]::new);
		return new MigrationRunner(this.database,
				Flyway.configure(configuration.getClassLoader())
					.configuration(configuration)
					.callbacks(callbacks)
					.load(),
				this.folder, this.dataLoss, this.referenceUrl, this.adopting);
	}

	/** The same with more values for what files leave open as {@code ${name}}. */
	public MigrationRunner with(Map<String, String> placeholders) {
		Configuration configuration = this.flyway.getConfiguration();
		Map<String, String> all = new LinkedHashMap<>(configuration.getPlaceholders());
		all.putAll(placeholders);
		return new MigrationRunner(this.database,
				Flyway.configure(configuration.getClassLoader()).configuration(configuration).placeholders(all).load(),
				this.folder, this.dataLoss, this.referenceUrl, this.adopting);
	}

	/**
	 * Whether all that is pending below what is applied may run, since a merge proved it.
	 */
	public boolean mayRunLate() {
		return this.failures.guard(this.files::anyMayRunLate);
	}

	/**
	 * Runs all files in an empty database that is gone, or empty again, afterwards. This
	 * database is neither read nor changed.
	 * @param work what is done there at head
	 */
	public <T> T replayed(BiFunction<DatabaseSource, MigrationRunner, T> work) {
		return this.failures.guard(() -> new Replay(this.flyway, this.folder, this.files.source(), this.referenceUrl)
			.run((source, there) -> {
				there.upgrade(null);
				return work.apply(source, there);
			}));
	}

	/**
	 * Runs the files up to a version in such a database.
	 * @param target a version, {@code head} or {@code base}
	 * @param work what is done there
	 */
	public <T> T replayedTo(String target, Function<DatabaseSource, T> work) {
		return this.failures.guard(() -> new Replay(this.flyway, this.folder, this.files.source(), this.referenceUrl)
			.run((source, there) -> {
				if (!target.equals("base")) {
					there.upgrade(target);
				}
				return work.apply(source);
			}));
	}

	/**
	 * The same with a file that is not there yet.
	 * @param name its name
	 * @param sql its text
	 */
	public <T> T tried(String name, String sql, BiFunction<DatabaseSource, MigrationRunner, T> work) {
		return this.failures.guard(() -> new Replay(this.flyway, this.folder, this.files.source(), this.referenceUrl)
			.with(name, sql, (source, there) -> {
				there.upgrade(null);
				return work.apply(source, there);
			}));
	}

	/**
	 * Runs pending files.
	 * @param target a version, {@code +n}, {@code head}, or {@code null} for head
	 */
	public Migrated upgrade(@Nullable String target) {
		boolean adopted = this.adopting && new Adoption(this.flyway, this.folder).adopt();
		Migrated migrated = this.failures.guard(() -> new Upgrade(this.files, this.folder).run(target));
		return adopted ? migrated.noting(Stream.concat(Stream.of(Adoption.DONE), migrated.notes().stream()).toList())
				: migrated;
	}

	/**
	 * Runs undo files from the top.
	 * @param target a version, {@code -n}, {@code base}, or {@code null} for {@code -1}
	 * @param losesData asked with a sentence for each table or column with rows that the
	 * way back drops; {@code false} stops before anything ran
	 */
	public Migrated downgrade(@Nullable String target, Predicate<String> losesData) {
		boolean concurrent = downgradePlan(target).stream().anyMatch((undo) -> StatementKind.isConcurrent(undo.sql()));
		return open(concurrent,
				settled((session) -> new Downgrade(session, this.folder).run(target, this.dataLoss.decide(losesData))));
	}

	/**
	 * Records versions without running them, up or down; versioned migrations only.
	 * @param target a version, {@code head} or {@code base}
	 */
	public Migrated stamp(String target) {
		return open((session) -> new StampRun(session, this.folder).run(target));
	}

	/**
	 * Records versions after forgetting everything that is recorded.
	 * @param target a version, {@code head} or {@code base}
	 * @param agreed asked with a sentence about the rows that go; {@code false} stops
	 * before anything is changed
	 */
	public Migrated purge(String target, Predicate<String> agreed) {
		return open((session) -> new StampRun(session, this.folder).purge(target, agreed));
	}

	/** What the database's own client runs in place of {@link #upgrade(String)}. */
	public List<OfflineScript> upgradeSql(@Nullable String target) {
		return open((session) -> new OfflineSql(session, this.folder).upgrade(target));
	}

	/** What the database's own client runs in place of a downgrade. */
	public List<OfflineScript> downgradeSql(@Nullable String target) {
		return open((session) -> new OfflineSql(session, this.folder).downgrade(target));
	}

	/**
	 * What the database's own client runs in place of {@link #stamp(String)}.
	 * @param target a version, {@code head} or {@code base}
	 * @param purge whether it forgets everything first
	 */
	public List<OfflineScript> stampSql(String target, boolean purge) {
		return open((session) -> new OfflineSql(session, this.folder).stamp(target, purge));
	}

	/** What the database's own client runs between two versions; opens no connection. */
	public List<OfflineScript> sql(SqlRange range) {
		return this.failures.guard(() -> new OfflineRange(this.files.unconnected(), this.folder, range).print());
	}

	/** What {@link #upgrade(String)} would run, in order. */
	public List<PendingMigration> upgradePlan(@Nullable String target) {
		return open((session) -> new Upgrade(this.files, this.folder).plan(session, target));
	}

	/** How many rows these tables have here; those that are not here are left out. */
	public Map<TableName, Long> rows(Set<TableName> tables) {
		return this.failures.guard(() -> {
			try (LiveDatabase live = this.files.source().connect()) {
				return rows(tables, live);
			}
		});
	}

	private Map<TableName, Long> rows(Set<TableName> tables, LiveDatabase live) {
		Set<String> schemas = new TreeSet<>(
				tables.stream().map(TableName::schema).flatMap(Stream::ofNullable).toList());
		schemas.removeAll(live.missing(schemas));
		Map<TableName, Long> rows = new TreeMap<>();
		live.read(schemas, ignoredTables())
			.tables()
			.keySet()
			.stream()
			.filter(tables::contains)
			.forEach((table) -> rows.put(table, live.rows(table)));
		return rows;
	}

	/** The undo files that {@link #downgrade(String, Predicate)} would run, in order. */
	public List<UndoFile> downgradePlan(@Nullable String target) {
		return open((session) -> new Downgrade(session, this.folder).plan(target));
	}

	/**
	 * The statements of a script as Flyway takes it apart; opens no connection.
	 * @param file its name, for people
	 * @param vendor the database, as Spring Boot spells it
	 */
	public List<ScriptStatement> statements(String file, String sql, String vendor) {
		return this.splitter.split(file, sql, vendor);
	}

	/** The versions that are applied and not taken back, oldest first. */
	public List<Version> appliedVersions() {
		return open((session) -> List.copyOf(session.history().applied().keySet()));
	}

	/**
	 * The scripts of the versions that are applied and not taken back; the files are not
	 * looked at.
	 */
	public SortedMap<Version, String> appliedScripts() {
		SortedMap<Version, String> scripts = new TreeMap<>();
		this.failures.guard(() -> FlywaySession.open(this.files.none(), (session) -> {
			session.history().applied().forEach((version, row) -> scripts.put(version, row.getScript()));
			return true;
		}));
		return scripts;
	}

	/** Runs what is pending but for some files, also below what is applied. */
	public Migrated upgradeWithout(Set<String> files) {
		return this.failures.guard(() -> new Upgrade(this.files.without(files), this.folder).runBranch());
	}

	/** Records that applied versions are others now, the files of which are there. */
	public void restamp(Map<Version, Version> moves) {
		open((session) -> session.locked(() -> {
			new Restamp(session).run(moves);
			return true;
		}));
	}

	/**
	 * Records that one file stands for those that this database ran, where they are gone.
	 * @return whether that was recorded now
	 */
	public boolean tellPruned() {
		return Pruned.alone(this.folder).isPresent()
				&& this.<Boolean>open((session) -> new PruneRun(session, this.folder).tell());
	}

	/**
	 * Records that files which this database ran have other versions now.
	 * @return whether that was recorded now
	 */
	public boolean tellMoved() {
		return !Moved.movable(this.folder).isEmpty()
				&& this.<Boolean>open((session) -> Moved.tell(session, this.folder));
	}

	/**
	 * Records that one file stands for those that this database ran, before they go.
	 * @return whether that was recorded now
	 * @throws io.github.dbmigrate.schema.MigrationException where it did not run all of
	 * them; then nothing was changed
	 */
	public boolean tellPruned(MigrationFile squashed) {
		return open((session) -> new PruneRun(session, this.folder).tell(squashed));
	}

	/** The tables that are ours or Flyway's, never an entity's. */
	public Set<String> ignoredTables() {
		return new TreeSet<>(Set.of(this.historyTable, Progress.tableName(this.historyTable)));
	}

	/** The versions that the history knows, oldest first; for numbering the next file. */
	public List<Version> knownVersions() {
		return open((session) -> session.history().seen());
	}

	/** The JDBC URL without secrets, as far as it is known without asking. */
	public Optional<String> url() {
		return Optional.ofNullable(this.files.source().url());
	}

	/** Where the database stands; opens a connection and changes nothing. */
	public DatabaseStatus status() {
		return open((session) -> new StatusReport(session, this.folder).status(this.database));
	}

	/** Applied and pending migrations, oldest first, without what was taken back. */
	public List<HistoryEntry> history() {
		return open((session) -> new StatusReport(session, this.folder).history());
	}

	/** What stopped half way, or of which files and history tell different things. */
	public List<Damage> damages() {
		return open(settled((session) -> new Damages(session, this.folder).all()));
	}

	/**
	 * Mends one of them.
	 * @return what was done, a sentence
	 */
	public String repair(Damage damage, Way way) {
		return this.failures.guard(() -> new Repair(this.files, this.folder).run(damage, way));
	}

	/**
	 * Looks at everything that migrations need: settings, driver, files, database,
	 * privileges, history. Changes nothing, and goes on where something is broken.
	 */
	public List<Diagnosis> diagnose() {
		return new Doctor(this.files.configuration(), this.folder, this::status).diagnoses();
	}

	private static <T> SessionWork<T> settled(SessionWork<T> work) {
		return (session) -> {
			Interruption.cleanUp(session);
			Interruption.settle(session);
			return work.run(session);
		};
	}

	private <T> T open(SessionWork<T> work) {
		return open(false, work);
	}

	private <T> T open(boolean concurrent, SessionWork<T> work) {
		return this.failures.guard(() -> FlywaySession.open(this.files.configuration(concurrent), work));
	}

}
