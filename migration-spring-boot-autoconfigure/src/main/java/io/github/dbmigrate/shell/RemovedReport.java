package io.github.dbmigrate.shell;

import java.util.List;
import java.util.Map;

/**
 * The files that were removed.
 */
record RemovedReport(List<String> files) implements Report {

	@Override
	public List<String> lines(Style style) {
		return this.files.stream().map((file) -> "Removed " + file).toList();
	}

	@Override
	public Object json() {
		return Map.of("removed", this.files);
	}

}
