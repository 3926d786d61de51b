package io.github.dbmigrate.shell;

import java.util.List;
import java.util.Map;

import io.github.dbmigrate.upgrade.OfflineScript;

/**
 * The SQL that would run, for the database's own client.
 */
record SqlReport(List<OfflineScript> scripts) implements Report {

	@Override
	public List<String> lines(Style style) {
		return this.scripts.stream().map((script) -> "-- " + script.file() + "\n" + script.sql() + "\n").toList();
	}

	@Override
	public boolean verbatim() {
		return true;
	}

	@Override
	public Object json() {
		return Map.of("scripts", this.scripts);
	}

	@Override
	public List<String> notes() {
		return this.scripts.isEmpty() ? List.of("Nothing to run")
				: this.scripts.stream()
					.flatMap((script) -> script.warnings().stream())
					.map("warning: "::concat)
					.toList();
	}

}
