package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Databases that are set to something else than usual: H2 where it stands for another
 * one, MariaDB as on Windows.
 */
class SettingsTests {

	private static final List<String> SETTINGS = List.of(
			"MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
			"MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
			"DATABASE_TO_UPPER=FALSE;DEFAULT_NULL_ORDERING=FIRST", "MODE=Oracle;DEFAULT_NULL_ORDERING=LAST");

	private static final List<String> CASES = List.of("tables: 25 a table has a reserved word for a name",
			"columns: 111 a computed column is dropped", "constraints: 131 an index is added",
			"constraints: 135 an index changes its direction", "sequences: 115 an identity becomes wider",
			"mappings: E11, 24 names that need quotes",
			"renames: a column with a key, an index, a check and a comment is renamed");

	@TempDir
	private Path root;

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("changes")
	void h2(String settings, Case change) {
		DriverManagerDataSource database = TestDatabase.H2.fresh();
		database.setUrl(database.getUrl() + ";" + settings);
		goesUpAndDown(database, change);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mappings: E11, 24 names that need quotes",
			"renames: a table whose name needs quotes states its former name" })
	void mariaDbThatMakesNamesOfTablesLowerCase(String change) {
		goesUpAndDown(TestDatabase.lowerCase(), named(change));
	}

	private void goesUpAndDown(DataSource database, Case change) {
		Workbench workbench = new Workbench(database, this.root).proving(true);
		MigrationService before = workbench.with(Compiled.before(change));
		before.generate(GenerateOptions.of("Start"));
		before.upgrade(null);
		assertThat(before.check().differences()).isEmpty();
		CatalogDump first = workbench.dump();
		RowFiller.fill(database, change.values());

		MigrationService after = workbench.with(Compiled.after(change));
		Generated generated = after.generate(change.options("Change"));
		after.upgrade(null);
		assertThat(after.check().differences()).isEmpty();
		assertThat(after.checkOffline().differences()).isEmpty();
		assertThat(after.lint(List.of(), false, null).findings()).extracting("message")
			.isEqualTo(generated.hazards().stream().map((hazard) -> hazard.message()).toList());

		after.downgrade(null, (loss) -> true);
		assertThat(workbench.dump()).isEqualTo(first);
	}

	private static Case named(String name) {
		return Compiled.CASES.stream().filter((change) -> change.name().equals(name)).findFirst().orElseThrow();
	}

	static Stream<Arguments> changes() {
		List<Case> cases = CASES.stream().map(SettingsTests::named).toList();
		return SETTINGS.stream().flatMap((settings) -> cases.stream().map((change) -> Arguments.of(settings, change)));
	}

}
