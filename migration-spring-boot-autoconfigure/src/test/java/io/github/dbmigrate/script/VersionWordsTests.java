package io.github.dbmigrate.script;

import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class VersionWordsTests {

	private final List<Version> known = Stream.of("1", "2", "2_1", "10", "20261125172407", "20261126081500")
		.map(Version::of)
		.toList();

	@ParameterizedTest
	@CsvSource({ "1,1", "2.1,2.1", "head,20261126081500", "head-1,20261125172407", "head-2,10", "current,2.1",
			"current-1,2", "current+1,10", "+2,20261125172407", "-1,2", "20261125,20261125172407",
			"20261126-1,20261125172407", "base+1,1", "1+2,2.1" })
	void wordsNameAVersion(String words, String version) {
		assertThat(read(words)).hasToString(version);
	}

	@ParameterizedTest
	@CsvSource({ "base", "1-1", "current-3", "-3" })
	void belowTheFirstIsBase(String words) {
		assertThat(read(words)).isNull();
	}

	@Test
	void theBeginningOfSeveralVersionsNamesThemAll() {
		MigrationException failure = failureOf("2026");
		assertThat(failure.failure()).isEqualTo(Failure.INPUT);
		assertThat(failure).hasMessageContaining("More than one version begins with 2026.");
		assertThat(failure.remedy()).isEqualTo("Give more digits of one: 20261125172407, 20261126081500.");
	}

	@Test
	void aShortVersionIsNeverMeantByItsBeginning() {
		assertThat(failureOf("3").remedy()).isEqualTo("The nearest: 2.1, 10 (a version)");
		assertThat(failureOf("2.")).hasMessageContaining("'2.' is not a version.");
	}

	@Test
	void stepsBeyondTheEndsAreRefused() {
		assertThat(failureOf("head+1")).hasMessageContaining("'head+1' leads above 20261126081500.");
		assertThat(failureOf("current-4")).hasMessageContaining("'current-4' leads below base.");
		assertThat(failureOf("current-99999999999")).hasMessageContaining("leads below base.");
		assertThat(failureOf("wat+1")).hasMessageContaining("'wat' is not a version.");
	}

	private Version read(String words) {
		return new VersionWords(this.known, () -> Version.of("2.1"), "a version").read(words);
	}

	private MigrationException failureOf(String words) {
		return catchThrowableOfType(MigrationException.class, () -> read(words));
	}

}
