package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.hazard.Finding;

/**
 * The migration that was written, or its SQL where none was to be.
 */
record GeneratedReport(Generated generated, boolean dryRun) implements Report {

	@Override
	public List<String> lines(Style style) {
		if (this.generated.sql() == null) {
			return List.of("No changes detected");
		}
		return this.dryRun ? List.of(this.generated.sql().stripTrailing()) : written(style);
	}

	private List<String> written(Style style) {
		List<String> lines = new ArrayList<>(this.generated.operations().stream().map(style::operation).toList());
		this.generated.files().forEach((file) -> lines.add("Wrote " + file));
		return lines;
	}

	@Override
	public boolean verbatim() {
		return this.dryRun;
	}

	@Override
	public Object json() {
		return this.generated;
	}

	@Override
	public List<String> details() {
		return Stream.ofNullable(this.generated.compared()).map("compared: "::concat).toList();
	}

	@Override
	public List<String> notes() {
		List<String> notes = new ArrayList<>(
				this.generated.counts().stream().map((count) -> "~ " + count.text()).toList());
		this.generated.hazards().stream().filter(Finding::matters).forEach((hazard) -> {
			notes.add("hazard: " + hazard.summary());
			notes.add("  fix: " + hazard.mend());
		});
		notes.addAll(this.generated.notes());
		if (!this.generated.files().isEmpty()) {
			notes.add("Next: review the file, then `db upgrade`");
		}
		return notes;
	}

}
