package io.github.dbmigrate.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
		return this.checked.differences().stream().flatMap((difference) -> lines(difference, style)).toList();
	}

	private static Stream<String> lines(Difference difference, Style style) {
		return Stream.of(style.bad(difference.between()) + ": " + difference.text(), "  fix: " + difference.remedy());
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
