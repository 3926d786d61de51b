package io.github.dbmigrate.shell;

import java.util.List;
import java.util.Map;

import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.Version;
import org.jspecify.annotations.Nullable;

/**
 * The newest files.
 */
record HeadsReport(List<MigrationFile> heads, boolean verbose) implements Report {

	@Override
	public List<String> lines(Style style) {
		List<String> entries = this.heads.stream().map((file) -> entry(file, " (head)", this.verbose)).toList();
		return this.verbose ? Report.apart(entries) : entries;
	}

	/** A file in one line, or in several with what its header says. */
	static String entry(MigrationFile file, String mark, boolean verbose) {
		if (!verbose) {
			return file.version() + mark;
		}
		String message = (file.header().message() != null) ? file.header().message() : file.description();
		return String.join("\n", "Version:  " + file.version() + mark, "Parent:   " + parents(file),
				"File:     " + file.location(), "Message:  " + message);
	}

	private static String parents(MigrationFile file) {
		List<Version> parents = file.header().parents();
		return parents.isEmpty() ? "<base>" : String.join(", ", parents.stream().map(Version::toString).toList());
	}

	@Override
	public Object json() {
		return Map.of("heads", this.heads.stream().map(Head::of).toList());
	}

	/**
	 * A newest file.
	 */
	record Head(String version, String description, String script, String location, @Nullable String message,
			List<String> parents) {

		static Head of(MigrationFile file) {
			return new Head(file.version().toString(), file.description(), file.fileName(), file.location(),
					file.header().message(), file.header().parents().stream().map(Version::toString).toList());
		}

	}

}
