package io.github.dbmigrate.upgrade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RefusalTests {

	private final DataSource dataSource = TestDatabase.H2.fresh();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);

	private FilesOnDisk files;

	private MigrationRunner runner;

	@BeforeEach
	void writeFiles(@TempDir Path root) {
		this.files = new FilesOnDisk(root).migration("V1__one.sql", "create table one (id integer);")
			.migration("V2__two.sql", "create table two (id integer);")
			.undo("U2__two.sql", "drop table two;")
			.migration("V5__five.sql", "create table five (id integer);");
		this.runner = new MigrationRunner("default", flyway(this.dataSource), this.files);
	}

	@Test
	void anUnknownVersionNamesTheNearest() {
		refused(() -> this.runner.upgrade("3"), Failure.INPUT, "There is no version 3.", "The nearest: 2, 5");
		refused(() -> this.runner.stamp("7"), Failure.INPUT, "There is no version 7.", "The nearest: 5");
		refused(() -> this.runner.upgrade("two"), Failure.INPUT, "'two' is not a version", "The newest: 5");
		assertThat(tables()).isEmpty();
	}

	@Test
	void thereIsNothingToDoInThatDirection() {
		refused(() -> this.runner.downgrade(null, (sentence) -> true), Failure.INPUT, "Nothing is applied", "upgrade");
		this.runner.upgrade("2");
		refused(() -> this.runner.upgrade("2"), Failure.INPUT, "at 2, which is 2 already", "db status");
		refused(() -> this.runner.upgrade("1"), Failure.INPUT, "above 1 already", "db downgrade 1");
		refused(() -> this.runner.upgrade("+2"), Failure.INPUT, "1 are pending", "db status");
		refused(() -> this.runner.downgrade("2", (sentence) -> true), Failure.INPUT, "not above 2", "db status");
		refused(() -> this.runner.downgrade("-3", (sentence) -> true), Failure.INPUT, "2 are applied", "base");
		assertThat(this.runner.upgrade(null).migrations()).containsExactly("V5__five.sql");
		assertThat(this.runner.upgrade(null).migrations()).isEmpty();
	}

	@Test
	void aMissingOrEmptyUndoFileStopsBeforeAnythingRan() {
		this.runner.upgrade(null);
		refused(() -> this.runner.downgrade("1", (sentence) -> true), Failure.INPUT, "no undo file for 5",
				"db/undo/U5__five.sql");
		this.files.undo("U5__five.sql", "-- to be written");
		refused(() -> this.runner.downgrade("1", (sentence) -> true), Failure.INPUT, "holds no statement",
				"migration:nothing-to-undo");
		this.files.undo("U5__five.sql", "-- for 42", "drop table five;");
		refused(() -> this.runner.downgrade(null, (sentence) -> true), Failure.FINDINGS, "another text of 5",
				"Read both files");
		assertThat(tables()).contains("ONE", "TWO", "FIVE");
		this.files.undo("U5__five.sql", "-- for " + this.files.checksum("V5__five.sql"), "drop table five;");
		assertThat(this.runner.downgradePlan("1")).hasSize(2);
		assertThat(this.runner.downgrade("1", (sentence) -> true).to()).isEqualTo("1");
		assertThat(tables()).contains("ONE").doesNotContain("TWO", "FIVE");
	}

	@Test
	void anEditedOrMissingFileIsFound() {
		this.runner.upgrade("2");
		this.files.migration("V2__two.sql", "create table two (id bigint);");
		assertThat(this.runner.status().state()).isEqualTo(DatabaseStatus.State.EDITED);
		refused(() -> this.runner.upgrade(null), Failure.FINDINGS, "V2__two.sql was changed after it ran",
				"Put the old text");
		refused(() -> this.runner.downgrade(null, (sentence) -> true), Failure.FINDINGS, "V2__two.sql was changed",
				"Put the old text");
		this.files.delete("migration/V2__two.sql");
		assertThat(this.runner.status().state()).isEqualTo(DatabaseStatus.State.MISSING);
		refused(() -> this.runner.upgrade(null), Failure.FINDINGS, "not among the files", "Bring its file back");
		assertThat(tables()).doesNotContain("FIVE");
	}

	@Test
	void anUnansweredLossStopsBeforeAnythingRan() {
		this.runner.upgrade("2");
		this.jdbc.update("insert into two values (1)");
		refused(() -> this.runner.downgrade(null, (sentence) -> false), Failure.QUESTION,
				"Table two holds 1 row; taking back V2 drops it. Nothing was changed.", "--yes");
		assertThat(tables()).contains("TWO");
	}

	@Test
	void theBaselineIsTheFloor() {
		this.files.migration("V1__one.sql", "-- migration:baseline", "create table one (id integer);");
		this.jdbc.execute("create table one (id integer)");
		this.runner.stamp("1");
		assertThat(this.runner.history()).extracting(HistoryEntry::type).contains("BASELINE");
		refused(() -> this.runner.downgrade(null, (sentence) -> true), Failure.INPUT, "Floor reached", "db upgrade");
		this.runner.upgrade("2");
		refused(() -> this.runner.downgrade("-2", (sentence) -> true), Failure.INPUT, "Floor reached", "base");
		assertThat(this.runner.downgrade("base", (sentence) -> true).to()).isEqualTo("1");
		assertThat(this.runner.upgrade(null).to()).isEqualTo("5");
		Flyway.configure()
			.dataSource(this.dataSource)
			.locations("filesystem:" + this.files.location())
			.load()
			.validate();
	}

	@Test
	void aFailureThatPlainFlywayLeftIsMendedByStampToo() {
		this.files.migration("V2__two.sql", "create table two (id integer);", "insert into nowhere values (1);");
		assertThat(catchThrowableOfType(RuntimeException.class,
				() -> Flyway.configure()
					.dataSource(this.dataSource)
					.locations("filesystem:" + this.files.location())
					.load()
					.migrate()))
			.isNotNull();
		refused(() -> this.runner.upgrade(null), Failure.FINDINGS, "how far it came is not recorded",
				"db repair --accept 2");
		this.runner.stamp("2");
		assertThat(this.runner.upgrade(null).to()).isEqualTo("5");
		assertThat(this.runner.status().state()).isEqualTo(DatabaseStatus.State.UP_TO_DATE);
	}

	@Test
	void anUnreachableDatabaseIsNamedWithoutASecret() {
		DataSource nowhere = new DriverManagerDataSource(
				"jdbc:postgresql://localhost:1/none?user=me&password=hush&connectTimeout=2");
		MigrationRunner runner = new MigrationRunner("default", flyway(nowhere), this.files);
		MigrationException failure = refused(runner::status, Failure.DATABASE,
				"Cannot connect to jdbc:postgresql://localhost:1/none", "spring.datasource");
		assertThat(failure.getMessage() + failure.remedy()).doesNotContain("hush");
	}

	@Test
	void filesOfTheSourceFolderTakeThePlaceOfTheirCopies(@TempDir Path output) throws Exception {
		Path copies = Files.createDirectories(output.resolve("db/migration"));
		Files.writeString(copies.resolve("V1__one.sql"), "create table stale (id integer);\n");
		Files.writeString(copies.resolve("V9__deleted.sql"), "create table deleted (id integer);\n");
		try (var loader = new java.net.URLClassLoader(new java.net.URL[] { output.toUri().toURL() })) {
			Flyway flyway = Flyway.configure(loader)
				.dataSource(this.dataSource)
				.locations("classpath:db/migration")
				.load();
			new MigrationRunner("default", flyway, this.files).upgrade(null);
		}
		assertThat(tables()).contains("ONE", "TWO", "FIVE").doesNotContain("STALE", "DELETED");
		assertThat(this.runner.knownVersions()).extracting(Version::toString).containsExactly("1", "2", "5");
	}

	@Test
	void aFailureOutsideTheCommandsIsFinishedByUpgradeWhereTheTrackerWatched() {
		this.files.migration("V5__five.sql", "create table five (id integer);", "insert into late values (1);",
				"insert into five values (1);");
		Flyway watched = Flyway.configure()
			.dataSource(this.dataSource)
			.locations("filesystem:" + this.files.location())
			.callbacks(new StatementTracker())
			.load();
		assertThat(catchThrowableOfType(RuntimeException.class, watched::migrate)).isNotNull();
		assertThat(this.runner.status().remedy()).contains("goes on with statement 2");
		this.jdbc.execute("create table late (id integer)");
		assertThat(this.runner.upgrade(null).to()).isEqualTo("5");
		assertThat(this.jdbc.queryForObject("select count(*) from five", Integer.class)).isOne();
	}

	@Test
	void javaMigrationsStillComeFromTheClassPath() {
		Flyway flyway = Flyway.configure()
			.dataSource(this.dataSource)
			.locations("classpath:io/github/dbmigrate/upgrade/classpath")
			.load();
		MigrationRunner runner = new MigrationRunner("default", flyway, this.files);
		assertThat(runner.upgrade("3").migrations()).endsWith("io.github.dbmigrate.upgrade.classpath.V3__Fill");
		assertThat(this.jdbc.queryForList("select id from two", Integer.class)).containsExactly(3);
		assertThat(runner.upgrade(null).to()).isEqualTo("5");
		assertThat(runner.history()).extracting(HistoryEntry::type).containsExactly("SQL", "SQL", "JDBC", "SQL");
	}

	@Test
	void aDatabaseIsAheadOfMigrationsThatAreAllInJavaToo(@TempDir Path folder) {
		FilesOnDisk files = new FilesOnDisk(folder);
		Flyway flyway = Flyway.configure()
			.dataSource(TestDatabase.H2.fresh())
			.locations("filesystem:" + files.location())
			.javaMigrations(new V1__Nothing())
			.load();
		files.migration("V2__newer.sql", "create table newer (id integer);");
		new MigrationRunner("default", flyway, files).upgrade(null);
		FilesOnDisk older = new FilesOnDisk(folder.resolve("older"));
		Flyway olderFlyway = Flyway.configure()
			.configuration(flyway.getConfiguration())
			.locations("filesystem:" + older.location())
			.load();
		assertThat(new MigrationRunner("default", olderFlyway, older).status().problem())
			.contains("V2__newer.sql, newer than all files");
	}

	@Test
	void aRepeatableMigrationThatFailedBeginsAnew() {
		this.files.migration("R__fill.sql", "insert into one values (1);", "create table extra (id integer);",
				"insert into nowhere values (1);");
		refused(() -> this.runner.upgrade(null), Failure.DATABASE, "R__fill.sql failed at line 3", "db upgrade");
		assertThat(this.runner.status().state()).isEqualTo(DatabaseStatus.State.FAILED);
		this.files.migration("R__fill.sql", "create table if not exists extra (id integer);");
		assertThat(this.runner.upgrade(null).migrations()).containsExactly("R__fill.sql");
		assertThat(this.runner.status().state()).isEqualTo(DatabaseStatus.State.UP_TO_DATE);
	}

	@Test
	void statementsOfOnlyDataAreRolledBackTogether() {
		this.files.migration("V5__five.sql", "insert into one values (1);", "insert into one values (2);",
				"insert into nowhere values (1);");
		refused(() -> this.runner.upgrade(null), Failure.DATABASE, "done and kept: 0", "then run db upgrade.");
		assertThat(this.jdbc.queryForObject("select count(*) from one", Integer.class)).isZero();
		this.files.migration("V5__five.sql", "insert into one values (3);");
		assertThat(this.runner.upgrade(null).to()).isEqualTo("5");
		assertThat(this.jdbc.queryForList("select id from one", Integer.class)).containsExactly(3);
	}

	private static Flyway flyway(DataSource dataSource) {
		return Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").load();
	}

	private List<String> tables() {
		return this.jdbc.queryForList("select table_name from information_schema.tables where table_schema = 'PUBLIC'",
				String.class);
	}

	private static MigrationException refused(Runnable call, Failure failure, String problem, String remedy) {
		MigrationException exception = catchThrowableOfType(MigrationException.class, call::run);
		assertThat(exception).isNotNull();
		assertThat(exception.failure()).isEqualTo(failure);
		assertThat(exception).hasMessageContaining(problem);
		assertThat(exception.remedy()).contains(remedy);
		return exception;
	}

	/** A migration in Java. */
	static class V1__Nothing extends BaseJavaMigration {

		@Override
		public void migrate(Context context) {
		}

	}

}
