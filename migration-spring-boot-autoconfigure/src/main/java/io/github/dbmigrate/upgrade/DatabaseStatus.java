package io.github.dbmigrate.upgrade;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Where a database stands.
 *
 * @param database the name of the database
 * @param url the JDBC URL without secrets
 * @param product product and version
 * @param folder where its migration files are
 * @param current the version of the database, or {@code null} before the first
 * @param head the version of the newest file, or {@code null} without one
 * @param heads the versions that no file follows: more than one where branches met
 * @param state how the two relate
 * @param problem what is wrong, or {@code null}
 * @param remedy what mends it, or {@code null}
 * @param pending what would run, in order
 * @param late what would not run, since newer files ran already
 * @param applied what ran, in order
 */
public record DatabaseStatus(String database, String url, String product, String folder, @Nullable String current,
		@Nullable String head, List<String> heads, State state, @Nullable String problem, @Nullable String remedy,
		List<HistoryEntry> pending, List<HistoryEntry> late, List<HistoryEntry> applied) {

	public DatabaseStatus {
		heads = List.copyOf(heads);
		pending = List.copyOf(pending);
		late = List.copyOf(late);
		applied = List.copyOf(applied);
	}

	/**
	 * Whether the database is gone when the process ends.
	 */
	public boolean inMemory() {
		return this.url.startsWith("jdbc:h2:mem:");
	}

	/**
	 * How database and files relate.
	 */
	public enum State {

		/** Everything ran. */
		UP_TO_DATE,
		/** There are files to run. */
		PENDING,
		/** A migration failed half way. */
		FAILED,
		/** A downgrade stopped half way. */
		UNDO_INTERRUPTED,
		/** A file was changed after it ran. */
		EDITED,
		/** The history names files that are not there. */
		MISSING,
		/** There are files that newer ones overtook. */
		LATE,
		/** Files ran that are newer than all there are here. */
		AHEAD;

		/** As people and programs read it. */
		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

	}

}
