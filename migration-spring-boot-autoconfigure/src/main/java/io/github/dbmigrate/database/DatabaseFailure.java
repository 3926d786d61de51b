package io.github.dbmigrate.database;

import java.sql.SQLException;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Puts the failures of a database into words, never with a secret.
 */
public final class DatabaseFailure {

	private final JdbcUrl url;

	DatabaseFailure(JdbcUrl url) {
		this.url = url;
	}

	MigrationException unreachable(Throwable failure) {
		return new MigrationException(Failure.DATABASE,
				"Cannot connect to " + this.url.clean() + ": " + reason(failure) + ". Nothing was read or changed.",
				ConnectionRefusal.of(deepest(failure)).mend(), withoutSecrets(failure));
	}

	MigrationException refused(Throwable failure) {
		return new MigrationException(Failure.DATABASE,
				"The database at " + this.url.clean() + " refused a query: " + reason(failure)
						+ ". Nothing was changed.",
				"Check that the user may read the tables and the catalog of the database.", withoutSecrets(failure));
	}

	MigrationException locked(Throwable failure, LockHolders holders) {
		return new MigrationException(Failure.DATABASE,
				("A query waited too long for a lock: " + reason(failure) + ". Nothing was changed.\n" + holders.told())
					.strip(),
				"Let those who hold the lock commit or roll back, or end their session, then run the command again.",
				withoutSecrets(failure));
	}

	/**
	 * What the database itself says, on one line.
	 */
	String reason(Throwable failure) {
		SQLException deepest = deepest(failure);
		Throwable source = (deepest != null) ? deepest : failure;
		String message = (source.getMessage() != null) ? source.getMessage() : source.getClass().getSimpleName();
		String text = this.url.clean(withoutStatement(message))
			.strip()
			.replaceAll("\\s*\\R\\s*", " ")
			.replaceAll("\\.$", "");
		boolean told = deepest == null || deepest.getSQLState() == null || text.contains(deepest.getSQLState());
		return (told || deepest == null) ? text : text + " (SQLState " + deepest.getSQLState() + ")";
	}

	/**
	 * H2 repeats the statement, and PostgreSQL counts characters of it: both mean one
	 * that nobody sees who reads this.
	 */
	private static String withoutStatement(String message) {
		return message.replaceFirst("(?s); SQL statement:\n.*(?= \\[\\d+-\\d+]$)", "")
			.replaceAll("\\s+Position: \\d+", "");
	}

	/** Whether a database or its driver is the cause of a failure. */
	public static boolean isIn(Throwable failure) {
		return deepest(failure) != null;
	}

	static @Nullable SQLException deepest(@Nullable Throwable failure) {
		SQLException found = null;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException exception && (found == null || exception.getSQLState() != null)) {
				found = exception;
			}
		}
		return found;
	}

	/**
	 * A stand-in for a cause whose own message may hold the URL with its password.
	 */
	private SQLException withoutSecrets(Throwable failure) {
		SQLException deepest = deepest(failure);
		SQLException bare = new SQLException(reason(failure), (deepest != null) ? deepest.getSQLState() : null);
		bare.setStackTrace(failure.getStackTrace());
		return bare;
	}

}
