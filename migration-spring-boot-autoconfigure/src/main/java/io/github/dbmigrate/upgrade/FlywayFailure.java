package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.Objects;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.sqlExceptions.FlywaySqlUnableToConnectToDbException;

/**
 * Puts failures of Flyway and of the connection pool into words.
 */
final class FlywayFailure {

	private FlywayFailure() {
	}

	static <T> T guard(Work<T> work) {
		try {
			return work.run();
		}
		catch (MigrationException ex) {
			throw ex;
		}
		catch (FlywayException ex) {
			throw translate(ex);
		}
		catch (SQLException ex) {
			throw refused(ex, ex);
		}
		catch (RuntimeException ex) {
			SQLException sql = SqlFailure.in(ex);
			throw (sql != null) ? unreachable(sql, ex) : ex;
		}
	}

	static MigrationException translate(FlywayException failure) {
		if (failure.getCause() instanceof MigrationException cause) {
			return cause;
		}
		SQLException sql = SqlFailure.in(failure);
		if (failure instanceof FlywaySqlUnableToConnectToDbException && sql != null) {
			return unreachable(sql, failure);
		}
		if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
			return notEmpty(failure);
		}
		if (failure instanceof FlywayValidateException) {
			return new MigrationException(Failure.FINDINGS,
					SqlFailure.withoutSecrets(String.valueOf(failure.getMessage())),
					"db status says what is wrong and what mends it.", failure);
		}
		if (sql != null) {
			return refused(sql, failure);
		}
		return new MigrationException(Failure.INPUT, SqlFailure.withoutSecrets(String.valueOf(failure.getMessage())),
				"Mend the migration files or spring.flyway.*, then run the command again.", failure);
	}

	private static MigrationException unreachable(SQLException sql, Throwable failure) {
		SQLException root = sql;
		while (SqlFailure.in(root.getCause()) != null) {
			root = Objects.requireNonNull(SqlFailure.in(root.getCause()));
		}
		return new MigrationException(Failure.DATABASE,
				"The database cannot be reached: " + SqlFailure.message(root) + ". Nothing was changed.",
				"Check spring.datasource.* (or spring.flyway.url) and that the server runs.", bare(root, failure));
	}

	/** Drivers repeat the URL in their messages, and stack traces print those. */
	private static SQLException bare(SQLException sql, Throwable failure) {
		SQLException bare = new SQLException(SqlFailure.message(sql), sql.getSQLState(), sql.getErrorCode());
		bare.setStackTrace(failure.getStackTrace());
		return bare;
	}

	private static MigrationException refused(SQLException sql, Throwable failure) {
		return new MigrationException(Failure.DATABASE, "The database refused: " + SqlFailure.message(sql),
				"Mend the cause, then run the command again; db status says where the database stands.", failure);
	}

	private static MigrationException notEmpty(FlywayException failure) {
		return new MigrationException(Failure.FINDINGS,
				"The database has tables but no history of migrations. Nothing was changed.",
				"For the first database of an application: db init --baseline. Where the migrations begin with a "
						+ "baseline already: start once with migration.adopt=true.",
				failure);
	}

	/**
	 * What may fail.
	 *
	 * @param <T> the result
	 */
	interface Work<T> {

		T run() throws SQLException;

	}

}
