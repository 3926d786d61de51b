package io.github.dbmigrate.proof;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.hazard.Finding;
import io.github.dbmigrate.hazard.Severities;
import io.github.dbmigrate.hazard.Severity;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.shell.DbCommandLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Files are linted where no database can be reached and no entity is read.
 */
class LintTests {

	private static final String HAND_WRITTEN = """
			-- Made by hand

			drop table badge;

			-- migration:ignore drop-column nobody reads it since 1.4
			-- nor writes it
			alter table person
				drop column age;

			create index person_name on person (name);
			frobnicate person;
			""";

	@TempDir
	private Path root;

	private Path folder;

	private MigrationService service;

	@BeforeEach
	void nobodyIsThere() {
		this.service = new Workbench(new DriverManagerDataSource("jdbc:postgresql://localhost:1/nobody"), this.root)
			.with(List.of());
		this.folder = this.root.resolve("db/migration");
	}

	private Path file(String name, String sql) throws IOException {
		return Files.writeString(this.folder.resolve(name), sql);
	}

	private List<String> linted(String... files) {
		return this.service.lint(List.of(files), false, "postgresql")
			.findings()
			.stream()
			.map((finding) -> finding.line() + " " + finding.rule())
			.toList();
	}

	@Test
	void aFileIsFoundByItsNameItsVersionAndItsPath() throws IOException {
		Path file = file("V1__start.sql", HAND_WRITTEN);
		List<String> expected = List.of("3 drop-table", "10 create-index-blocking", "11 not-understood");
		assertThat(linted("1")).isEqualTo(expected);
		assertThat(linted("V1__start.sql")).isEqualTo(expected);
		assertThat(linted(file.toString())).isEqualTo(expected);
		assertThat(linted(Files.copy(file, this.root.resolve("R__else.sql")).toString())).isEqualTo(expected);
	}

	@Test
	void theNewestFileIsMeantUnlessAllAre() throws IOException {
		file("V1__start.sql", "drop table badge;");
		file("V2__more.sql", "drop table person;");
		assertThat(this.service.lint(List.of(), false, "h2").findings()).extracting(Finding::table)
			.containsExactly("person");
		assertThat(this.service.lint(List.of(), true, "h2").findings()).extracting(Finding::table)
			.containsExactly("badge", "person");
	}

	@Test
	void anUnknownFileIsNamed() {
		assertThatThrownBy(() -> linted("7")).isInstanceOf(MigrationException.class)
			.hasMessageContaining("There is no migration 7 in ");
	}

	@Test
	void theDatabaseIsAskedForWhereNoFileTellsIt() throws IOException {
		file("V1__start.sql", "drop table badge;");
		assertThatThrownBy(() -> this.service.lint(List.of(), false, null)).isInstanceOfSatisfying(
				MigrationException.class,
				(failure) -> assertThat(failure.remedy()).startsWith("db lint --vendor=postgresql"));
		file("V2__more.sql", "-- migration:format 1\n-- migration:vendor h2\n\ndrop table person;");
		assertThat(this.service.lint(List.of("1"), false, null).findings()).hasSize(1);
	}

	@Test
	void settingsBesideAFileSayThatItRunsOutsideATransaction() throws IOException {
		file("V1__start.sql", "create index concurrently a on person (name);\nanalyze person;");
		assertThat(linted("1")).containsExactly("1 mixed-transaction");
		file("V1__start.sql.conf", "executeInTransaction=false\n");
		assertThat(linted("1")).isEmpty();
	}

	@Test
	void placeholdersStayAsTheyAre() throws IOException {
		file("V1__start.sql", "drop table ${schema}.badge;\ninsert into note values ('${text}');");
		assertThat(linted("1")).containsExactly("1 drop-table");
	}

	@Test
	void anUnknownRuleInTheSettingsIsNamed() {
		assertThatThrownBy(() -> new Severities(Map.of("drop-tabel", Severity.OFF)))
			.isInstanceOf(MigrationException.class)
			.hasMessageContaining("'drop-tabel'");
	}

	@Test
	void theScreenShowsEachFindingWithItsMend() throws IOException {
		file("V1__start.sql", "drop table badge;\nbegin;\n");
		Said said = say("lint", "--vendor=h2");
		assertThat(said.exitCode()).isOne();
		assertThat(said.out()).isEqualTo(
				"""
						V1__start.sql:1: warning drop-table: The rows of badge are gone.
						  fix: Rename the table first, and drop it once nothing has missed it for a release.
						V1__start.sql:2: error nested-transaction: Flyway runs the file in a transaction of its own: this ends it early, and a failure leaves half of the file.
						  fix: Leave it out.
						1 file: 1 error, 1 warning
						""");
	}

	@Test
	void warningsAloneAreNoFailure() throws IOException {
		file("V1__start.sql", "drop table badge;");
		assertThat(say("lint", "--vendor=h2").exitCode()).isZero();
	}

	@Test
	void aWorkflowGetsAnnotations() throws IOException {
		file("V1__start.sql", "drop table badge;\nfrobnicate it;");
		assertThat(say("lint", "--vendor=h2", "--format=github").out()).isEqualTo(
				"""
						::warning file=V1__start.sql,line=1,title=drop-table::The rows of badge are gone. Rename the table first, and drop it once nothing has missed it for a release.
						::notice file=V1__start.sql,line=2,title=not-understood::This statement is not understood, so nothing is said about it. Review it.
						""");
	}

	@Test
	void programsGetJson() throws IOException {
		file("V1__start.sql", "drop table badge;");
		assertThat(say("lint", "--vendor=h2", "--json").out()).contains("\"rule\" : \"drop-table\"",
				"\"severity\" : \"warning\"", "\"line\" : 1", "\"table\" : \"badge\"", "\"files\" : [ ");
	}

	private Said say(String... words) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int exitCode = new DbCommandLine(() -> this.service, new PrintWriter(out), new PrintWriter(err), false)
			.run(List.of(words));
		assertThat(err.toString()).isEmpty();
		return new Said(exitCode, out.toString().replaceAll("[^ =\"\n]*/(?=V\\d)", ""));
	}

	/**
	 * What a command said.
	 */
	private record Said(int exitCode, String out) {
	}

}
