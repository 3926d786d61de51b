package io.github.dbmigrate.script;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NextVersionTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T14:12:05.9Z"), ZoneOffset.ofHours(5));

	@ParameterizedTest
	@CsvSource(textBlock = """
			AUTO, '', '', 20261123141205
			AUTO, 1 200 3, '', 201
			AUTO, 2_7, '', 2.8
			AUTO, 2_7, 2.9, 2.10
			AUTO, 2_7, 3, 3.1
			AUTO, 2_7, 2.7.4, 2.8
			AUTO, 1.2.0, '', 1.2.1
			AUTO, 007, '', 008
			AUTO, 099, '', 100
			AUTO, 007, 12, 013
			AUTO, 2_07, '', 2.08
			AUTO, 5, 9, 10
			AUTO, '', 9, 10
			AUTO, 20250101000000, '', 20261123141205
			AUTO, 20250101000000, 20261123141205, 20261123141206
			AUTO, 20991231235959, '', 20991231235960
			AUTO, 20991231235959.3, '', 20991231235959.4
			AUTO, 20260101, '', 20260102
			TIMESTAMP, 7, '', 20261123141205
			TIMESTAMP, 99999999999999, '', 100000000000000
			NUMBER, '', '', 1
			NUMBER, 2_7, '', 3
			NUMBER, 007, '', 008
			NUMBER, 20261123141205, '', 20261123141206
			""")
	void continuesTheSchemeAboveAll(VersionFormat format, String files, String known, String next) {
		Version version = new NextVersion(format, CLOCK).after(versions(files), versions(known));
		assertThat(version).hasToString(next);
		assertThat(Stream.concat(versions(files).stream(), versions(known).stream()))
			.allSatisfy((other) -> assertThat(version).isGreaterThan(other));
	}

	private static List<Version> versions(String texts) {
		return Stream.of(texts.split(" ")).filter((text) -> !text.isEmpty()).map(Version::of).toList();
	}

}
