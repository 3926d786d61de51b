package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.generate.Generated;

/**
 * The folders and files that were created.
 */
record CreatedReport(Generated created) implements Report {

	@Override
	public List<String> lines(Style style) {
		List<String> lines = new ArrayList<>(this.created.operations().stream().map(style::operation).toList());
		this.created.files().forEach((file) -> lines.add("Created " + file));
		return lines.isEmpty() ? List.of("Nothing to create") : lines;
	}

	@Override
	public Object json() {
		return this.created;
	}

	@Override
	public List<String> notes() {
		return this.created.notes();
	}

}
