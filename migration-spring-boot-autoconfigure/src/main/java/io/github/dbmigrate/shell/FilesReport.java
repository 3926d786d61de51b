package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.RevisionGraph;

/**
 * The migration files, newest first, where no database is asked which of them ran.
 *
 * @param files the files, oldest first
 * @param graph which file follows which
 * @param verbose whether place and checksum are told
 */
record FilesReport(List<MigrationFile> files, RevisionGraph graph, boolean verbose) implements Report {

	@Override
	public List<String> lines(Style style) {
		List<String> lines = new ArrayList<>();
		for (MigrationFile file : this.files) {
			lines.add(parents(file) + " -> " + style.strong(file.version().toString())
					+ (this.graph.heads().contains(file) ? " (head)" : "") + ", " + file.description()
					+ (this.verbose ? "\n  file   " + file.location() + "\n  checksum " + file.checksum() : ""));
		}
		Collections.reverse(lines);
		return this.verbose ? Report.apart(lines) : lines;
	}

	private String parents(MigrationFile file) {
		String parents = this.graph.parents(file.version())
			.stream()
			.map(Object::toString)
			.collect(Collectors.joining(", "));
		return parents.isEmpty() ? "<base>" : parents;
	}

	@Override
	public Object json() {
		return Map.of("migrations", this.files.stream().map(this::entry).toList());
	}

	private Entry entry(MigrationFile file) {
		return new Entry(file.version().toString(), file.description(), file.fileName(), file.location(),
				file.checksum(), this.graph.parents(file.version()).stream().map(Object::toString).toList());
	}

	/**
	 * A file.
	 */
	record Entry(String version, String description, String script, String location, int checksum,
			List<String> parents) {
	}

}
