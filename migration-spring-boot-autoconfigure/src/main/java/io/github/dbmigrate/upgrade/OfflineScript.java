package io.github.dbmigrate.upgrade;

import java.util.List;

/**
 * What the database's own client runs in place of one migration or undo file, its row of
 * the history included.
 *
 * @param file the name of the file, or of the history table where that is made
 * @param sql the statements
 * @param warnings why it is not all of what would run, and what it drops
 */
public record OfflineScript(String file, String sql, List<String> warnings) {

	public OfflineScript {
		warnings = List.copyOf(warnings);
	}

	/**
	 * A script of which nothing is to be said.
	 */
	public OfflineScript(String file, String sql) {
		this(file, sql, List.of());
	}

	/** What cannot be part of it, as a comment in its place. */
	static OfflineScript lacking(String name, String reason) {
		String warning = name + " " + reason;
		return new OfflineScript(name, comment("not part of this: " + warning),
				List.of("not part of the SQL: " + warning));
	}

	/** The same with what it drops, in comments before it as well. */
	OfflineScript losing(List<String> losses) {
		StringBuilder comments = new StringBuilder();
		losses.forEach((loss) -> comments.append(comment("warning: " + loss)).append('\n'));
		return new OfflineScript(this.file, comments + this.sql, losses);
	}

	private static String comment(String text) {
		return "-- " + text.replace("${", "$ {").replaceAll("\\R", " ");
	}

}
