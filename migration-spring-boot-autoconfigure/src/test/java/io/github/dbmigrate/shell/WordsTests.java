package io.github.dbmigrate.shell;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WordsTests {

	@Test
	void blanksSeparate() {
		assertThat(Words.of("  db \t current  ")).isEqualTo(List.of("db", "current"));
	}

	@Test
	void quotesKeepWordsTogether() {
		assertThat(Words.of("-m \"three words here\" 'a  b' x'y z'\"w\""))
			.isEqualTo(List.of("-m", "three words here", "a  b", "xy zw"));
	}

	@Test
	void emptyQuotesAreAWord() {
		assertThat(Words.of("-m \"\" ''")).isEqualTo(List.of("-m", "", ""));
	}

	@Test
	void oneKindOfQuoteKeepsTheOther() {
		assertThat(Words.of("\"it's\" 'say \"yes\"'")).isEqualTo(List.of("it's", "say \"yes\""));
	}

	@Test
	void backslashEscapes() {
		assertThat(Words.of("a\\ b \"a \\\"b\\\" \\\\ \\n\" 'c\\d' e\\\\f"))
			.isEqualTo(List.of("a b", "a \"b\" \\ \\n", "c\\d", "e\\f"));
	}

	@Test
	void nothingIsNoWord() {
		assertThat(Words.of("  ")).isEmpty();
	}

	@Test
	void openQuoteIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Words.of("-m \"three words"))
			.withMessageContaining("not closed");
	}

}
