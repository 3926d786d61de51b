package io.github.dbmigrate.upgrade;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jspecify.annotations.Nullable;

/**
 * From which version to which a client is led, whatever a database has.
 *
 * @param way what is done in between
 * @param from where it begins: a version, {@code base}, {@code head}
 * @param to where it ends
 * @param vendor the database, as Spring Boot spells it, or {@code null} for the one of
 * the configured URL
 */
public record SqlRange(Way way, String from, String to, @Nullable String vendor) {

	/** Whether words are a range. */
	public static boolean isRange(@Nullable String words) {
		return words != null && words.contains(":");
	}

	/**
	 * Reads {@code A:B}.
	 */
	public static SqlRange of(Way way, String words, @Nullable String vendor) {
		String[] ends = words.split(":", -1);
		if (ends.length != 2 || ends[0].isBlank() || ends[1].isBlank()) {
			throw new MigrationException(Failure.INPUT, "'" + words + "' is no range.",
					"Say both ends: base:head, 3:5, 5:3, each a version, base or head.");
		}
		return new SqlRange(way, ends[0].strip(), ends[1].strip(), vendor);
	}

	/** The same for a database. */
	public SqlRange on(String vendor) {
		return new SqlRange(this.way, this.from, this.to, vendor);
	}

	/**
	 * What is done between the ends of a range.
	 */
	public enum Way {

		/** Files run. */
		UPGRADE,
		/** Undo files run. */
		DOWNGRADE,
		/** Rows of the history are written. */
		STAMP

	}

}
