package io.github.dbmigrate.script;

import org.jspecify.annotations.Nullable;

/**
 * A migration about to be written.
 *
 * @param version the version
 * @param slug the description in its name, words joined by underscores
 * @param sql the whole text of the V file, header included
 * @param undoSql the text of the undo file below its own header
 * @param snapshot the snapshot that goes with it, or {@code null} to leave the one that
 * is there
 */
public record Draft(Version version, String slug, String sql, String undoSql, @Nullable Snapshot snapshot) {
}
