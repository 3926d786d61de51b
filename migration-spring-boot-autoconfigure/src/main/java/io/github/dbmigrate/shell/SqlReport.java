package io.github.dbmigrate.shell;

import java.util.List;
import java.util.Map;

import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.UndoFile;

/**
 * The SQL that would run.
 */
record SqlReport(List<Script> scripts) implements Report {

	static SqlReport upgrade(List<MigrationFile> files) {
		return new SqlReport(files.stream().map((file) -> new Script(file.fileName(), file.sql())).toList());
	}

	static SqlReport downgrade(List<UndoFile> files) {
		return new SqlReport(files.stream().map((file) -> new Script(file.fileName(), file.sql())).toList());
	}

	@Override
	public List<String> lines(Style style) {
		return this.scripts.stream().map((script) -> script.text() + "\n").toList();
	}

	@Override
	public Object json() {
		return Map.of("scripts", this.scripts);
	}

	@Override
	public List<String> notes() {
		return this.scripts.isEmpty() ? List.of("Nothing to run") : List.of();
	}

	/**
	 * A file and its text.
	 */
	record Script(String file, String sql) {

		String text() {
			return "-- " + this.file + "\n" + this.sql.stripTrailing();
		}

	}

}
