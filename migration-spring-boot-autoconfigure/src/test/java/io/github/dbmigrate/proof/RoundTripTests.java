package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.dbmigrate.testing.TestDatabase;
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

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("changes")
	@Execution(ExecutionMode.CONCURRENT)
	@Proves("159")
	void goesUpAndDownAndUpAgain(TestDatabase database, Case change, @TempDir Path root) {
		RoundTrip trip = new RoundTrip(database, root);
		trip.of(change, Compiled.before(change), Compiled.after(change));
		trip.end();
	}

	@Test
	void everyCaseHasANameOfItsOwn() {
		assertThat(Compiled.CASES).extracting(Case::name).doesNotHaveDuplicates();
	}

	static Stream<Arguments> changes() {
		return TestDatabase.chosen()
			.flatMap((database) -> Compiled.CASES.stream()
				.filter((change) -> change.runsOn(database))
				.map((change) -> Arguments.of(database, change)));
	}

}
