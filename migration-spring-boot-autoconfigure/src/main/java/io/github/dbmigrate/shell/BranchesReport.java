package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.shell.HeadsReport.Head;

/**
 * Where branches part.
 *
 * @param points the versions from which more than one file goes on, with those files
 * @param verbose whether all of them are explained
 */
record BranchesReport(Map<Version, List<MigrationFile>> points, boolean verbose) implements Report {

	@Override
	public List<String> lines(Style style) {
		List<String> entries = new ArrayList<>();
		this.points.forEach((point, files) -> {
			entries.add(style.strong(point.toString()) + " (branchpoint)");
			files.forEach((file) -> entries.add(HeadsReport.entry(file, "", this.verbose)
				.lines()
				.map("  -> "::concat)
				.collect(Collectors.joining("\n"))));
		});
		return this.verbose ? Report.apart(entries) : entries;
	}

	@Override
	public Object json() {
		List<Map<String, Object>> branches = new ArrayList<>();
		this.points.forEach((point, files) -> {
			Map<String, Object> keys = new LinkedHashMap<>();
			keys.put("version", point.toString());
			keys.put("children", files.stream().map(Head::of).toList());
			branches.add(keys);
		});
		return Map.of("branches", branches);
	}

}
