package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random walks: a model drawn at random and edited at random, on each database.
 * {@code -Dmigration.walk.steps} says how many steps are gone on each database,
 * {@code -Dmigration.walk.seed} repeats one walk, or begins with it,
 * {@code -Dmigration.database} goes on one database only.
 */
class WalkTests {

	private static final int LENGTH = 25;

	/** The stations of each walk that is gone on some database at the moment. */
	private static final Map<Long, Stations> STATIONS = new ConcurrentHashMap<>();

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("walks")
	@Execution(ExecutionMode.CONCURRENT)
	void goesWhereverTheEntitiesGo(TestDatabase database, long seed, @TempDir Path root) {
		Stations stations = STATIONS.computeIfAbsent(seed, Stations::of);
		new WalkTrip(database, root).play(seed, stations.models());
		if (stations.uses().incrementAndGet() == TestDatabase.chosen().count()) {
			STATIONS.remove(seed);
		}
	}

	static Stream<Arguments> walks() {
		return seeds().boxed().flatMap((seed) -> TestDatabase.chosen().map((database) -> Arguments.of(database, seed)));
	}

	private static LongStream seeds() {
		Long first = Long.getLong("migration.walk.seed");
		int steps = Integer.getInteger("migration.walk.steps", (first != null) ? LENGTH : 150);
		return LongStream.iterate((first != null) ? first : 1, (seed) -> seed + 1).limit((steps + LENGTH - 1) / LENGTH);
	}

	/**
	 * The stations of a walk, compiled once for all databases.
	 */
	private record Stations(List<Model> models, AtomicInteger uses) {

		static Stations of(long seed) {
			Map<String, Model> models = Entities.compile(Walk.of(seed, LENGTH).stations());
			return new Stations(List.copyOf(models.values()), new AtomicInteger());
		}

	}

}
