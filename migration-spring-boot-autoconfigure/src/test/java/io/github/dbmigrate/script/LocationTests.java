package io.github.dbmigrate.script;

import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LocationTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			classpath:db/migration, classpath:db/undo
			db/migration/, classpath:db/undo
			classpath:db/migration/h2, classpath:db/undo/h2
			classpath:db/h2/migration, classpath:db/h2/undo
			classpath:migration, classpath:undo
			classpath:flyway/scripts, classpath:flyway/undo
			classpath:flyway/h2, classpath:undo/h2
			classpath:db, classpath:undo
			classpath:com/acme/h2, classpath:com/undo/h2
			filesystem:/migration/app/db/migration/h2, filesystem:/migration/app/db/undo/h2
			filesystem:/opt/sql/, filesystem:/opt/undo
			""")
	void undoFilesAreBesideTheirMigrations(String location, String undo) {
		assertThat(Location.of(location).orElseThrow().undo("h2", scanned(location))).hasToString(undo);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			classpath:db/migration, classpath:db, classpath:undo
			classpath:db/migration/h2, classpath:db, classpath:undo
			classpath:db/migration, classpath:db/undo/x, classpath:db/undo
			classpath:db/migration, classpath:db/undo, classpath:db/undo
			classpath:a/migration, filesystem:a, classpath:a/undo
			""")
	void undoFilesAreOutsideOfEveryScannedLocation(String location, String other, String undo) {
		assertThat(Location.of(location).orElseThrow().undo("h2", scanned(location, other))).hasToString(undo);
	}

	private static java.util.List<Location> scanned(String... locations) {
		return Stream.of(locations).map(Location::of).flatMap(Optional::stream).toList();
	}

	@Test
	void otherStoragesAreNotOurs() {
		assertThat(Location.of("s3:bucket/x")).isEmpty();
	}

}
