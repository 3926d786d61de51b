package io.github.dbmigrate.upgrade;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A migration as history and files show it; a superset of the fields of
 * {@code /actuator/flyway}.
 *
 * @param type the type of the migration, for instance {@code SQL} or {@code BASELINE}
 * @param checksum Flyway's checksum, or {@code null} where there is none
 * @param version the version, or {@code null} for a repeatable migration
 * @param description the description
 * @param script the name of the file
 * @param state Flyway's state
 * @param installedBy the database user who ran it, or {@code null}
 * @param installedOn when it ran, or {@code null}
 * @param installedRank its place in the history, or {@code null}
 * @param executionTime how long it ran, in milliseconds, or {@code null}
 * @param undo whether there is an undo file
 */
public record HistoryEntry(String type, @Nullable Integer checksum, @Nullable String version, String description,
		String script, String state, @Nullable String installedBy, @Nullable Instant installedOn,
		@Nullable Integer installedRank, @Nullable Integer executionTime, boolean undo) {
}
