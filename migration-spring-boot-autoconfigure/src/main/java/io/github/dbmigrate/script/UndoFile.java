package io.github.dbmigrate.script;

import org.jspecify.annotations.Nullable;

/**
 * The way back from a migration.
 *
 * @param version the version it takes back
 * @param fileName the name of the file
 * @param location where it was read from, for people
 * @param sql the text
 * @param writtenFor the checksum of the migration it was written for, or {@code null}
 * where its header names none
 * @param nothingToUndo whether it says {@code -- migration:nothing-to-undo}
 * @param stopping whether it stops a downgrade: no statement in it, and no
 * {@code nothing-to-undo}
 */
public record UndoFile(Version version, String fileName, String location, String sql, @Nullable Integer writtenFor,
		boolean nothingToUndo, boolean stopping) {
}
