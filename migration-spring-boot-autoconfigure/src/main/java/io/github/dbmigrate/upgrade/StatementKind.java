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

	private StatementKind() {
	}

	/**
	 * Whether a database whose DDL commits may commit with this statement.
	 */
	static boolean mayCommit(String sql) {
		return !NEVER_COMMITS.matcher(withoutLeadingComments(sql)).matches();
	}

	static String withoutLeadingComments(String sql) {
		return COMMENTS.matcher(sql).replaceFirst("");
	}

}
