package io.github.dbmigrate.upgrade;

import java.sql.SQLException;

import javax.sql.DataSource;

import io.github.dbmigrate.database.LockHolders;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.sqlExceptions.FlywaySqlUnableToConnectToDbException;
import org.jspecify.annotations.Nullable;

/**
 * Puts failures of Flyway and of the connection pool into words.
 */
final class FlywayFailure {

	private final DataSource dataSource;

	FlywayFailure(Flyway flyway) {
		this.dataSource = flyway.getConfiguration().getDataSource();
	}

	<T> T guard(Work<T> work) {
		try {
			return translated(work);
		}
		catch (MigrationException ex) {
			throw LockHolders.isWait(SqlFailure.in(ex)) ? withHolders(ex) : ex;
		}
	}

	private MigrationException withHolders(MigrationException failure) {
		String told = holders(failure);
		return told.isEmpty() ? failure : new MigrationException(failure.failure(), failure.getMessage() + "\n" + told,
				failure.remedy(), failure);
	}

	private String holders(MigrationException failure) {
		try {
			return LockHolders.ofTables(this.dataSource).told();
		}
		catch (MigrationException ex) {
			failure.addSuppressed(ex);
			return "";
		}
	}

	private <T> T translated(Work<T> work) {
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
			throw (SqlFailure.in(ex) != null) ? LiveDatabase.unreachable(this.dataSource, ex) : unlessUnreachable(ex);
		}
	}

	/**
	 * Connects to see: a pool may fail with an exception that tells nothing, and a
	 * database may be one that we do not know.
	 */
	private <T extends RuntimeException> T unlessUnreachable(T failure) {
		LiveDatabase.connect(this.dataSource, null).close();
		return failure;
	}

	private MigrationException translate(FlywayException failure) {
		if (failure.getCause() instanceof MigrationException cause) {
			return cause;
		}
		SQLException sql = SqlFailure.in(failure);
		if (failure instanceof FlywaySqlUnableToConnectToDbException && sql != null) {
			return LiveDatabase.unreachable(this.dataSource, failure);
		}
		if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
			return new MigrationException(Failure.FINDINGS,
					"The database has tables but no history of migrations. Nothing was changed.",
					"db status says what mends it.", failure);
		}
		if (failure instanceof FlywayValidateException) {
			return new MigrationException(Failure.FINDINGS,
					SqlFailure.withoutSecrets(String.valueOf(failure.getMessage())),
					"db status says what is wrong and what mends it.", failure);
		}
		if (sql != null) {
			return refused(sql, failure);
		}
		if (StartFailure.isWithoutModule(failure)) {
			return unlessUnreachable(withoutModule(failure));
		}
		if (String.valueOf(failure.getMessage()).contains("No value provided for placeholder")) {
			return withoutValue(failure);
		}
		return new MigrationException(Failure.INPUT, SqlFailure.withoutSecrets(String.valueOf(failure.getMessage())),
				remedy(failure.getErrorCode()), failure);
	}

	private static MigrationException withoutValue(FlywayException failure) {
		String message = String.valueOf(failure.getMessage());
		return new MigrationException(Failure.INPUT,
				SqlFailure.withoutSecrets(
						message.substring(message.indexOf("No value provided")).lines().findFirst().orElse(message)),
				"Say the value: -x NAME=VALUE, or spring.flyway.placeholders.NAME=VALUE; "
						+ "or set spring.flyway.placeholder-replacement=false.",
				failure);
	}

	static MigrationException withoutModule(FlywayException failure) {
		return new MigrationException(Failure.INPUT,
				"Flyway lacks its module for this database: " + failure.getMessage() + ". Nothing was changed.",
				"Add org.flywaydb:flyway-database-postgresql or org.flywaydb:flyway-mysql (MariaDB, MySQL) to the "
						+ "dependencies.",
				failure);
	}

	private static String remedy(@Nullable ErrorCode code) {
		boolean twice = code == CoreErrorCode.DUPLICATE_VERSIONED_MIGRATION
				|| code == CoreErrorCode.DUPLICATE_REPEATABLE_MIGRATION;
		return twice ? "db merge --renumber moves the one that this database has not run to the top; or delete one."
				: "Mend the migration files or spring.flyway.*, then run the command again.";
	}

	private static MigrationException refused(SQLException sql, Throwable failure) {
		return new MigrationException(Failure.DATABASE, "The database refused: " + SqlFailure.message(sql),
				SqlFailure.mend(sql, "Mend the cause, ")
						+ "then run the command again; db status says where the database stands.",
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
