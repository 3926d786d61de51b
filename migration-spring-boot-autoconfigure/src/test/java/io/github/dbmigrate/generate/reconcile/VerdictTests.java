package io.github.dbmigrate.generate.reconcile;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every row of the table in the design: model, snapshot, database.
 */
class VerdictTests {

	private final Verdict strict = new Verdict(false, null);

	private final Verdict trusting = new Verdict(true, null);

	@Test
	void onlyTheModelHasIt() {
		assertThat(this.strict.on("x", "a", null, null)).isEqualTo("a");
		assertThat(this.strict.missing()).isEmpty();
	}

	@Test
	void allThreeHaveItAndAgree() {
		assertThat(this.strict.on("x", "a", "a", "a")).isEqualTo("a");
		assertThat(this.strict.unexplained()).isEmpty();
	}

	@Test
	void theModelChanged() {
		assertThat(this.strict.on("x", "b", "a", "a")).isEqualTo("b");
		assertThat(this.strict.missing()).isEmpty();
	}

	@Test
	void theModelGaveItUp() {
		assertThat(this.strict.on("x", null, "a", "a")).isNull();
	}

	@Test
	void onlyTheDatabaseHasIt() {
		assertThat(this.strict.on("x", null, null, "a")).isEqualTo("a");
		assertThat(this.strict.unexplained()).isEmpty();
	}

	@Test
	void theDatabaseLostIt() {
		assertThat(this.strict.on("x", "a", "a", null)).isNull();
		assertThat(this.strict.missing()).containsExactly("x");
	}

	@Test
	void theDatabaseHasItBeforeAFileMakesIt() {
		assertThat(this.strict.on("x", "a", null, "a")).isEqualTo("a");
		assertThat(this.strict.unexplained()).containsExactly("x");
	}

	@Test
	void aHandWrittenFileExplainsWhatTheDatabaseHas() {
		assertThat(this.trusting.on("x", "a", null, "a")).isEqualTo("a");
		assertThat(this.trusting.unexplained()).isEmpty();
	}

	@Test
	void aHandWrittenFileExplainsWhatTheDatabaseLost() {
		assertThat(this.trusting.on("x", "a", "a", null)).isEqualTo("a");
		assertThat(this.trusting.missing()).isEmpty();
	}

	@Test
	void theDatabaseIsBroughtBackWhereTheUserSaysSo() {
		Verdict verdict = new Verdict(false, Drift.DATABASE);
		assertThat(verdict.on("x", "a", "a", "b")).isEqualTo("a");
		assertThat(verdict.missing()).isEmpty();
	}

	@Test
	void theDriftIsIgnoredWhereTheUserSaysSo() {
		Verdict verdict = new Verdict(false, Drift.SNAPSHOT);
		assertThat(verdict.on("x", "a", "a", "b")).isEqualTo("b");
		assertThat(verdict.missing()).isEmpty();
	}

}
