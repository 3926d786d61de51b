package io.github.dbmigrate.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
		return named(Report::notes);
	}

	@Override
	public List<String> details() {
		return named(Report::details);
	}

	private List<String> named(Function<Report, List<String>> part) {
		return this.reports.entrySet()
			.stream()
			.flatMap((report) -> part.apply(report.getValue()).stream().map((line) -> report.getKey() + ": " + line))
			.toList();
	}

	@Override
	public int exitCode() {
		return this.reports.values().stream().mapToInt(Report::exitCode).max().orElse(0);
	}

}
