package io.github.dbmigrate.upgrade;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import io.github.dbmigrate.upgrade.Progress.Direction;
import io.github.dbmigrate.upgrade.Progress.Unfinished;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorDetails;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.exception.FlywayBlockStatementExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Counts the statements of the migration that runs, so that one that fails half way on a
 * database without transactional DDL can go on where it stopped. What such a database
 * keeps is recorded before the next statement, since the process may end in it; where
 * nothing is kept, or there is no next one, no SQL runs unless a migration fails.
 */
public final class StatementTracker extends EachMigrateCallback {

	private static final Set<Event> EVENTS = EnumSet.of(Event.BEFORE_EACH_MIGRATE, Event.BEFORE_EACH_MIGRATE_STATEMENT,
			Event.AFTER_EACH_MIGRATE_STATEMENT, Event.AFTER_EACH_MIGRATE_STATEMENT_ERROR, Event.AFTER_EACH_MIGRATE,
			Event.AFTER_EACH_MIGRATE_ERROR, Event.AFTER_MIGRATE);

	private static final Log logger = LogFactory.getLog(StatementTracker.class);

	private final @Nullable Unfinished begun;

	private @Nullable Unfinished resumed;

	private StatementChecksum checksum = new StatementChecksum();

	private int keptStatements;

	private int keptChecksum;

	private boolean commitsDdl;

	private boolean autoCommit;

	private boolean failed;

	private boolean edited;

	private @Nullable Unfinished left;

	private boolean recorded;

	private @Nullable String begunInVain;

	private @Nullable Progress progress;

	private boolean records;

	private boolean unrecorded;

	private int savedStatements;

	/** A tracker for migrations that begin at their first statement. */
	public StatementTracker() {
		this(null);
	}

	/**
	 * @param begun the migration whose first statements are done, or {@code null}
	 */
	StatementTracker(@Nullable Unfinished begun) {
		super("migration-progress", EVENTS);
		this.begun = begun;
	}

	/** What the failed migration left done, where its database did not roll it back. */
	@Nullable Unfinished left() {
		return this.left;
	}

	/** Whether the database commits each statement that changes the schema by itself. */
	boolean commitsDdl() {
		return this.commitsDdl;
	}

	/** Whether that is recorded in the database. */
	boolean recorded() {
		return this.recorded;
	}

	/** Whether statements that are done differ from those in the file. */
	boolean edited() {
		return this.edited;
	}

	/** Whether a statement failed. */
	boolean failed() {
		return this.failed;
	}

	/** The version whose first statement failed, if that is what happened. */
	@Nullable String begunInVain() {
		return this.begunInVain;
	}

	/** The version that stopped again at the statement at which it went on. */
	@Nullable String stoppedAgain() {
		return (this.resumed != null && this.left != null && this.left.script().equals(this.resumed.script())
				&& this.left.statements() == this.resumed.statements()) ? this.left.version() : null;
	}

	/** Flyway prepares its connection for whoever wants to know of the end. */
	@Override
	public boolean supports(Event event, Context context) {
		return super.supports(event, context) && (event != Event.AFTER_MIGRATE || this.records);
	}

	@Override
	void on(Event event, Context context) throws SQLException {
		MigrationInfo migration = context.getMigrationInfo();
		if (event == Event.AFTER_MIGRATE) {
			drop(context);
		}
		else if (migration != null && !context.getConfiguration().isBatch()) {
			track(event, context, migration);
		}
	}

	private void track(Event event, Context context, MigrationInfo migration) throws SQLException {
		switch (event) {
			case BEFORE_EACH_MIGRATE -> begin(context, migration);
			case BEFORE_EACH_MIGRATE_STATEMENT -> before(context, migration);
			case AFTER_EACH_MIGRATE_STATEMENT -> after(context);
			case AFTER_EACH_MIGRATE_STATEMENT_ERROR -> error(context, migration);
			case AFTER_EACH_MIGRATE -> end(migration);
			case AFTER_EACH_MIGRATE_ERROR -> save(context);
			default -> throw new IllegalArgumentException(event.getId());
		}
	}

	private void begin(Context context, MigrationInfo migration) throws SQLException {
		Connection connection = context.getConnection();
		this.commitsDdl = connection.getMetaData().dataDefinitionCausesTransactionCommit();
		this.autoCommit = connection.getAutoCommit();
		this.checksum = new StatementChecksum();
		this.keptStatements = 0;
		this.keptChecksum = this.checksum.value();
		this.failed = false;
		this.left = null;
		this.recorded = false;
		this.savedStatements = -1;
		this.unrecorded = false;
		this.progress = new Progress(connection, context.getConfiguration().getTable());
		this.resumed = (this.begun == null && (this.commitsDdl || this.autoCommit)) ? stopped(this.progress)
				: this.begun;
	}

	/**
	 * What an upgrade left here whose process ended, of which the history knows nothing.
	 */
	private static @Nullable Unfinished stopped(Progress progress) {
		try {
			return progress.find().filter((record) -> record.direction() == Direction.RUNNING).orElse(null);
		}
		catch (SQLException ex) {
			logger.debug("How far a migration came could not be read", ex);
			return null;
		}
	}

	private void before(Context context, MigrationInfo migration) {
		if (this.unrecorded) {
			record(context, migration);
		}
		this.checksum.add(context.getStatement().getSql());
		Unfinished done = begunOf(migration);
		if (done == null || this.checksum.statements() > done.statements()) {
			return;
		}
		if (this.checksum.statements() == done.statements()) {
			requireSame(done);
		}
		keep();
		throw new FlywayBlockStatementExecutionException(
				new ErrorDetails(CoreErrorCode.ERROR, "statement " + this.checksum.statements()), "It ran before");
	}

	private void requireSame(Unfinished done) {
		if (this.checksum.value() != done.checksum()) {
			this.edited = true;
			throw new FlywayException("The statements that ran differ from the file");
		}
	}

	private void after(Context context) throws SQLException {
		if (context.getConnection().getAutoCommit()) {
			if (!StatementKind.clearsTheWay(context.getStatement().getSql())) {
				keep();
				this.unrecorded = true;
			}
		}
		else if (this.commitsDdl && StatementKind.mayCommit(context.getStatement().getSql())) {
			context.getConnection().commit();
			keep();
			this.unrecorded = true;
		}
	}

	/** A repeatable migration begins anew. */
	private void record(Context context, MigrationInfo migration) {
		this.unrecorded = false;
		if (migration.getVersion() == null) {
			return;
		}
		Direction direction = (this.begun != null && begunOf(migration) != null) ? Direction.UPGRADE
				: Direction.RUNNING;
		try {
			Objects.requireNonNull(this.progress).save(kept(direction, migration));
			this.records = true;
			if (!context.getConnection().getAutoCommit()) {
				context.getConnection().commit();
			}
			this.savedStatements = this.keptStatements;
		}
		catch (SQLException ex) {
			logger.debug("How far " + migration.getScript() + " came could not be recorded", ex);
		}
	}

	private Unfinished kept(Direction direction, MigrationInfo migration) {
		return new Unfinished(direction, version(migration), migration.getScript(), this.keptStatements,
				this.keptChecksum);
	}

	/** It is done: a way back and another run begin anew. */
	private void remove() {
		try {
			Objects.requireNonNull(this.progress).remove();
		}
		catch (SQLException ex) {
			logger.debug("The record of how far a migration came could not be removed", ex);
		}
	}

	private void drop(Context context) {
		this.records = false;
		try {
			new Progress(context.getConnection(), context.getConfiguration().getTable()).drop();
		}
		catch (SQLException ex) {
			logger.debug("The record of how far migrations came could not be dropped", ex);
		}
	}

	/**
	 * A pool closes the connection where the failure says that it may be broken.
	 */
	private void error(Context context, MigrationInfo migration) throws SQLException {
		this.failed = true;
		this.begunInVain = (this.checksum.statements() == 1) ? version(migration) : null;
		Connection connection = context.getConnection();
		boolean closed = connection.isClosed();
		if (!(closed ? this.autoCommit : connection.getAutoCommit())) {
			if (!this.commitsDdl) {
				return;
			}
			if (!closed && StatementKind.mayCommit(context.getStatement().getSql())) {
				connection.commit();
				keepAllBefore();
			}
		}
		this.left = kept(Direction.UPGRADE, migration);
	}

	private void keepAllBefore() {
		this.keptStatements = this.checksum.statements() - 1;
		this.keptChecksum = this.checksum.previous();
	}

	private void end(MigrationInfo migration) {
		Unfinished done = begunOf(migration);
		if (done != null && this.checksum.statements() < done.statements()) {
			this.edited = true;
			throw new FlywayException("Statements that ran are gone from the file");
		}
		if (this.begun == null && this.savedStatements >= 0) {
			remove();
		}
	}

	private void save(Context context) {
		Unfinished unfinished = this.left;
		if (unfinished == null) {
			return;
		}
		try {
			save(context, unfinished);
			this.recorded = true;
		}
		catch (SQLException ex) {
			this.recorded = this.savedStatements == unfinished.statements();
			if (this.recorded) {
				return;
			}
			logger.warn("How far " + unfinished.script() + " came could not be recorded: " + ex.getMessage());
		}
	}

	private static void save(Context context, Unfinished unfinished) throws SQLException {
		Connection connection = context.getConnection();
		Progress progress = new Progress(connection, context.getConfiguration().getTable());
		if (connection.getAutoCommit()) {
			progress.save(unfinished);
			return;
		}
		connection.rollback();
		progress.save(unfinished);
		connection.commit();
	}

	private void keep() {
		this.keptStatements = this.checksum.statements();
		this.keptChecksum = this.checksum.value();
	}

	private @Nullable Unfinished begunOf(MigrationInfo migration) {
		Unfinished unfinished = this.resumed;
		return (unfinished != null && unfinished.script().equals(migration.getScript())) ? unfinished : null;
	}

	private static @Nullable String version(MigrationInfo migration) {
		return (migration.getVersion() != null) ? migration.getVersion().getVersion() : null;
	}

}
