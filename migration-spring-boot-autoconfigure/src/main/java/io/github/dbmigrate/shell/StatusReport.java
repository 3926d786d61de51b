package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import org.jspecify.annotations.Nullable;

/**
 * Where a database stands, on one screen.
 */
record StatusReport(DatabaseStatus status) implements Report {

	@Override
	public List<String> lines(Style style) {
		List<String> lines = new ArrayList<>();
		lines.add(style.strong(this.status.database()) + ": " + state(style));
		lines.add("  url      " + this.status.url());
		lines.add("  product  " + this.status.product());
		lines.add("  folder   " + this.status.folder());
		lines.add("  current  " + orNone(this.status.current()));
		lines.addAll(labelled("head", this.status.heads().isEmpty() ? "none" : String.join("\n", this.status.heads())));
		this.status.pending().forEach((entry) -> lines.add("  pending  " + entry.script()));
		this.status.late().forEach((entry) -> lines.add("  late     " + entry.script()));
		lines.addAll(labelled("problem", this.status.problem()));
		lines.addAll(labelled("fix", this.status.remedy()));
		return lines;
	}

	private static List<String> labelled(String label, @Nullable String text) {
		String first = String.format("  %-9s", label);
		List<String> lines = new ArrayList<>();
		if (text != null) {
			text.lines().forEach((line) -> lines.add((lines.isEmpty() ? first : " ".repeat(first.length())) + line));
		}
		return lines;
	}

	private String state(Style style) {
		String state = this.status.state().toString();
		return (exitCode() == 0) ? style.good(state) : style.bad(state);
	}

	private static String orNone(@Nullable String version) {
		return (version != null) ? version : "none";
	}

	@Override
	public List<String> lines(String database, Style style) {
		return lines(style);
	}

	@Override
	public Object json(String database) {
		return this.status;
	}

	@Override
	public Object json() {
		return Map.of("databases", Map.of(this.status.database(), this.status));
	}

	@Override
	public int exitCode() {
		boolean sound = this.status.state() == State.UP_TO_DATE || this.status.state() == State.PENDING;
		return (sound && this.status.problem() == null) ? 0 : 1;
	}

}
