package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.dbmigrate.MigrationService.Shown;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import org.jspecify.annotations.Nullable;

/**
 * A migration and its way back.
 */
record ShownReport(Shown shown) implements Report {

	@Override
	public List<String> lines(Style style) {
		MigrationFile file = this.shown.file();
		UndoFile undo = this.shown.undo();
		List<String> lines = new ArrayList<>(
				List.of("Version:  " + style.strong(file.version().toString()), "Parent:   " + parents(),
						"Message:  " + message(), "Checksum: " + file.checksum(), "File:     " + file.location(),
						"Undo:     " + ((undo != null) ? undo.location() : "none"), "", file.sql().stripTrailing()));
		if (undo != null) {
			lines.addAll(List.of("", "-- " + undo.fileName(), undo.sql().stripTrailing()));
		}
		return lines;
	}

	private String parents() {
		List<Version> parents = this.shown.file().header().parents();
		return parents.isEmpty() ? "none named"
				: parents.stream().map(Version::toString).collect(Collectors.joining(", "));
	}

	private String message() {
		String message = this.shown.file().header().message();
		return (message != null) ? message : this.shown.file().description();
	}

	@Override
	public boolean verbatim() {
		return true;
	}

	@Override
	public Object json() {
		MigrationFile file = this.shown.file();
		return new Keys(file.version().toString(), file.description(), file.header().message(),
				file.header().parents().stream().map(Version::toString).toList(), file.header().vendor(),
				file.header().baseline(), file.header().operations(), file.header().hazards(), file.fileName(),
				file.location(), file.checksum(), file.sql(), Undo.of(this.shown.undo()));
	}

	/**
	 * A migration for programs.
	 */
	record Keys(String version, String description, @Nullable String message, List<String> parents,
			@Nullable String vendor, boolean baseline, List<String> operations, List<String> hazards, String script,
			String location, int checksum, String sql, @Nullable Undo undo) {
	}

	/**
	 * The way back for programs.
	 */
	record Undo(String script, String location, String sql, boolean nothingToUndo, boolean stopping) {

		static @Nullable Undo of(@Nullable UndoFile undo) {
			return (undo != null)
					? new Undo(undo.fileName(), undo.location(), undo.sql(), undo.nothingToUndo(), undo.stopping())
					: null;
		}

	}

}
