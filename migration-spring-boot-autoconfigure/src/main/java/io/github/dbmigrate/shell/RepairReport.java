package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.upgrade.Damage;

/**
 * What was mended, and what is left.
 *
 * @param done a sentence for each
 * @param left what still is to be mended
 */
record RepairReport(List<String> done, List<Damage> left) implements Report {

	@Override
	public List<String> lines(Style style) {
		if (this.done.isEmpty() && this.left.isEmpty()) {
			return List.of("Nothing to repair");
		}
		List<String> lines = new ArrayList<>(this.done);
		this.left.forEach((damage) -> {
			lines.addAll(lines(damage, style));
			damage.mends()
				.forEach((mend) -> lines.add("  fix      db repair " + damage.flag(mend) + " # " + mend.meaning()));
		});
		return lines;
	}

	/** What is wrong with one. */
	static List<String> lines(Damage damage, Style style) {
		return List.of(damage.script() + ": " + style.bad(damage.state().toString()), "  history  " + damage.history(),
				"  files    " + damage.files());
	}

	@Override
	public Object json() {
		Map<String, Object> keys = new LinkedHashMap<>();
		keys.put("done", this.done);
		keys.put("left", this.left);
		return keys;
	}

	@Override
	public int exitCode() {
		return this.left.isEmpty() ? 0 : 1;
	}

}
