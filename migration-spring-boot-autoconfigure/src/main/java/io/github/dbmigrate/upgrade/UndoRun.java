package io.github.dbmigrate.upgrade;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.ScriptStatement;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.upgrade.Progress.Direction;
import io.github.dbmigrate.upgrade.Progress.Unfinished;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.extensibility.AppliedMigration;

/**
 * Takes one version back, under Flyway's lock: at once where the database rolls DDL back,
 * else statement by statement with a record from which the next run goes on.
 */
final class UndoRun {

	private final FlywaySession session;

	private final UndoFile undo;

	private final AppliedMigration row;

	private final List<ScriptStatement> statements;

	private final LockLimit limit = new LockLimit();

	private final StatementChecksum checksum = new StatementChecksum();

	UndoRun(FlywaySession session, UndoFile undo, AppliedMigration row) {
		this.session = session;
		this.undo = undo;
		this.row = row;
		this.statements = session.statements(undo.sql());
	}

	void run() throws SQLException {
		Connection connection = this.session.connection();
		boolean autoCommit = connection.getAutoCommit();
		try {
			if (this.session.rollsBackDdl() && this.statements.stream().allMatch((one) -> one.transactional())) {
				runAtOnce(connection);
			}
			else {
				runStepwise(connection);
			}
		}
		finally {
			this.limit.end(connection);
			connection.setAutoCommit(autoCommit);
		}
	}

	private void runAtOnce(Connection connection) throws SQLException {
		connection.setAutoCommit(false);
		this.limit.begin(connection);
		try {
			for (ScriptStatement statement : this.statements) {
				execute(connection, statement);
			}
			this.session.addRow(this.row, CoreMigrationType.DELETE, null, true);
			connection.commit();
		}
		finally {
			connection.rollback();
		}
	}

	private void runStepwise(Connection connection) throws SQLException {
		Progress progress = this.session.progress();
		int done = skip(begun(progress));
		if (done == 0) {
			begin(connection, progress);
		}
		for (ScriptStatement statement : this.statements.subList(done, this.statements.size())) {
			step(connection, progress, statement);
		}
		end(connection);
	}

	private Optional<Unfinished> begun(Progress progress) throws SQLException {
		return progress.find()
			.filter((unfinished) -> unfinished.direction() == Direction.DOWNGRADE)
			.filter((unfinished) -> Objects.equals(unfinished.version(), this.row.getVersion().getVersion()));
	}

	private int skip(Optional<Unfinished> begun) {
		int done = begun.map(Unfinished::statements).orElse(0);
		this.statements.stream().limit(done).forEach((statement) -> this.checksum.add(statement.sql()));
		if (begun.isPresent()
				&& (this.checksum.statements() != done || this.checksum.value() != begun.get().checksum())) {
			throw new MigrationException(Failure.FINDINGS,
					"The first " + done + " statements of " + this.undo.location()
							+ " ran already, and they are not the ones in the file any more. Nothing was changed.",
					"Put them back as they were and change only what follows, then run db downgrade; or finish by "
							+ "hand and record where the database stands with db stamp VERSION.");
		}
		return done;
	}

	private void begin(Connection connection, Progress progress) throws SQLException {
		progress.createIfMissing();
		connection.setAutoCommit(false);
		progress.save(unfinished());
		if (this.session.history().failed(this.row.getScript()).isEmpty()) {
			this.session.addRow(this.row, this.row.getType(), this.row.getChecksum(), false);
		}
		connection.commit();
	}

	private void step(Connection connection, Progress progress, ScriptStatement statement) throws SQLException {
		connection.setAutoCommit(!statement.transactional());
		this.limit.begin(connection);
		try {
			execute(connection, statement);
		}
		catch (MigrationException ex) {
			connection.setAutoCommit(false);
			connection.rollback();
			throw ex;
		}
		this.checksum.add(statement.sql());
		connection.setAutoCommit(false);
		if (!StatementKind.clearsTheWay(statement.sql())) {
			progress.save(unfinished());
		}
		connection.commit();
	}

	/** The record goes when the rows are committed: see {@link Interruption#cleanUp}. */
	private void end(Connection connection) throws SQLException {
		connection.setAutoCommit(false);
		this.session.removeFailedRow(this.row.getVersion().getVersion());
		this.session.recordDeleted(this.row);
		connection.commit();
	}

	private Unfinished unfinished() {
		return new Unfinished(Direction.DOWNGRADE, this.row.getVersion().getVersion(), this.undo.fileName(),
				this.checksum.statements(), this.checksum.value());
	}

	private void execute(Connection connection, ScriptStatement statement) {
		try (Statement jdbc = connection.createStatement()) {
			jdbc.execute(statement.sql());
		}
		catch (SQLException ex) {
			throw new MigrationException(Failure.DATABASE,
					SqlFailure.describe(this.undo.location(), statement.line(), statement.sql(), ex) + "\n" + left(),
					remedy(ex), ex);
		}
	}

	private String left() {
		int done = this.checksum.statements();
		if (this.session.rollsBackDdl() && this.statements.stream().allMatch((one) -> one.transactional())) {
			return "Everything that " + this.undo.fileName() + " did was rolled back; V" + this.undo.version()
					+ " is still applied.";
		}
		return "This database does not roll back DDL: statements done and kept: " + done + " of "
				+ this.statements.size() + ". How far it came is recorded.";
	}

	private String remedy(SQLException failure) {
		if (this.session.rollsBackDdl()) {
			return SqlFailure.mend(failure, "Mend the cause (data or " + this.undo.location() + "), ")
					+ "then run db downgrade again.";
		}
		return SqlFailure.mend(failure,
				"Mend the cause (the data, or that statement in " + this.undo.location()
						+ "; leave those above it as they are), ")
				+ "then run db downgrade: it goes on with statement " + (this.checksum.statements() + 1)
				+ ". Or run db upgrade: it does the same and then leads to head.";
	}

}
