package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.dbmigrate.script.RevisionGraph;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Applied and pending migrations, newest first.
 *
 * @param entries the migrations, oldest first
 * @param status where the database stands
 * @param graph which file follows which
 * @param verbose whether user, time and checksum are told
 */
record HistoryReport(List<HistoryEntry> entries, DatabaseStatus status, RevisionGraph graph,
		boolean verbose) implements Report {

	@Override
	public List<String> lines(Style style) {
		List<String> lines = new ArrayList<>();
		Map<String, String> stated = statedParents();
		String parent = "<base>";
		for (HistoryEntry entry : this.entries) {
			lines.add(line(entry, stated.getOrDefault(String.valueOf(entry.version()), parent), style)
					+ (this.verbose ? details(entry) : ""));
			parent = (entry.version() != null) ? entry.version() : parent;
		}
		Collections.reverse(lines);
		return this.verbose ? Report.apart(lines) : lines;
	}

	/** The parents of generated files; others follow the migration below. */
	private Map<String, String> statedParents() {
		Map<String, String> parents = new HashMap<>();
		this.graph.files()
			.stream()
			.filter((file) -> !file.header().parents().isEmpty())
			.forEach((file) -> parents.put(file.version().toString(),
					file.header().parents().stream().map(Version::toString).collect(Collectors.joining(", "))));
		return parents;
	}

	private String line(HistoryEntry entry, String parent, Style style) {
		String version = entry.version();
		String place = (version != null) ? parent + " -> " + style.strong(version) + marks(version) : entry.script();
		return place + ", " + entry.description() + " [" + entry.state() + "]";
	}

	private static String details(HistoryEntry entry) {
		String ran = (entry.installedOn() != null) ? "\n  ran    " + entry.installedOn() + " by " + entry.installedBy()
				+ " in " + entry.executionTime() + " ms, rank " + entry.installedRank() : "";
		return "\n  file   " + entry.script() + (entry.undo() ? ", with its undo file" : "") + ran + "\n  type   "
				+ entry.type() + ((entry.checksum() != null) ? ", checksum " + entry.checksum() : "");
	}

	private String marks(String version) {
		return (this.status.heads().contains(version) ? " (head)" : "")
				+ (Objects.equals(version, this.status.current()) ? " (current)" : "");
	}

	@Override
	public Object json() {
		Map<String, @Nullable Object> keys = new LinkedHashMap<>();
		keys.put("current", this.status.current());
		keys.put("head", this.status.head());
		keys.put("migrations", this.entries);
		return keys;
	}

}
