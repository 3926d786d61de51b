package io.github.dbmigrate.upgrade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.upgrade.Diagnosis.Level;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class DoctorTests {

	private FilesOnDisk files;

	@BeforeEach
	void writeFiles(@TempDir Path root) {
		this.files = new FilesOnDisk(root).migration("V1__users.sql", "create table users (id integer not null);")
			.undo("U1__users.sql", "drop table users;");
	}

	@ParameterizedTest
	@EnumSource
	void nothingStandsInTheWay(TestDatabase database) {
		DataSource dataSource = database.fresh();
		runner(dataSource).upgrade(null);
		List<Diagnosis> diagnoses = runner(dataSource).diagnose();
		assertThat(diagnoses).filteredOn((one) -> !one.subject().equals("snapshot"))
			.allSatisfy((one) -> assertThat(one.level()).as(one.toString()).isEqualTo(Level.OK));
		assertThat(diagnoses).extracting(Diagnosis::subject)
			.containsExactly("flyway", "driver", "flyway module", "folder", "migrations", "heads", "undo files",
					"snapshot", "database", "privileges", "scratch place", "history");
		assertThat(new JdbcTemplate(dataSource).queryForList("select * from users")).isEmpty();
	}

	/** The server of MariaDB in these tests has no grant tables. */
	@ParameterizedTest
	@EnumSource(names = "MARIADB", mode = Mode.EXCLUDE)
	void aUserWithoutRightsIsNamed(TestDatabase database) {
		DriverManagerDataSource owner = database.fresh();
		runner(owner).upgrade(null);
		List<Diagnosis> diagnoses = runner(reader(database, owner)).diagnose();
		assertThat(find(diagnoses, "privileges").level()).as("%s", diagnoses).isEqualTo(Level.PROBLEM);
		assertThat(find(diagnoses, "privileges").text()).containsIgnoringCase("doctor")
			.contains("may not create tables");
		assertThat(find(diagnoses, "scratch place").level())
			.isEqualTo((database == TestDatabase.H2) ? Level.OK : Level.WARNING);
		assertThat(find(diagnoses, "history").level()).isEqualTo(Level.OK);
	}

	/** Somebody who may look and nothing else. */
	private static DataSource reader(TestDatabase database, DriverManagerDataSource owner) {
		JdbcTemplate jdbc = new JdbcTemplate(owner);
		String user = "doctor_" + ProcessHandle.current().pid() + "_" + System.nanoTime();
		String name = owner.getUrl().replaceAll("^.*/|[?;].*$", "");
		Stream<String> statements = switch (database) {
			case H2 -> Stream.of("create user " + user + " password 'x'", "grant select on schema public to " + user);
			case POSTGRESQL -> Stream.of("create user " + user + " password 'x'",
					"grant select on all tables in schema public to " + user,
					"revoke create, temporary on database " + name + " from public");
			case MARIADB -> throw new IllegalArgumentException(database.name());
		};
		statements.forEach(jdbc::execute);
		return new DriverManagerDataSource(owner.getUrl().replaceFirst(";.*", ""), user, "x");
	}

	@Test
	void whatIsPendingOrEditedIsToldWithItsMend() {
		DataSource dataSource = TestDatabase.POSTGRESQL.fresh();
		assertThat(find(runner(dataSource).diagnose(), "history"))
			.isEqualTo(Diagnosis.warning("history", "Pending: V1__users.sql.", "db upgrade"));
		runner(dataSource).upgrade(null);
		this.files.migration("V1__users.sql", "create table users (id bigint not null);");
		Diagnosis edited = find(runner(dataSource).diagnose(), "history");
		assertThat(edited.level()).isEqualTo(Level.PROBLEM);
		assertThat(edited.text()).contains("V1__users.sql was changed after it ran");
	}

	@Test
	void tablesWithoutAnyMigrationWantABaseline(@TempDir Path empty) {
		DataSource lived = TestDatabase.POSTGRESQL.fresh();
		new JdbcTemplate(lived).execute("create table users (id integer)");
		this.files = new FilesOnDisk(empty);
		Diagnosis history = find(runner(lived).diagnose(), "history");
		assertThat(history.text()).isEqualTo("The database has tables but no history of migrations.");
		assertThat(history.mend()).contains("db init --baseline");
	}

	@Test
	void aDatabaseThatIsDownLeavesTheRestToBeLookedAt() {
		DataSource down = new DriverManagerDataSource("jdbc:postgresql://localhost:1/nowhere", "me", "s3cret");
		List<Diagnosis> diagnoses = runner(down).diagnose();
		assertThat(find(diagnoses, "driver").text()).startsWith("org.postgresql.Driver 42.");
		assertThat(find(diagnoses, "database").level()).isEqualTo(Level.PROBLEM);
		assertThat(find(diagnoses, "privileges")).isEqualTo(Diagnosis.skipped("privileges", "there is no connection"));
		assertThat(find(diagnoses, "heads").level()).isEqualTo(Level.OK);
		assertThat(diagnoses.toString()).doesNotContain("s3cret");
	}

	@Test
	void aMissingDriverAndAMissingModuleOfFlywayAreTold() {
		DataSource oracle = new DriverManagerDataSource("jdbc:oracle:thin:@localhost:1:x", "me", "x");
		List<Diagnosis> diagnoses = runner(oracle).diagnose();
		assertThat(find(diagnoses, "driver").text()).contains("No JDBC driver").contains("jdbc:oracle:thin");
		assertThat(find(diagnoses, "flyway module")).isEqualTo(Diagnosis.problem("flyway module",
				"Flyway lacks its module for oracle.", "Add org.flywaydb:flyway-database-oracle to the dependencies."));
	}

	@Test
	void filesAndSettingsThatAreDoubtfulAreTold() {
		this.files.migration("V2__email.sql", "alter table users add email varchar(9);")
			.migration("V3__name.sql", "alter table users add name varchar(9);")
			.undo("U3__name.sql", "-- nothing yet");
		DataSource dataSource = TestDatabase.H2.fresh();
		List<Diagnosis> diagnoses = new MigrationRunner("default",
				flyway(dataSource, Flyway.configure().baselineOnMigrate(true).cleanDisabled(false)), this.files)
			.diagnose();
		assertThat(diagnoses).filteredOn((one) -> one.level() == Level.WARNING)
			.extracting(Diagnosis::text)
			.anyMatch((text) -> text.contains("clean-disabled=false"))
			.anyMatch((text) -> text.contains("baseline-on-migrate=true"))
			.contains("No way back from V2__email.sql.", "Still empty for V3__name.sql.");
	}

	private static Diagnosis find(List<Diagnosis> diagnoses, String subject) {
		return diagnoses.stream().filter((one) -> one.subject().equals(subject)).findFirst().orElseThrow();
	}

	private MigrationRunner runner(DataSource dataSource) {
		return new MigrationRunner("default", flyway(dataSource, Flyway.configure()), this.files);
	}

	private Flyway flyway(DataSource dataSource, org.flywaydb.core.api.configuration.FluentConfiguration settings) {
		return settings.dataSource(dataSource).locations("filesystem:" + this.files.location()).load();
	}

}
