package io.github.dbmigrate.script;

import org.jspecify.annotations.Nullable;

/**
 * A migration about to be written.
 *
 * @param version the version
 * @param slug the description in its name, words joined by underscores
 * @param sql the whole text of the V file, header included
 * @param undoSql the text of the undo file below its own header, or {@code null} for none
 * (a baseline is never taken back)
 * @param snapshot the snapshot that goes with it, or {@code null} to leave the one that
 * is there
 * @param baseline the tables as they are, for the first migration of an existing schema,
 * else {@code null}
 * @param settings Flyway's settings for this script, or {@code null} for none
 */
public record Draft(Version version, String slug, String sql, @Nullable String undoSql, @Nullable Snapshot snapshot,
		@Nullable Snapshot baseline, @Nullable String settings) {

	/**
	 * A migration that runs as Flyway runs others.
	 */
	public Draft(Version version, String slug, String sql, @Nullable String undoSql, @Nullable Snapshot snapshot,
			@Nullable Snapshot baseline) {
		this(version, slug, sql, undoSql, snapshot, baseline, null);
	}

}
