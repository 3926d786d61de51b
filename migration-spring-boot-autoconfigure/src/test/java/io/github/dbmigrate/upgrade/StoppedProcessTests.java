package io.github.dbmigrate.upgrade;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.upgrade.Damage.Mend;
import io.github.dbmigrate.upgrade.Damage.Way;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The process that runs a migration is stopped in the middle.
 */
class StoppedProcessTests {

	private static final String[] TWO = { "create table two (id integer not null primary key);",
			"insert into two values (1);", "create table three (id integer not null primary key);",
			"create table four (id integer not null primary key);",
			"create table five (id integer not null primary key);" };

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource(names = "POSTGRESQL", mode = Mode.EXCLUDE)
	void theNextUpgradeGoesOnAfterWhatIsKept(TestDatabase database) throws SQLException {
		DataSource dataSource = stopped(database, TWO);
		DatabaseStatus status = runner(dataSource).status();
		assertThat(status.state()).isEqualTo(State.PENDING);
		assertThat(status.problem()).isEqualTo(
				"V2__two.sql runs now, or the process that ran it was stopped; " + "statements done and kept: 3.");
		assertThat(status.remedy()).startsWith("Where none runs it: db upgrade goes on with statement 4");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> runner(dataSource).upgradePlan(null))
			.withMessageStartingWith("V2__two.sql runs now");
		assertThat(runner(dataSource).upgrade(null).migrations()).containsExactly("V2__two.sql");
		atHead(dataSource);
	}

	@ParameterizedTest
	@EnumSource(names = "POSTGRESQL", mode = Mode.EXCLUDE)
	void theNextStartOfTheApplicationGoesOnToo(TestDatabase database) throws SQLException {
		DataSource dataSource = stopped(database, TWO);
		Flyway boot = Flyway.configure()
			.dataSource(dataSource)
			.locations("filesystem:" + this.root.resolve("db/migration"))
			.callbacks(new StatementTracker())
			.load();
		assertThat(boot.migrate().migrationsExecuted).isOne();
		atHead(dataSource);
	}

	@ParameterizedTest
	@EnumSource(names = "POSTGRESQL", mode = Mode.EXCLUDE)
	void whatTheDatabaseFinishedAloneIsSkipped(TestDatabase database) throws SQLException {
		DataSource dataSource = stopped(database, TWO);
		new JdbcTemplate(dataSource).execute("create table four (id integer not null primary key)");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> runner(dataSource).upgrade(null))
			.satisfies((ex) -> assertThat(ex.remedy()).contains("db repair --skip 2 "));
		Damage damage = runner(dataSource).damages().get(0);
		assertThat(damage.mends()).extracting(Mend::way)
			.containsExactly(Way.CONTINUE, Way.SKIP, Way.ACCEPT, Way.FORGET);
		assertThat(runner(dataSource).repair(damage, Way.SKIP))
			.isEqualTo("Statement 4 of V2__two.sql counts as run; db upgrade goes on with statement 5.");
		runner(dataSource).upgrade(null);
		atHead(dataSource);
	}

	@ParameterizedTest
	@EnumSource(names = "POSTGRESQL", mode = Mode.EXCLUDE)
	void whoTookBackWhatItDidRunsItAnew(TestDatabase database) throws SQLException {
		DataSource dataSource = stopped(database, TWO);
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		jdbc.execute("drop table two");
		jdbc.execute("drop table three");
		runner(dataSource).repair(runner(dataSource).damages().get(0), Way.FORGET);
		runner(dataSource).upgrade(null);
		atHead(dataSource);
	}

	@Test
	void aFileOutsideOfATransactionGoesOnToo() throws SQLException {
		String[] statements = { "create index concurrently ix_a on one (a);",
				"create index concurrently four on one (id);" };
		DataSource dataSource = stopped(TestDatabase.POSTGRESQL, statements);
		assertThat(runner(dataSource).status().problem()).contains("statements done and kept: 1.");
		assertThat(runner(dataSource).upgrade(null).migrations()).containsExactly("V2__two.sql");
		assertThat(runner(dataSource).status().state()).isEqualTo(State.UP_TO_DATE);
		assertThat(new JdbcTemplate(dataSource).queryForList("select indexname from pg_indexes where tablename = 'one'",
				String.class))
			.contains("ix_a", "four");
	}

	@ParameterizedTest
	@EnumSource(names = "POSTGRESQL", mode = Mode.EXCLUDE)
	void whatIsDoneLeavesNoRecord(TestDatabase database) throws SQLException {
		DataSource dataSource = database.fresh();
		files("V1__one.sql", "create table one (id integer not null primary key, a integer);");
		files("V2__two.sql", TWO);
		files("V3__nine.sql", "create table nine (id integer);", "create table one (id integer);",
				"create table ten (id integer);");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> runner(dataSource).upgrade(null))
			.withMessageContaining("statements done and kept: 1");
		new JdbcTemplate(dataSource).execute("drop table nine");
		runner(dataSource).repair(runner(dataSource).damages().get(0), Way.FORGET);
		new FilesOnDisk(this.root).delete("migration/V3__nine.sql");
		new FilesOnDisk(this.root).undo("U2__two.sql", "drop table five;", "drop table four;", "drop table three;",
				"drop table two;");
		runner(dataSource).downgrade("1", (loss) -> true);
		assertThat(runner(dataSource).status().problem()).isNull();
		runner(dataSource).upgrade(null);
		atHead(dataSource);
	}

	@Test
	void nothingIsKeptOfATransaction() throws SQLException {
		DataSource dataSource = stopped(TestDatabase.POSTGRESQL, TWO);
		assertThat(runner(dataSource).status().problem()).isNull();
		runner(dataSource).upgrade(null);
		atHead(dataSource);
	}

	private DataSource stopped(TestDatabase database, String... statements) throws SQLException {
		DataSource dataSource = database.fresh();
		files("V1__one.sql", "create table one (id integer not null primary key, a integer);");
		runner(dataSource).upgrade(null);
		files("V2__two.sql", statements);
		StoppedProcess process = new StoppedProcess(" four ");
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> runner(process.connections(dataSource)).upgrade(null));
		process.end();
		return dataSource;
	}

	private void atHead(DataSource dataSource) throws SQLException {
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		assertThat(runner(dataSource).status().state()).isEqualTo(State.UP_TO_DATE);
		assertThat(jdbc.queryForObject("select count(*) from two", Integer.class)).isOne();
		assertThat(jdbc.queryForObject("select count(*) from five", Integer.class)).isZero();
		try (Connection connection = dataSource.getConnection();
				ResultSet records = connection.getMetaData()
					.getTables(connection.getCatalog(), connection.getSchema(), "%_progress", null)) {
			assertThat(records.next()).isFalse();
		}
	}

	private void files(String name, String... statements) {
		new FilesOnDisk(this.root).migration(name, statements);
	}

	private MigrationRunner runner(DataSource dataSource) {
		FilesOnDisk files = new FilesOnDisk(this.root);
		return new MigrationRunner("default",
				Flyway.configure()
					.dataSource(dataSource)
					.locations("filesystem:" + this.root.resolve("db/migration"))
					.load(),
				files);
	}

}
