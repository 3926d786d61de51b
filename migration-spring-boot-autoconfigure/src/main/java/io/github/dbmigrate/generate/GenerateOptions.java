package io.github.dbmigrate.generate;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the user says with {@code db migrate}.
 *
 * @param message the message, or {@code null} for a name from the operations
 * @param dryRun whether to show the SQL and write nothing
 * @param fills the expression for each {@code table.column} that needs values
 * @param drops tables ({@code person}) and columns ({@code user.mail}) that may be
 * dropped
 * @param keeps tables and columns that stay although no entity maps them any more
 * @param renames the new name of each {@code type.value} of an enum type
 * @param drift what to do where database and snapshot disagree, or {@code null} to stop
 * @param asker who answers what the flags leave open
 */
public record GenerateOptions(@Nullable String message, boolean dryRun, Map<String, String> fills, Set<String> drops,
		Set<String> keeps, Map<String, String> renames, @Nullable Drift drift, Asker asker) {

	public GenerateOptions {
		fills = Map.copyOf(fills);
		drops = Set.copyOf(drops);
		keeps = Set.copyOf(keeps);
		renames = Map.copyOf(renames);
	}

	/**
	 * Options without a rename.
	 */
	public GenerateOptions(@Nullable String message, boolean dryRun, Map<String, String> fills, Set<String> drops,
			Set<String> keeps, @Nullable Drift drift, Asker asker) {
		this(message, dryRun, fills, drops, keeps, Map.of(), drift, asker);
	}

	/**
	 * Options with a message only: nothing is decided, nobody is asked.
	 */
	public static GenerateOptions of(@Nullable String message) {
		return new GenerateOptions(message, false, Map.of(), Set.of(), Set.of(), null, Asker.NOBODY);
	}

	/**
	 * What to do about drift.
	 */
	public enum Drift {

		/** The database is wrong: the file brings it to the model. */
		DATABASE,
		/** The snapshot is right: the difference is ignored here. */
		SNAPSHOT,
		/** The database is right: the file makes what it has, and is stamped here. */
		ADOPT

	}

}
