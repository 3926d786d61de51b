package io.github.dbmigrate.proof;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.dbmigrate.proof.WithRows.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the pairs of a corpus came out.
 */
final class CorpusNumbers {

	private final long start = System.nanoTime();

	private int pairs;

	private int exact;

	private int kept;

	private final Map<Outcome, Integer> rows = new EnumMap<>(Outcome.class);

	private final CorpusHazards hazards = CorpusHazards.read();

	private int expected;

	private int found;

	private int elsewhere;

	private final List<String> data = new ArrayList<>();

	/**
	 * Plays a pair and counts it.
	 */
	void count(PairRun run) {
		this.pairs++;
		countHazards(run);
		run.goForthAndBack();
		if (run.keepsSomething()) {
			this.kept++;
		}
		else {
			this.exact++;
		}
		countWithRows(run);
	}

	private void countHazards(PairRun run) {
		Set<String> rules = run.rules();
		Set<String> missing = this.hazards.missing(run.pair(), rules);
		this.expected += run.pair().hazards().size();
		this.found += run.pair().hazards().size() - missing.size();
		this.elsewhere += missing.size();
		assertThat(missing).as("what %s does not find in\n%s", rules, run.script())
			.isEqualTo(this.hazards.elsewhere(run.pair()));
	}

	private void countWithRows(PairRun run) {
		WithRows rows = run.goForthAndBackWithRows();
		this.rows.merge(rows.outcome(), 1, Integer::sum);
		if (rows.outcome() != Outcome.KEPT) {
			this.data.add(rows.outcome() + " " + run + ": " + rows.told().lines().findFirst().orElse(""));
		}
	}

	int kept() {
		return this.kept;
	}

	int failed() {
		return this.pairs - this.exact - this.kept;
	}

	int failedWithRows() {
		return this.pairs - this.rows.values().stream().mapToInt(Integer::intValue).sum();
	}

	@Override
	public String toString() {
		long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - this.start);
		return "Corpus: %d pairs in %d s, %d exact, %d kept on purpose, %d failed; with rows: %s, %d failed; %d hazards expected, %d found, %d that our statements do not have%n  "
			.formatted(this.pairs, seconds, this.exact, this.kept, failed(), this.rows, failedWithRows(), this.expected,
					this.found, this.elsewhere)
				+ String.join("\n  ", this.data);
	}

}
