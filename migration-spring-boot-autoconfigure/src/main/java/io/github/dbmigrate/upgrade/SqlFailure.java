package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Puts failures of the database into words, without secrets.
 */
final class SqlFailure {

	private static final int LONGEST_STATEMENT = 1000;

	private SqlFailure() {
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
		String message = String.valueOf(failure.getMessage()).replaceFirst("(?s); SQL statement:\n.*$", "").strip();
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
