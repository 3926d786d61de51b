package io.github.dbmigrate.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the pairs of a corpus came out.
 */
final class CorpusNumbers {

	private final long start = System.nanoTime();

	private int pairs;

	private int exact;

	private int kept;

	private int exactWithRows;

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
		try {
			run.goForthAndBackWithRows();
			this.exactWithRows++;
		}
		catch (RuntimeException ex) {
			if (!isAboutData(ex)) {
				throw ex;
			}
			this.data.add(run + ": "
					+ NestedExceptionUtils.getMostSpecificCause(ex).getMessage().lines().findFirst().orElse(""));
		}
	}

	/**
	 * Whether a statement failed because of what the rows hold.
	 */
	private static boolean isAboutData(RuntimeException failure) {
		return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException ex && ex.getSQLState() != null
				&& (ex.getSQLState().startsWith("22") || ex.getSQLState().startsWith("23"));
	}

	int kept() {
		return this.kept;
	}

	int failed() {
		return this.pairs - this.exact - this.kept;
	}

	@Override
	public String toString() {
		long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - this.start);
		return "Corpus: %d pairs in %d s, %d exact, %d kept on purpose, %d failed; with rows: %d, %d refused for what the rows hold; %d hazards expected, %d found, %d that our statements do not have%n  "
			.formatted(this.pairs, seconds, this.exact, this.kept, failed(), this.exactWithRows, this.data.size(),
					this.expected, this.found, this.elsewhere)
				+ String.join("\n  ", this.data);
	}

}
