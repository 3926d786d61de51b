package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Schema pairs that others published, database against database, without rows and with
 * rows in every table. The folder that has them is named by a system property, and
 * {@code -Dmigration.corpus.pair} plays those only whose name it finds.
 */
class CorpusTests {

	private static final String FOLDER = "migration.corpus";

	private final CorpusNumbers numbers = new CorpusNumbers();

	private final CorpusKept kept = CorpusKept.read();

	@Test
	void nothingIsKeptForAPairThatIsNotThere() throws IOException {
		List<Pair> pairs = Pair.in(folder());
		assertThat(pairs).extracting(Pair::name).containsAll(this.kept.pairs());
	}

	private static Path folder() {
		String folder = System.getProperty(FOLDER);
		assumeThat(folder).as("a folder in -D" + FOLDER).isNotNull();
		return Path.of(folder);
	}

	@TestFactory
	Stream<DynamicTest> everyPairLeadsFromOneSchemaToTheOtherAndBack() throws IOException {
		Pattern chosen = Pattern.compile(System.getProperty(FOLDER + ".pair", ""));
		List<Pair> pairs = Pair.in(folder()).stream().filter((pair) -> chosen.matcher(pair.name()).find()).toList();
		PairDatabase before = new PairDatabase();
		PairDatabase after = new PairDatabase();
		return Stream.concat(pairs.stream().map((pair) -> DynamicTest.dynamicTest(pair.name(), () -> {
			PairRun run = new PairRun(pair, before, after, this.kept.of(pair.name()));
			this.numbers.count(run);
		})), Stream.of(DynamicTest.dynamicTest("the numbers", () -> assertNumbers(pairs))));
	}

	private void assertNumbers(List<Pair> pairs) {
		System.out.println(this.numbers);
		assertThat(pairs).extracting(Pair::name).doesNotHaveDuplicates();
		assertThat(this.numbers.failed()).isZero();
		assertThat(this.numbers.failedWithRows()).isZero();
		assertThat(this.numbers.kept()).as("at most 15 %% of %d", pairs.size())
			.isLessThanOrEqualTo(pairs.size() * 15 / 100);
	}

}
