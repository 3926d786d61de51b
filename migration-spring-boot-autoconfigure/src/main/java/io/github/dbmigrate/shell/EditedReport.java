package io.github.dbmigrate.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The file that was opened.
 */
record EditedReport(Path file) implements Report {

	@Override
	public List<String> lines(Style style) {
		return List.of("Edited " + this.file);
	}

	@Override
	public Object json() {
		return Map.of("edited", this.file.toString());
	}

}
