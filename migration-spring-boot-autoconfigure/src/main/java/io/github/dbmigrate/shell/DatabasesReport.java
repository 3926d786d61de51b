package io.github.dbmigrate.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a command has to say of several databases.
 *
 * @param reports by database
 */
record DatabasesReport(Map<String, Report> reports) implements Report {

	@Override
	public List<String> lines(Style style) {
		return this.reports.entrySet()
			.stream()
			.flatMap((report) -> report.getValue().lines(report.getKey(), style).stream())
			.toList();
	}

	@Override
	public boolean verbatim() {
		return this.reports.values().stream().anyMatch(Report::verbatim);
	}

	@Override
	public Object json() {
		Map<String, Object> databases = new LinkedHashMap<>();
		this.reports.forEach((database, report) -> databases.put(database, report.json(database)));
		return Map.of("databases", databases);
	}

	@Override
	public List<String> notes() {
		return this.reports.entrySet()
			.stream()
			.flatMap((report) -> report.getValue().notes().stream().map((note) -> report.getKey() + ": " + note))
			.toList();
	}

	@Override
	public int exitCode() {
		return this.reports.values().stream().mapToInt(Report::exitCode).max().orElse(0);
	}

}
