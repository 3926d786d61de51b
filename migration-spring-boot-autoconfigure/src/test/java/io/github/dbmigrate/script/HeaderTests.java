package io.github.dbmigrate.script;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderTests {

	private static Stream<Header> headers() {
		return Stream.of(
				new Header("Add email column to User model", List.of(Version.of("20261123141205")), "postgresql", false,
						List.of("+ column user.email", "~ table users", "- index ix_a")),
				new Header(null, List.of(), null, true, List.of()),
				new Header("migration:format 1", List.of(), null, false, List.of()),
				new Header("Merge", List.of(Version.of("1.2"), Version.of("3")), null, false, List.of()));
	}

	@ParameterizedTest
	@MethodSource("headers")
	void whatIsRenderedIsReadBack(Header header) {
		assertThat(Header.parse(header.render() + "\n-- Adds a column\nalter table t;\n")).isEqualTo(header);
		assertThat(header.render()).isEqualTo(header.render()).endsWith("\n");
	}

	@Test
	void itIsMadeForPeople() {
		assertThat(headers().findFirst().orElseThrow().render()).isEqualTo("""
				-- Add email column to User model
				-- migration:format 1
				-- migration:parent 20261123141205
				-- migration:vendor postgresql
				-- + column user.email
				-- ~ table users
				-- - index ix_a
				""");
	}

	@Test
	void nothingInItIsAPlaceholderOrALineBreak() {
		Header header = new Header("a\r\n${b}\u2028; drop table t\u0000", List.of(), null, false, List.of("+ ${c}\nd"));
		assertThat(header.render()).isEqualTo("-- a $ {b} ; drop table t\n-- migration:format 1\n-- + $ {c} d\n");
	}

	@Test
	void aHandWrittenFileHasNone() {
		assertThat(Header.parse("")).isSameAs(Header.NONE);
		assertThat(Header.parse("-- a comment\n-- + more\nselect 1;")).isSameAs(Header.NONE);
		assertThat(Header.parse("select 1;\n-- migration:format 1\n")).isSameAs(Header.NONE);
	}

}
