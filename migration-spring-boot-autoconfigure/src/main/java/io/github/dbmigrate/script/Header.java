package io.github.dbmigrate.script;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The comments at the top of a generated file.
 *
 * @param message the message of the author, or {@code null}
 * @param parents the versions this file follows; two for a merge, none for the first
 * @param vendor the database it is written for, or {@code null} for any
 * @param baseline whether it describes a schema that was there before
 * @param operations one summary line for each operation
 */
public record Header(@Nullable String message, List<Version> parents, @Nullable String vendor, boolean baseline,
		List<String> operations) {

	/** The header of a file that has none. */
	public static final Header NONE = new Header(null, List.of(), null, false, List.of());

	public Header {
		parents = List.copyOf(parents);
		operations = List.copyOf(operations);
	}

}
