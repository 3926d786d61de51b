package io.github.dbmigrate.upgrade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MigrationRunnerTests {

	private FilesOnDisk files;

	private DataSource dataSource;

	private JdbcTemplate jdbc;

	@BeforeEach
	void writeFiles(@TempDir Path root) {
		this.files = new FilesOnDisk(root)
			.migration("V1__users.sql", "create table users (id integer not null primary key, name varchar(40));",
					"insert into users values (1, 'Ann');", "insert into users values (2, 'Bob');")
			.undo("U1__users.sql", "drop table users;")
			.migration("V2__email.sql", "alter table users add column email varchar(40);",
					"update users set email = concat(name, '@example.invalid');",
					"alter table users add constraint uk_users_email unique (email);")
			.undo("U2__email.sql", "alter table users drop constraint uk_users_email;",
					"alter table users drop column email;")
			.migration("R__view.sql", "create or replace view names as select name from users;");
	}

	@ParameterizedTest
	@EnumSource
	void upgradesAndPlainFlywayAgrees(TestDatabase database) {
		use(database);
		assertThat(runner().status().state()).isEqualTo(DatabaseStatus.State.PENDING);
		assertThat(this.runner().status().current()).isNull();
		assertThat(runner().knownVersions()).isEmpty();
		assertThat(historyTableExists()).isFalse();

		Migrated migrated = runner().upgrade(null);

		assertThat(migrated)
			.isEqualTo(new Migrated(null, "2", List.of("V1__users.sql", "V2__email.sql", "R__view.sql")));
		assertThat(emails()).containsExactly("Ann@example.invalid", "Bob@example.invalid");
		assertThat(runner().status().state()).isEqualTo(DatabaseStatus.State.UP_TO_DATE);
		assertThat(runner().upgrade("head").migrations()).isEmpty();
		plainFlyway().validate();
		assertThat(plainFlyway().migrate().migrationsExecuted).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void takesBackAndUpAgain(TestDatabase database) {
		use(database);
		this.files.delete("migration/R__view.sql");
		runner().upgrade(null);
		List<String> asked = new ArrayList<>();

		Migrated down = runner().downgrade(null, asked::add);

		assertThat(asked).containsExactly("Column users.email holds 2 values; taking back V2 drops them.");
		assertThat(down).isEqualTo(new Migrated("2", "1", List.of("U2__email.sql")));
		assertThat(this.jdbc.queryForList("select * from users")).hasSize(2)
			.allSatisfy((row) -> assertThat(row).hasSize(2));
		assertThat(runner().status().current()).isEqualTo("1");
		assertThat(runner().history()).extracting(HistoryEntry::version, HistoryEntry::state, HistoryEntry::undo)
			.containsExactly(tuple("1", "SUCCESS"), tuple("2", "PENDING"));
		assertThat(plainFlyway().info().current().getVersion().getVersion()).isEqualTo("1");
		assertThat(plainFlyway().migrate().migrationsExecuted).isOne();
		plainFlyway().validate();
		assertThat(emails()).containsExactly("Ann@example.invalid", "Bob@example.invalid");

		assertThat(runner().downgrade("base", (sentence) -> true).migrations()).containsExactly("U2__email.sql",
				"U1__users.sql");
		assertThat(runner().status().current()).isNull();
		assertThat(runner().upgrade("+1").to()).isEqualTo("1");
		assertThat(runner().upgrade("2").to()).isEqualTo("2");
		assertThat(tables()).noneMatch((table) -> table.endsWith("_progress"));
		plainFlyway().validate();
	}

	private static org.assertj.core.groups.Tuple tuple(String version, String state) {
		return org.assertj.core.groups.Tuple.tuple(version, state, true);
	}

	@ParameterizedTest
	@EnumSource
	void goesOnAfterAnUpgradeThatFailedAtItsSecondStatement(TestDatabase database) {
		use(database);
		runner().upgrade("1");
		this.files.migration("V2__email.sql", "alter table users add column email varchar(40) default 'same' not null;",
				"alter table users add constraint uk_users_email unique (email);",
				"insert into users values (3, 'Cid', 'c');");

		MigrationException failure = failureOf(() -> runner().upgrade(null));

		assertThat(failure.failure()).isEqualTo(Failure.DATABASE);
		assertThat(failure).hasMessageContaining("V2__email.sql failed at line 2")
			.hasMessageContaining("SQLState 23")
			.hasMessageContaining("add constraint uk_users_email");
		assertThat(failure.remedy()).contains("db upgrade");
		if (database != TestDatabase.POSTGRESQL) {
			assertThat(failure).hasMessageContaining("done and kept: 1");
			assertThat(runner().status().state()).isEqualTo(DatabaseStatus.State.FAILED);
			assertThat(runner().status().remedy()).contains("goes on with statement 2");
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> plainFlyway().migrate());
			this.jdbc.update("update users set email = 'b' where id = 2");
		}
		else {
			assertThat(failure).hasMessageContaining("rolled back");
			assertThat(runner().status().state()).isEqualTo(DatabaseStatus.State.PENDING);
			this.files.migration("V2__email.sql", "alter table users add column email varchar(40);",
					"insert into users values (3, 'Cid', 'c');");
		}

		Migrated migrated = runner().upgrade(null);

		assertThat(migrated).isEqualTo(new Migrated("1", "2", List.of("V2__email.sql")));
		assertThat(this.jdbc.queryForObject("select count(*) from users", Integer.class)).isEqualTo(3);
		assertThat(runner().status().state()).isEqualTo(DatabaseStatus.State.UP_TO_DATE);
		assertThat(tables()).noneMatch((table) -> table.endsWith("_progress"));
		plainFlyway().validate();
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "MARIADB" })
	void goesOnWithACorrectedStatementButNotWithAnEditedOneThatRan(TestDatabase database) {
		use(database);
		runner().upgrade("1");
		this.files.migration("V2__email.sql", "alter table users add column email varchar(40);",
				"insert into users values (3, 'Cid', 'c');", "insert into nowhere values (1);",
				"insert into users values (4, 'Dan', 'd');");
		assertThat(failureOf(() -> runner().upgrade(null))).hasMessageContaining("done and kept: 1");
		this.files.migration("V2__email.sql", "alter table users add column mail varchar(40);",
				"insert into users values (3, 'Cid', 'c');", "insert into users values (4, 'Dan', 'd');");

		MigrationException edited = failureOf(() -> runner().upgrade(null));

		assertThat(edited.failure()).isEqualTo(Failure.FINDINGS);
		assertThat(edited).hasMessageContaining("first 1 statements of V2__email.sql ran already");
		this.files.migration("V2__email.sql", "alter table users add column email varchar(40);",
				"insert into users values (3, 'Cid', 'c');", "insert into users values (4, 'Dan', 'd');");
		this.files.undo("U2__email.sql", "-- for 1", "alter table users drop column email;");
		Migrated goneOn = runner().upgrade("+1");
		assertThat(goneOn.to()).isEqualTo("2");
		assertThat(goneOn.notes()).singleElement()
			.asString()
			.endsWith("U2__email.sql was written before V2__email.sql was edited: correct it where it does not fit, "
					+ "then run db repair --accept 2.");
		assertThat(this.jdbc.queryForObject("select count(*) from users", Integer.class)).isEqualTo(4);
		plainFlyway().validate();
	}

	@ParameterizedTest
	@EnumSource
	void goesOnAfterADowngradeThatFailedAtItsSecondStatement(TestDatabase database) {
		use(database);
		this.files.delete("migration/R__view.sql");
		this.files.undo("U2__email.sql", "alter table users drop constraint uk_users_email;",
				"alter table users add constraint uk_users_name unique (name);",
				"alter table users drop column email;");
		runner().upgrade(null);
		this.jdbc.update("insert into users values (3, 'Ann', 'ann')");

		MigrationException failure = failureOf(() -> runner().downgrade("1", (sentence) -> true));

		assertThat(failure.failure()).isEqualTo(Failure.DATABASE);
		assertThat(failure).hasMessageContaining("U2__email.sql failed at line 2").hasMessageContaining("SQLState 23");
		assertThat(failure.remedy()).contains("db downgrade");
		if (database != TestDatabase.POSTGRESQL) {
			assertThat(failure).hasMessageContaining("done and kept: 1 of 3");
			assertThat(runner().status().state()).isEqualTo(DatabaseStatus.State.UNDO_INTERRUPTED);
			assertThat(runner().history()).extracting(HistoryEntry::version).containsExactly("1", "2");
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> plainFlyway().migrate());
		}
		else {
			assertThat(failure).hasMessageContaining("rolled back");
			assertThat(runner().status().state()).isEqualTo(DatabaseStatus.State.UP_TO_DATE);
		}
		this.jdbc.update("update users set name = 'Cid' where id = 3");

		assertThat(runner().downgrade("1", (sentence) -> true).to()).isEqualTo("1");
		assertThat(runner().status().state()).isEqualTo(DatabaseStatus.State.PENDING);
		assertThat(this.jdbc.queryForObject("select count(*) from users", Integer.class)).isEqualTo(3);
		assertThat(runner().upgrade(null).to()).isEqualTo("2");
		assertThat(emails()).hasSize(3).doesNotContainNull();
		assertThat(tables()).noneMatch((table) -> table.endsWith("_progress"));
		plainFlyway().validate();
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "MARIADB" })
	void anUpgradeFinishesAnInterruptedDowngradeAndLeadsToHead(TestDatabase database) {
		use(database);
		this.files.delete("migration/R__view.sql");
		this.files.undo("U2__email.sql", "alter table users drop constraint uk_users_email;",
				"alter table nowhere drop column email;", "alter table users drop column email;");
		runner().upgrade(null);
		assertThat(failureOf(() -> runner().downgrade(null, (sentence) -> true)).remedy()).contains("db upgrade");
		this.files.undo("U2__email.sql", "alter table users drop constraint uk_users_email;",
				"alter table users drop column email;");

		Migrated migrated = runner().upgrade(null);

		assertThat(migrated.migrations()).containsExactly("U2__email.sql", "V2__email.sql");
		assertThat(emails()).containsExactly("Ann@example.invalid", "Bob@example.invalid");
		assertThat(runner().status().state()).isEqualTo(DatabaseStatus.State.UP_TO_DATE);
		plainFlyway().validate();
	}

	@ParameterizedTest
	@EnumSource
	void whatIsThereAlreadyIsRecordedByTheCommandThatIsNamed(TestDatabase database) {
		use(database);
		runner().upgrade("1");
		this.jdbc.execute("alter table users add column email varchar(40)");
		String remedy = catchThrowableOfType(MigrationException.class, () -> runner().upgrade(null)).remedy();
		if (remedy.contains("db stamp 2 ")) {
			runner().stamp("2");
		}
		else {
			assertThat(remedy).contains("Where all that it makes is there already: db repair --accept 2 records it");
			runner().repair(runner().damages().get(0), Damage.Way.ACCEPT);
		}
		assertThat(runner().status().state()).isEqualTo(DatabaseStatus.State.UP_TO_DATE);
		assertThat(runner().upgrade(null).to()).isEqualTo("2");
		plainFlyway().validate();
	}

	@ParameterizedTest
	@EnumSource
	void stampsUpAndDownWithoutRunningAnything(TestDatabase database) {
		use(database);
		assertThat(runner().stamp("2").migrations()).containsExactly("V1__users.sql", "V2__email.sql");
		assertThat(tables()).containsExactly("flyway_schema_history");
		assertThat(plainFlyway().info().current().getVersion().getVersion()).isEqualTo("2");
		assertThat(plainFlyway().info().pending()).extracting(MigrationInfo::getScript).containsExactly("R__view.sql");
		assertThat(runner().stamp("1")).isEqualTo(new Migrated("2", "1", List.of("V2__email.sql")));
		assertThat(runner().stamp("base").to()).isNull();

		assertThat(runner().upgrade(null).to()).isEqualTo("2");
		plainFlyway().validate();
	}

	@ParameterizedTest
	@EnumSource
	void worksInASchemaAndAHistoryTableOfAnotherName(TestDatabase database) {
		use(database);
		String schema = "app_" + System.nanoTime();
		this.files.delete("migration/R__view.sql");
		this.files.undo("U2__email.sql", "alter table users drop constraint uk_users_email;",
				"alter table nowhere drop column email;");
		Flyway flyway = Flyway.configure()
			.dataSource(this.dataSource)
			.locations("classpath:db/migration")
			.schemas(schema)
			.table("My History")
			.load();
		MigrationRunner runner = new MigrationRunner("default", flyway, this.files);
		assertThat(runner.upgrade(null).migrations()).containsExactly("V1__users.sql", "V2__email.sql");
		assertThat(failureOf(() -> runner.downgrade(null, (sentence) -> true)))
			.hasMessageContaining("failed at line 2");
		this.files.undo("U2__email.sql", "alter table users drop constraint uk_users_email;",
				"alter table users drop column email;");
		assertThat(runner.downgrade(null, (sentence) -> true).to()).isEqualTo("1");
		assertThat(runner.stamp("2").to()).isEqualTo("2");
		assertThat(runner.stamp("1").to()).isEqualTo("1");
		assertThat(runner.upgrade(null).to()).isEqualTo("2");
		assertThat(runner.ignoredTables()).containsExactly("My History", "My History_progress");
		assertThat(this.jdbc.queryForList(
				"select table_name from information_schema.tables where table_schema = '" + schema + "'", String.class))
			.hasSize(2);
	}

	/**
	 * H2 in memory has one process, and its sessions break each other's iteration over
	 * the catalog now and then (its own ConcurrentModificationException).
	 */
	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void twoRunnersAtOnceDoEverythingOnce(TestDatabase database) throws Exception {
		use(database);
		this.files.delete("migration/R__view.sql");
		together(() -> runner().upgrade(null), () -> runner().upgrade(null));
		assertThat(emails()).hasSize(2);
		together(this::downgradeUnlessDone, this::downgradeUnlessDone);
		assertThat(runner().status().current()).isEqualTo("1");
		assertThat(runner().upgrade(null).to()).isEqualTo("2");
		plainFlyway().validate();
	}

	private void downgradeUnlessDone() {
		try {
			runner().downgrade("1", (sentence) -> true);
		}
		catch (MigrationException ex) {
			assertThat(ex).hasMessageContaining("Nothing to do in that direction");
		}
	}

	private static void together(Runnable... tasks) throws Exception {
		List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
		List<Thread> threads = new ArrayList<>();
		for (Runnable task : tasks) {
			Thread thread = new Thread(task);
			thread.setUncaughtExceptionHandler((failed, failure) -> failures.add(failure));
			thread.start();
			threads.add(thread);
		}
		for (Thread thread : threads) {
			thread.join(60_000);
		}
		assertThat(failures).isEmpty();
	}

	private void use(TestDatabase database) {
		this.dataSource = database.fresh();
		this.jdbc = new JdbcTemplate(this.dataSource);
	}

	private MigrationRunner runner() {
		Flyway flyway = Flyway.configure().dataSource(this.dataSource).locations("classpath:db/migration").load();
		return new MigrationRunner("default", flyway, this.files);
	}

	private Flyway plainFlyway() {
		return Flyway.configure().dataSource(this.dataSource).locations("filesystem:" + this.files.location()).load();
	}

	private List<String> emails() {
		return this.jdbc.queryForList("select email from users order by id", String.class);
	}

	private boolean historyTableExists() {
		return tables().contains("flyway_schema_history");
	}

	private List<String> tables() {
		return this.jdbc.queryForList("select lower(table_name) from information_schema.tables where table_schema in "
				+ "(select schema_name from information_schema.schemata where schema_name in ('PUBLIC', 'public', "
				+ catalog() + "))", String.class);
	}

	private String catalog() {
		return this.jdbc.execute((java.sql.Connection connection) -> "'" + connection.getCatalog() + "'");
	}

	private static MigrationException failureOf(Runnable call) {
		return org.assertj.core.api.Assertions.catchThrowableOfType(MigrationException.class, call::run);
	}

}
