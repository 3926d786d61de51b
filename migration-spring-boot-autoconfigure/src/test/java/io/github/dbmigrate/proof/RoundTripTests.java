package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each kind of change, on each database, there and back again.
 */
class RoundTripTests {

	/**
	 * With {@code -Dmigration.case=regex} only the cases whose name has it.
	 */
	private static final List<Case> CASES = Case.all()
		.stream()
		.filter((change) -> change.name().matches(".*" + System.getProperty("migration.case", "") + ".*"))
		.toList();

	private static final Map<String, Model> BEFORE = compile(Case::before);

	private static final Map<String, Model> AFTER = compile(Case::after);

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("changes")
	@Execution(ExecutionMode.CONCURRENT)
	@Proves("159")
	void goesUpAndDownAndUpAgain(TestDatabase database, Case change, String models, @TempDir Path root) {
		RoundTrip trip = new RoundTrip(database, root);
		trip.of(change, BEFORE.get(models), AFTER.get(models));
		trip.end();
	}

	@Test
	void everyCaseHasANameOfItsOwn() {
		assertThat(CASES).extracting(Case::name).doesNotHaveDuplicates();
	}

	static Stream<Arguments> changes() {
		return Stream.of(TestDatabase.values())
			.flatMap((database) -> CASES.stream()
				.filter((change) -> change.runsOn(database))
				.map((change) -> Arguments.of(database, Named.of(change.name(), change), models(change))));
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
