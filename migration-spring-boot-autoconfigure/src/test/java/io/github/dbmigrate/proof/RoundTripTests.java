package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each kind of change, on each database, there and back again.
 */
class RoundTripTests {

	private static final List<Case> CASES = Case.all();

	@TempDir
	Path root;

	@TestFactory
	Stream<DynamicNode> everyChangeGoesUpAndDownAndUpAgain() {
		Map<String, List<Class<?>>> before = compile(Case::before);
		Map<String, List<Class<?>>> after = compile(Case::after);
		return Stream.of(TestDatabase.values()).map((database) -> on(database, before, after));
	}

	private DynamicNode on(TestDatabase database, Map<String, List<Class<?>>> before,
			Map<String, List<Class<?>>> after) {
		List<DynamicTest> tests = new ArrayList<>();
		for (int i = 0; i < CASES.size(); i++) {
			Case change = CASES.get(i);
			String name = "case" + i;
			Path folder = this.root.resolve(database.name()).resolve(name);
			if (change.runsOn(database)) {
				tests.add(DynamicTest.dynamicTest(change.name(),
						() -> new RoundTrip(database, folder).of(change, before.get(name), after.get(name))));
			}
		}
		return DynamicContainer.dynamicContainer(database.name(), tests);
	}

	private static Map<String, List<Class<?>>> compile(java.util.function.Function<Case, String> source) {
		Map<String, String> sources = new LinkedHashMap<>();
		for (int i = 0; i < CASES.size(); i++) {
			sources.put("case" + i, source.apply(CASES.get(i)));
		}
		return Entities.compile(sources);
	}

}
