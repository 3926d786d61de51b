package io.github.dbmigrate.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.hazard.Finding;
import io.github.dbmigrate.hazard.Linted;
import io.github.dbmigrate.hazard.Severity;

/**
 * What can go wrong when migrations run.
 */
record LintReport(Linted linted, LintOptions.Format format) implements Report {

	@Override
	public List<String> lines(Style style) {
		if (this.format == LintOptions.Format.GITHUB) {
			return this.linted.findings().stream().map(LintReport::annotation).toList();
		}
		List<String> lines = new ArrayList<>();
		this.linted.findings().forEach((finding) -> {
			lines.add(
					place(finding) + ": " + severity(finding, style) + " " + finding.rule() + ": " + finding.message());
			lines.add("  fix: " + finding.mend());
		});
		lines.add(summary());
		return lines;
	}

	private static String place(Finding finding) {
		return shown(String.valueOf(finding.file())) + ":" + finding.line();
	}

	private static String severity(Finding finding, Style style) {
		String word = finding.severity().toString();
		return switch (finding.severity()) {
			case ERROR -> style.bad(word);
			case WARNING -> style.strong(word);
			default -> word;
		};
	}

	private static String counted(Severity severity, long count) {
		return count + " " + severity + ((count != 1 && severity != Severity.INFO) ? "s" : "");
	}

	private String summary() {
		Map<Severity, Long> counts = this.linted.findings()
			.stream()
			.collect(Collectors.groupingBy(Finding::severity, Collectors.counting()));
		String found = Stream.of(Severity.values())
			.filter(counts::containsKey)
			.map((severity) -> counted(severity, counts.getOrDefault(severity, 0L)))
			.collect(Collectors.joining(", "));
		int files = this.linted.files().size();
		return files + ((files == 1) ? " file: " : " files: ") + (found.isEmpty() ? "nothing found" : found);
	}

	/** A path is shown from where the command runs. */
	private static String shown(String location) {
		Path here = Path.of("").toAbsolutePath();
		boolean below = location.startsWith(here.toString()) && Path.of(location).startsWith(here);
		return below ? here.relativize(Path.of(location)).toString().replace('\\', '/') : location;
	}

	private static String annotation(Finding finding) {
		String level = (finding.severity() == Severity.INFO) ? "notice" : finding.severity().toString();
		return "::" + level + " file=" + escapedProperty(shown(String.valueOf(finding.file()))) + ",line="
				+ finding.line() + ",title=" + finding.rule() + "::"
				+ escaped(finding.message() + " " + finding.mend());
	}

	private static String escaped(String text) {
		return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
	}

	private static String escapedProperty(String text) {
		return escaped(text).replace(":", "%3A").replace(",", "%2C");
	}

	@Override
	public boolean verbatim() {
		return this.format == LintOptions.Format.GITHUB;
	}

	@Override
	public Object json() {
		return this.linted;
	}

	@Override
	public int exitCode() {
		return this.linted.hasErrors() ? 1 : 0;
	}

}
