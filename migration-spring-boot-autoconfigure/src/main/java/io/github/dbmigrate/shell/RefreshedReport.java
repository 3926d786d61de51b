package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.generate.Refreshed;

/**
 * What the snapshot says otherwise now.
 */
record RefreshedReport(Refreshed refreshed) implements Report {

	@Override
	public List<String> lines(Style style) {
		if (this.refreshed.files().isEmpty()) {
			return List.of("The snapshot is up to date");
		}
		List<String> lines = new ArrayList<>(this.refreshed.differences().stream().map(style::operation).toList());
		this.refreshed.files().forEach((file) -> lines.add("Wrote " + file));
		return lines;
	}

	@Override
	public Object json() {
		return this.refreshed;
	}

	@Override
	public List<String> notes() {
		return this.refreshed.notes();
	}

}
