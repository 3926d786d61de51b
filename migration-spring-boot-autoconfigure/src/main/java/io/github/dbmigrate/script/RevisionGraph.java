package io.github.dbmigrate.script;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which file follows which. The parents of a generated file are in its header; a file
 * without a header follows the file below it and never makes a head.
 */
public final class RevisionGraph {

	private final List<MigrationFile> files;

	/**
	 * @param files the files, oldest first
	 */
	public RevisionGraph(List<MigrationFile> files) {
		this.files = List.copyOf(files);
	}

	/**
	 * The files that no other file follows; more than one when two branches met.
	 */
	public List<MigrationFile> heads() {
		Set<Version> followed = new HashSet<>();
		Version below = null;
		for (MigrationFile file : this.files) {
			followed.addAll(file.header().parents());
			if (file.header().equals(Header.NONE) && below != null) {
				followed.add(below);
			}
			below = file.version();
		}
		return this.files.stream().filter((file) -> !followed.contains(file.version())).toList();
	}

}
