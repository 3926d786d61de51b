package io.github.dbmigrate.upgrade;

import java.nio.file.Path;
import java.util.Optional;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link StartFailure}, with what Flyway throws at the start of an application.
 */
class StartFailureTests {

	private FilesOnDisk files;

	private FluentConfiguration flyway;

	@BeforeEach
	void writeFiles(@TempDir Path root) {
		this.files = new FilesOnDisk(root).migration("V1__one.sql", "create table one (id integer);")
			.migration("V2__two.sql", "create table two (id integer);", "insert into nowhere values (1);");
		this.flyway = Flyway.configure()
			.dataSource(TestDatabase.H2.fresh())
			.locations("filesystem:" + this.files.location());
	}

	@Test
	void theFailureItselfNamesFileLineAndStatement() {
		MigrationException now = told(start());
		assertThat(now).hasMessageContaining("V2__two.sql failed at line 2: Table \"NOWHERE\" not found (SQLState")
			.hasMessageContaining("Statement: insert into nowhere values (1)");
		assertThat(now.remedy()).contains("db upgrade", "db status");
	}

	@Test
	void aMissingModuleOfFlywayIsNamed() {
		MigrationException missing = told(new FlywayException("Unsupported Database: PostgreSQL 17.11"));
		assertThat(missing).hasMessageContaining("PostgreSQL 17.11. Nothing was changed.");
		assertThat(missing.remedy()).contains("flyway-database-postgresql");
	}

	@Test
	void everyStartAfterItSaysWhatIsUnfinishedAndHowToGoOn() {
		start();
		MigrationException later = told(start());
		assertThat(later).hasMessageContaining("The migration 2 (two) failed half way in an earlier run");
		assertThat(later.remedy()).contains("db status", "db upgrade").doesNotContain("repair");
		this.flyway.validateOnMigrate(false);
		assertThat(told(start())).hasMessageContaining("The migration 2 failed half way in an earlier run");
	}

	@Test
	void aRepeatableMigrationThatFailedIsNamedToo() {
		this.files.migration("V2__two.sql", "create table two (id integer);")
			.migration("R__views.sql", "create view v as select * from nowhere;");
		assertThat(told(start())).hasMessageContaining("R__views.sql failed at line 1");
		assertThat(told(start())).hasMessageContaining("The migration views failed half way in an earlier run");
	}

	@Test
	void anEditedFileIsNamedWithoutTheAdviceToRepair() {
		this.files.migration("V2__two.sql", "create table two (id integer);");
		this.flyway.load().migrate();
		this.files.migration("V1__one.sql", "create table one (id bigint);");
		MigrationException edited = told(start());
		assertThat(edited).hasMessageContaining("checksum mismatch for migration version 1")
			.message()
			.doesNotContain("repair", "help.red-gate.com");
		assertThat(edited.remedy()).contains("db status");
	}

	@Test
	void otherFailuresAreLeftToOthers() {
		assertThat(StartFailure.of(new FlywayException("Unable to obtain a connection"))).isEmpty();
	}

	private FlywayException start() {
		return catchThrowableOfType(FlywayException.class, () -> this.flyway.load().migrate());
	}

	private static MigrationException told(FlywayException failure) {
		Optional<MigrationException> told = StartFailure.of(failure);
		assertThat(told).isPresent();
		return told.get();
	}

}
