package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.dbmigrate.Planned;
import io.github.dbmigrate.Planned.PlannedFile;
import io.github.dbmigrate.hazard.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What an upgrade would do.
 */
record PlanReport(Planned planned) implements Report {

	@Override
	public List<String> lines(Style style) {
		if (this.planned.files().isEmpty()) {
			return List.of("Nothing to run, the database is at " + orBase(this.planned.from()));
		}
		List<String> lines = new ArrayList<>();
		if (this.planned.problem() != null) {
			lines.add(style.bad("failed") + ": " + this.planned.problem());
			lines.add("  fix: " + this.planned.remedy());
		}
		this.planned.files().forEach((file) -> lines.addAll(lines(file, style)));
		int files = this.planned.files().size();
		lines.add(files + ((files == 1) ? " file" : " files") + ": the database would " + way());
		return lines;
	}

	private String way() {
		return Objects.equals(this.planned.from(), this.planned.to()) ? "stay at " + orBase(this.planned.to())
				: "go from " + orBase(this.planned.from()) + " to " + this.planned.to();
	}

	private static List<String> lines(PlannedFile file, Style style) {
		List<String> lines = new ArrayList<>(List.of(style.strong(file.script())));
		file.operations().forEach((operation) -> lines.add("  " + style.operation(operation)));
		if (file.operations().isEmpty()) {
			lines.add("  " + statements(file.statements()));
		}
		if (!file.rows().isEmpty()) {
			lines.add("  rows now: " + rows(file.rows()));
		}
		file.hazards().forEach((hazard) -> lines.addAll(lines(hazard, style)));
		return lines;
	}

	private static String statements(@Nullable Integer statements) {
		if (statements == null) {
			return "written in Java";
		}
		if (statements == 0) {
			return "runs no statement";
		}
		return "written by hand, " + statements + ((statements == 1) ? " statement" : " statements");
	}

	private static String rows(Map<String, Long> rows) {
		return rows.entrySet()
			.stream()
			.map((table) -> table.getKey() + " " + String.format(Locale.ROOT, "%,d", table.getValue()))
			.collect(Collectors.joining(", "));
	}

	private static List<String> lines(Finding hazard, Style style) {
		String severity = hazard.severity().toString();
		return List.of("  " + (hazard.matters() ? style.bad(severity) : severity) + " " + hazard.rule() + ", line "
				+ hazard.line() + ": " + hazard.message(), "    fix: " + hazard.mend());
	}

	private static String orBase(@Nullable String version) {
		return (version != null) ? version : "base";
	}

	@Override
	public Object json() {
		return this.planned;
	}

}
