package io.github.dbmigrate.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The entities of all cases, compiled once.
 */
final class Compiled {

	/**
	 * With {@code -Dmigration.case=regex} only the cases whose name has it.
	 */
	static final List<Case> CASES = Case.all()
		.stream()
		.filter((change) -> change.name().matches(".*(?:" + System.getProperty("migration.case", "") + ").*"))
		.toList();

	private static final Map<String, Model> BEFORE = compile(Case::before);

	private static final Map<String, Model> AFTER = compile(Case::after);

	private Compiled() {
	}

	static Model before(Case change) {
		return BEFORE.get(models(change));
	}

	static Model after(Case change) {
		return AFTER.get(models(change));
	}

	private static Map<String, Model> compile(Function<Case, String> source) {
		Map<String, String> sources = new LinkedHashMap<>();
		CASES.forEach((change) -> sources.put(models(change), source.apply(change)));
		return Entities.compile(sources);
	}

	private static String models(Case change) {
		return "case" + CASES.indexOf(change);
	}

}
