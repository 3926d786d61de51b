package io.github.dbmigrate.upgrade;

/**
 * What the database's own client runs in place of one migration or undo file, its row of
 * the history included.
 *
 * @param file the name of the file, or of the history table where that is made
 * @param sql the statements
 */
public record OfflineScript(String file, String sql) {
}
