package io.github.dbmigrate.shell;

import java.util.List;
import java.util.Map;

import io.github.dbmigrate.script.MigrationFile;

/**
 * The newest files.
 */
record HeadsReport(List<MigrationFile> heads) implements Report {

	@Override
	public List<String> lines(Style style) {
		return this.heads.stream().map((file) -> file.version() + " (head)").toList();
	}

	@Override
	public Object json() {
		return Map.of("heads", this.heads.stream().map(Head::of).toList());
	}

	/**
	 * A newest file.
	 */
	record Head(String version, String description, String script, String location) {

		static Head of(MigrationFile file) {
			return new Head(file.version().toString(), file.description(), file.fileName(), file.location());
		}

	}

}
