package io.github.dbmigrate.upgrade;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.ScriptStatement;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.Progress.Direction;
import io.github.dbmigrate.upgrade.Progress.Unfinished;
import org.flywaydb.core.FlywayExecutor;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationPattern;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.output.RepairResult;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.pattern.ValidatePattern;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.flywaydb.core.extensibility.MigrationType;
import org.flywaydb.core.internal.callback.CallbackExecutor;
import org.flywaydb.core.internal.command.DbMigrate;
import org.flywaydb.core.internal.command.DbSchemas;
import org.flywaydb.core.internal.database.DatabaseTypeRegister;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.info.MigrationInfoServiceImpl;
import org.flywaydb.core.internal.jdbc.JdbcNullTypes;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resolver.CompositeMigrationResolver;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.schemahistory.SchemaHistory;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.core.internal.util.ValidatePatternUtils;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's own connections, history and lock for the length of one call. Sees inside
 * Flyway, as {@link StatementSplitter} and {@link ClientScripts} do and nothing else.
 */
@SuppressWarnings({ "rawtypes", "unchecked" })
final class FlywaySession implements HistoryWriter {

	private final Configuration configuration;

	private final CompositeMigrationResolver resolver;

	private final SchemaHistory history;

	private final Database database;

	private final Schema schema;

	private final Schema[] schemas;

	private final CallbackExecutor<Event> callbacks;

	private FlywaySession(Configuration configuration, CompositeMigrationResolver resolver, SchemaHistory history,
			Database database, Schema schema, Schema[] schemas, CallbackExecutor<Event> callbacks) {
		this.configuration = configuration;
		this.resolver = resolver;
		this.history = history;
		this.database = database;
		this.schema = schema;
		this.schemas = schemas;
		this.callbacks = callbacks;
	}

	static <T> T open(Configuration configuration, SessionWork<T> work) {
		return new FlywayExecutor(configuration).execute(
				(resolver, history, database, schema, schemas, callbacks, interceptor) -> run(work,
						new FlywaySession(configuration, resolver, history, database, schema, schemas, callbacks)),
				true, null);
	}

	private static <T> T run(SessionWork<T> work, FlywaySession session) {
		try {
			return work.run(session);
		}
		catch (SQLException ex) {
			throw new FlywayException(ex.getMessage(), ex);
		}
	}

	Configuration configuration() {
		return this.configuration;
	}

	boolean hasHistory() {
		return this.history.exists();
	}

	boolean allSchemasEmpty() {
		return Stream.of(this.schemas).allMatch((candidate) -> !candidate.exists() || candidate.empty());
	}

	/** Whether a migrate would refuse, because somebody else made what is there. */
	boolean refusesToBegin() {
		return !hasHistory() && !this.configuration.isBaselineOnMigrate() && !allSchemasEmpty();
	}

	boolean rollsBackDdl() {
		return this.database.supportsDdlTransactions();
	}

	String product() throws SQLException {
		String version = this.database.getJdbcMetaData().getDatabaseProductVersion();
		return this.database.getJdbcMetaData().getDatabaseProductName() + " " + version.split("[ -]", 2)[0];
	}

	String url() throws SQLException {
		return DatabaseTypeRegister.redactJdbcUrl(this.database.getJdbcMetaData().getURL()).split("[?;]", 2)[0];
	}

	/** All of what Flyway knows, read anew. */
	History history() {
		this.history.clearCache();
		List<AppliedMigration> rows = this.history.exists() ? List.copyOf(this.history.allAppliedMigrations())
				: List.of();
		MigrationInfoServiceImpl infos = infos(ValidatePatternUtils.getIgnoreAllPattern());
		return new History(rows, List.copyOf(this.resolver.resolveMigrations(this.configuration)),
				List.of(infos.all()));
	}

	/** What Flyway would refuse to migrate for. */
	List<ValidateOutput> objections() {
		this.history.clearCache();
		List<ValidatePattern> ignored = new ArrayList<>(Arrays.asList(this.configuration.getIgnoreMigrationPatterns()));
		ignored.add(ValidatePattern.fromPattern("*:pending"));
		return infos(ignored.toArray(ValidatePattern[]::new)).validate();
	}

	private MigrationInfoServiceImpl infos(ValidatePattern[] ignored) {
		MigrationInfoServiceImpl infos = new MigrationInfoServiceImpl(this.resolver, this.history, this.database,
				this.configuration, this.configuration.getTarget(), this.configuration.isOutOfOrder(), ignored,
				this.configuration.getCherryPick());
		infos.refresh();
		return infos;
	}

	/** Runs under the lock that every Flyway on this database takes. */
	<T> T locked(Callable<T> work) {
		awaitTurn();
		return this.history.lock(() -> {
			this.history.clearCache();
			return work.call();
		});
	}

	/** Waits for other Flyways, but not for ever. */
	void awaitTurn() {
		new Turn(connection(), table().toString().hashCode(), this.configuration.getLockRetryCount()).await();
	}

	/** Stops before anything runs that could not be recorded. */
	void requireWritableHistory() {
		try {
			this.database.getMainConnection()
				.getJdbcTemplate()
				.update("insert into " + table() + " select * from " + table() + " where 1 = 0");
		}
		catch (SQLException ex) {
			throw new MigrationException(Failure.DATABASE,
					"The history " + table() + " cannot be written: " + SqlFailure.message(ex)
							+ "\nNothing was changed.",
					SqlFailure.mend(ex, "Mend the cause, ") + "then run the command again.", ex);
		}
	}

	/** Creates schemas and history table as a migrate would, where they are missing. */
	void createHistory(boolean baseline) {
		if (this.configuration.isCreateSchemas()) {
			new DbSchemas(this.database, this.schemas, this.history, this.callbacks).create(baseline);
		}
		this.history.create(baseline);
	}

	/** The connection on which migrations run, in the default schema. */
	Connection connection() {
		this.database.getMigrationConnection().restoreOriginalState();
		this.database.getMigrationConnection().changeCurrentSchemaTo(this.schema);
		return this.database.getMigrationConnection().getJdbcConnection();
	}

	Progress progress() {
		return new Progress(connection(), this.configuration.getTable());
	}

	/** Adds a row that commits with whatever else runs on {@link #connection()}. */
	void addRow(AppliedMigration row, MigrationType type, @Nullable Integer checksum, boolean success)
			throws SQLException {
		this.history.clearCache();
		this.database.getMigrationConnection()
			.getJdbcTemplate()
			.update(this.database.getInsertStatement(table()), this.history.calculateInstalledRank(type),
					row.getVersion().getVersion(), row.getDescription(), type.name(), row.getScript(),
					(checksum != null) ? checksum : JdbcNullTypes.IntegerNull, this.database.getInstalledBy(), 0,
					success);
	}

	/** Records that a migration failed, and how far it came, at once. */
	void fail(ResolvedMigration migration, Unfinished unfinished) throws SQLException {
		Progress progress = progress();
		Connection connection = connection();
		boolean autoCommit = connection.getAutoCommit();
		connection.setAutoCommit(false);
		try {
			progress.save(unfinished.as(Direction.UPGRADE));
			this.history.clearCache();
			this.database.getMigrationConnection()
				.getJdbcTemplate()
				.update(this.database.getInsertStatement(table()),
						this.history.calculateInstalledRank(migration.getType()), migration.getVersion().getVersion(),
						migration.getDescription(), migration.getType().name(), migration.getScript(),
						(migration.getChecksum() != null) ? migration.getChecksum() : JdbcNullTypes.IntegerNull,
						this.database.getInstalledBy(), 0, false);
			connection.commit();
		}
		finally {
			connection.rollback();
			connection.setAutoCommit(autoCommit);
		}
		this.history.clearCache();
	}

	/** Removes the failed rows of a version or of a repeatable migration. */
	void removeFailedRow(String versionOrDescription) {
		this.history.removeFailedMigrations(new RepairResult("", ""),
				new MigrationPattern[] { new MigrationPattern(versionOrDescription) });
	}

	@Override
	public void purge() throws SQLException {
		this.database.getMainConnection().getJdbcTemplate().update(historySql().purge());
		this.history.clearCache();
	}

	@Override
	public void forget(AppliedMigration failed) {
		removeFailedRow((failed.getVersion() != null) ? failed.getVersion().getVersion() : failed.getDescription());
	}

	/** Makes a failed row one that succeeded, in one statement. */
	void settle(AppliedMigration failed, @Nullable Integer checksum) throws SQLException {
		this.database.getMainConnection()
			.getJdbcTemplate()
			.update("update " + table() + " set " + this.database.quote("success") + " = ?, "
					+ this.database.quote("checksum") + " = ? where " + this.database.quote("installed_rank") + " = ?",
					true, (checksum != null) ? checksum : JdbcNullTypes.IntegerNull, failed.getInstalledRank());
		this.history.clearCache();
	}

	/** Changes the history by several statements, all or none. */
	void atOnce(List<String> statements) throws SQLException {
		Connection connection = this.database.getMainConnection().getJdbcConnection();
		boolean autoCommit = connection.getAutoCommit();
		connection.setAutoCommit(false);
		Savepoint before = connection.setSavepoint();
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.executeUpdate(sql);
			}
		}
		catch (SQLException ex) {
			connection.rollback(before);
			throw ex;
		}
		finally {
			connection.setAutoCommit(autoCommit);
			this.history.clearCache();
		}
	}

	/** Makes the row of a migration that ran tell what its file is now. */
	void align(AppliedMigration row, ResolvedMigration file) {
		this.history.update(row, file);
		this.history.clearCache();
	}

	@Override
	public void record(ResolvedMigration migration, MigrationType type) {
		this.history.addAppliedMigration(migration.getVersion(), migration.getDescription(), type,
				migration.getScript(), (type == CoreMigrationType.BASELINE) ? null : migration.getChecksum(), 0, true);
		this.history.clearCache();
	}

	@Override
	public void recordDeleted(AppliedMigration row) {
		this.history.addAppliedMigration(row.getVersion(), row.getDescription(), CoreMigrationType.DELETE,
				row.getScript(), null, 0, true);
		this.history.clearCache();
	}

	/** Migrates past a failed row, which stays until its migration succeeds. */
	void migratePast(AppliedMigration failed) {
		new DbMigrate(this.database, new ContinuedHistory(this.history, failed), this.schema, this.resolver,
				this.configuration, this.callbacks)
			.migrate();
	}

	List<ScriptStatement> statements(String sql) {
		return parsed(sql).stream().map(StatementSplitter::statement).toList();
	}

	/** The statements of a script as callbacks see them: each with its delimiter. */
	List<String> delimited(String sql) {
		return parsed(sql).stream().map((statement) -> statement.getSql() + statement.getDelimiter()).toList();
	}

	/** The statements of a script as a record counts them. */
	List<String> counted(String sql, Direction direction) {
		return (direction != Direction.DOWNGRADE) ? delimited(sql)
				: statements(sql).stream().map(ScriptStatement::sql).toList();
	}

	private List<SqlStatement> parsed(String sql) {
		return statements(script(sql, context()));
	}

	private static List<SqlStatement> statements(SqlScript script) {
		List<SqlStatement> statements = new ArrayList<>();
		try (SqlStatementIterator iterator = script.getSqlStatements()) {
			iterator.forEachRemaining(statements::add);
		}
		return statements;
	}

	/** What the database's own client takes in place of Flyway. */
	ClientScripts clientScripts() throws SQLException {
		return new ClientScripts(this.configuration, this.database.getDatabaseType(), syntax(), context(),
				historySql());
	}

	HistorySql historySql() throws SQLException {
		return new HistorySql(syntax(), table().toString(), table().getName());
	}

	private ClientSyntax syntax() throws SQLException {
		return ClientSyntax.of(this.database.getJdbcMetaData().getDatabaseProductName(), this.configuration);
	}

	/** The schema of the files, as statements name it. */
	String schema() {
		return this.schema.toString();
	}

	/** Makes what the first migrate would make. */
	List<String> creation(boolean baseline) throws SQLException {
		List<String> missing = Stream.of(this.configuration.isCreateSchemas() ? this.schemas : new Schema[0])
			.filter((candidate) -> !candidate.exists())
			.map(Schema::toString)
			.toList();
		SqlScript script = this.database.getCreateScript(
				this.database.getDatabaseType().createSqlScriptFactory(this.configuration, context()), table(),
				baseline);
		return historySql().create(missing, statements(script).stream().map(SqlStatement::getSql).toList());
	}

	private ParsingContext context() {
		ParsingContext context = new ParsingContext();
		context.populate(this.database, this.configuration);
		return context;
	}

	private SqlScript script(String sql, ParsingContext context) {
		return this.database.getDatabaseType()
			.createSqlScriptFactory(this.configuration, context)
			.createSqlScript(new StringResource(sql), true, null);
	}

	private Table table() {
		return this.schema.getTable(this.configuration.getTable());
	}

	static Version version(MigrationVersion version) {
		return Version.of(version.getVersion());
	}

}
