package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import io.github.dbmigrate.database.LockHolders;
import org.jspecify.annotations.Nullable;

/**
 * Puts failures of the database into words, without secrets.
 */
final class SqlFailure {

	/** What to do about a lock, the beginning of a sentence. */
	static final String LET_GO = "Let those who hold the lock commit or roll back, or end their session, ";

	private static final String GRANT = "Grant the user that right, or let migrations run as another user "
			+ "(spring.flyway.user, spring.flyway.password), ";

	/** H2: no rights; MariaDB and MySQL: on a database, a table, a column, of all. */
	private static final Set<Integer> DENIED = Set.of(90096, 90040, 1044, 1142, 1143, 1227);

	private static final int LONGEST_STATEMENT = 1000;

	/** Tables, columns, indexes and other objects; H2 and MariaDB also by number. */
	private static final Set<String> THERE_ALREADY = Set.of("42P07", "42701", "42710", "42S01", "42S21", "42S11");

	private static final Set<Integer> CONSTRAINT_THERE_ALREADY = Set.of(90045, 90035, 1061, 1826);

	private SqlFailure() {
	}

	/**
	 * What to do about it, the beginning of a sentence.
	 * @param otherwise what to do where the database does not say more
	 */
	static String mend(@Nullable SQLException failure, String otherwise) {
		if (LockHolders.isWait(failure)) {
			return LET_GO;
		}
		return (failure != null && isDenied(failure)) ? GRANT : otherwise;
	}

	static boolean isDenied(SQLException failure) {
		return "42501".equals(failure.getSQLState()) || DENIED.contains(failure.getErrorCode());
	}

	/** Whether a statement would make what there is. */
	static boolean isThereAlready(SQLException failure) {
		return THERE_ALREADY.contains(String.valueOf(failure.getSQLState()))
				|| CONSTRAINT_THERE_ALREADY.contains(failure.getErrorCode());
	}

	/** Where a statement failed and what the database said. */
	static String describe(String file, int line, String sql, SQLException failure) {
		List<String> lines = sql.lines().toList();
		int comments = (int) lines.stream().takeWhile(SqlFailure::isCommentOrBlank).count();
		String statement = String.join("\n", lines.subList(comments, lines.size())).strip();
		return file + " failed at line " + (line + comments) + ": " + message(failure) + "\nStatement: "
				+ shorten(statement);
	}

	private static boolean isCommentOrBlank(String line) {
		return line.isBlank() || line.strip().startsWith("--");
	}

	/** What the database said. */
	static String message(SQLException failure) {
		String message = String.valueOf(failure.getMessage())
			.replaceFirst("(?s); SQL statement:\n.*$", "")
			.replaceFirst("\\s*\\R\\s*Position: \\d+", "")
			.strip();
		return withoutSecrets(message) + " (SQLState " + failure.getSQLState() + ", error code "
				+ failure.getErrorCode() + ")";
	}

	static String withoutSecrets(String text) {
		return text.replaceAll("(?i)(password|pwd|secret|token)(\\s*=\\s*)[^;&\\s,)]+", "$1$2***")
			.replaceAll("(jdbc:[^\\s@]*?//)[^\\s/@]+@", "$1");
	}

	static @Nullable SQLException in(@Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sqlException) {
				return sqlException;
			}
		}
		return null;
	}

	private static String shorten(String sql) {
		return (sql.length() <= LONGEST_STATEMENT) ? sql : sql.substring(0, LONGEST_STATEMENT) + " ...";
	}

}
