package io.github.dbmigrate.upgrade;

import org.jspecify.annotations.Nullable;

/**
 * What the database's own client runs in place of one migration or undo file, its row of
 * the history included.
 *
 * @param file the name of the file, or of the history table where that is made
 * @param sql the statements
 * @param warning why it is not all of what would run, or {@code null}
 */
public record OfflineScript(String file, String sql, @Nullable String warning) {

	/**
	 * A script that is complete.
	 */
	public OfflineScript(String file, String sql) {
		this(file, sql, null);
	}

	/** What cannot be part of it, as a comment in its place. */
	static OfflineScript lacking(String name, String reason) {
		String warning = name + " " + reason;
		return new OfflineScript(name, "-- not part of this: " + warning.replace("${", "$ {"), warning);
	}

}
