package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.dbmigrate.generate.Checked;
import io.github.dbmigrate.generate.Checked.Difference;

/**
 * Whether entities, files and database agree.
 */
record CheckReport(Checked checked) implements Report {

	@Override
	public List<String> lines(Style style) {
		if (this.checked.agrees()) {
			return List.of("Entities, files and database agree");
		}
		List<String> lines = new ArrayList<>();
		byRemedy().forEach((remedy, differences) -> {
			differences.forEach((one) -> lines.add(style.bad(one.between()) + ": " + one.text()));
			lines.add("  fix: " + remedy);
		});
		return lines;
	}

	private Map<String, List<Difference>> byRemedy() {
		return this.checked.differences()
			.stream()
			.collect(Collectors.groupingBy(Difference::remedy, LinkedHashMap::new, Collectors.toList()));
	}

	@Override
	public Object json() {
		Map<String, Object> keys = new LinkedHashMap<>();
		keys.put("agrees", this.checked.agrees());
		keys.put("differences", this.checked.differences());
		return keys;
	}

	@Override
	public int exitCode() {
		return this.checked.agrees() ? 0 : 1;
	}

}
