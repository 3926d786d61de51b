package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.upgrade.Diagnosis;
import io.github.dbmigrate.upgrade.Diagnosis.Level;

/**
 * How everything is that migrations need.
 */
record DoctorReport(List<Diagnosis> diagnoses) implements Report {

	/** Looks at each database as far as the application can be made ready. */
	static Report of(Supplier<Map<String, Supplier<MigrationService>>> databases) {
		Map<String, Report> reports = new LinkedHashMap<>();
		try {
			databases.get().forEach((database, service) -> reports.put(database, ofOne(service)));
		}
		catch (MigrationException ex) {
			return broken(ex);
		}
		return (reports.size() == 1) ? reports.values().iterator().next() : new DatabasesReport(reports);
	}

	private static DoctorReport ofOne(Supplier<MigrationService> service) {
		try {
			return new DoctorReport(service.get().diagnose());
		}
		catch (MigrationException ex) {
			return broken(ex);
		}
	}

	private static DoctorReport broken(MigrationException failure) {
		return new DoctorReport(List.of(Diagnosis.of("configuration", failure),
				Diagnosis.skipped("database", "the application does not get as far as its database")));
	}

	@Override
	public List<String> lines(Style style) {
		int width = this.diagnoses.stream().mapToInt((one) -> one.subject().length()).max().orElse(0);
		List<String> lines = new ArrayList<>();
		this.diagnoses.forEach((one) -> lines.addAll(lines(one, width, style)));
		lines.add(summary());
		return lines;
	}

	private static List<String> lines(Diagnosis one, int width, Style style) {
		String indent = " ".repeat("problem  ".length() + width + 2);
		List<String> lines = new ArrayList<>();
		one.text().lines().forEach((line) -> lines.add(indent + line));
		String mend = one.mend();
		if (mend != null) {
			mend.lines().forEach((line) -> lines.add(indent + "fix: " + line));
		}
		String word = one.level().toString();
		lines.set(0, painted(one.level(), word, style) + " ".repeat("problem  ".length() - word.length())
				+ String.format("%-" + (width + 2) + "s", one.subject()) + lines.get(0).strip());
		return lines;
	}

	private static String painted(Level level, String word, Style style) {
		return switch (level) {
			case OK -> style.good(word);
			case PROBLEM -> style.bad(word);
			case WARNING -> style.strong(word);
			case SKIPPED -> word;
		};
	}

	private String summary() {
		long problems = count(Level.PROBLEM);
		long warnings = count(Level.WARNING);
		return (problems == 0 && warnings == 0) ? "Nothing to mend"
				: counted(problems, "problem") + ", " + counted(warnings, "warning");
	}

	private static String counted(long count, String word) {
		return count + " " + word + ((count == 1) ? "" : "s");
	}

	private long count(Level level) {
		return this.diagnoses.stream().filter((one) -> one.level() == level).count();
	}

	@Override
	public Object json() {
		Map<String, Object> keys = new LinkedHashMap<>();
		keys.put("problems", count(Level.PROBLEM));
		keys.put("warnings", count(Level.WARNING));
		keys.put("checks", this.diagnoses);
		return keys;
	}

	@Override
	public int exitCode() {
		return (count(Level.PROBLEM) > 0) ? 1 : 0;
	}

}
