package io.github.dbmigrate.upgrade;

import java.util.regex.Pattern;

/**
 * What a statement does to the transaction it runs in.
 */
final class StatementKind {

	private static final Pattern COMMENTS = Pattern
		.compile("^(?:\\s+|--[^\\n]*(?:\\n|$)|#[^\\n]*(?:\\n|$)|/\\*.*?\\*/)+", Pattern.DOTALL);

	private static final Pattern NEVER_COMMITS = Pattern.compile(
			"(?:insert|update|delete|merge|replace|select|with|values|set|show|use|do)\\b.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/**
	 * Clears the way for one that builds the index, and does no harm when it runs again.
	 */
	private static final Pattern CLEARS = Pattern.compile("drop\\s+index\\s+concurrently\\s+if\\s+exists\\b.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern CONCURRENTLY = Pattern.compile(
			"^\\s*(?:create|drop)\\s+(?:unique\\s+)?index\\s+concurrently\\b",
			Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

	private StatementKind() {
	}

	/**
	 * Whether a database whose DDL commits may commit with this statement.
	 */
	static boolean mayCommit(String sql) {
		return !NEVER_COMMITS.matcher(withoutLeadingComments(sql)).matches();
	}

	/**
	 * Whether it belongs to the statement behind it: where that fails, both run again.
	 */
	static boolean clearsTheWay(String sql) {
		return CLEARS.matcher(withoutLeadingComments(sql)).matches();
	}

	/**
	 * Whether a script builds or drops an index of PostgreSQL while others write.
	 */
	static boolean isConcurrent(String script) {
		return CONCURRENTLY.matcher(script).find();
	}

	static String withoutLeadingComments(String sql) {
		return COMMENTS.matcher(sql).replaceFirst("");
	}

}
