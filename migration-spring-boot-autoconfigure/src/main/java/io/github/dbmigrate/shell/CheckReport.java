package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.generate.Checked;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.compare.Unmapped;
import org.jspecify.annotations.Nullable;

/**
 * Whether entities, files and database agree.
 *
 * @param checked the differences
 * @param unmapped what no entity maps, or {@code null} where nobody asked
 * @param offline whether the snapshot stood for the database
 */
record CheckReport(Checked checked, @Nullable List<Unmapped> unmapped, boolean offline) implements Report {

	@Override
	public List<String> lines(Style style) {
		List<String> lines = new ArrayList<>(differences(style));
		if (this.unmapped != null) {
			lines.add(this.unmapped.isEmpty() ? "Everything in the database is mapped by an entity"
					: "Mapped by no entity:");
			this.unmapped.forEach((one) -> lines.add("  " + one));
		}
		return lines;
	}

	private List<String> differences(Style style) {
		if (this.checked.agrees()) {
			return List.of(this.offline ? "Entities, snapshot and files agree" : "Entities, files and database agree");
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
		keys.put("notes", this.checked.notes());
		if (this.checked.compared() != null) {
			keys.put("compared", this.checked.compared());
		}
		if (this.unmapped != null) {
			keys.put("unmapped", this.unmapped);
		}
		return keys;
	}

	@Override
	public List<String> details() {
		return Stream.ofNullable(this.checked.compared()).map("compared: "::concat).toList();
	}

	@Override
	public List<String> notes() {
		return this.checked.notes();
	}

	@Override
	public int exitCode() {
		return this.checked.agrees() ? 0 : 1;
	}

}
