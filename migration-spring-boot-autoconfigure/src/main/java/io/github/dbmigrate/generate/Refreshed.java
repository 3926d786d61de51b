package io.github.dbmigrate.generate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What {@code db snapshot} did.
 *
 * @param head the version of which the snapshot is, or {@code null} before the first
 * @param differences what the snapshot says otherwise than before
 * @param files the file written; empty where nothing differs
 * @param notes what the user should know
 */
public record Refreshed(@Nullable String head, List<String> differences, List<String> files, List<String> notes) {

	public Refreshed {
		differences = List.copyOf(differences);
		files = List.copyOf(files);
		notes = List.copyOf(notes);
	}

}
