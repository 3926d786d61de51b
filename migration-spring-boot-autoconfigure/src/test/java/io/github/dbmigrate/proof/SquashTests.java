package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import org.flywaydb.core.Flyway;
import io.github.dbmigrate.upgrade.PendingMigration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * One file in place of many.
 */
class SquashTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("first", """
			@Entity class Customer { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
				@Column(length = 40, unique = true) String mail; }
			@Entity class Purchase { @Id Long id; @ManyToOne Customer customer; @Column(length = 9) String status; }
			""", "second", """
			@Entity class Customer { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
				@Column(length = 40, unique = true) String mail; String city; }
			@Entity class Purchase { @Id Long id; @ManyToOne Customer customer; @Column(length = 20) String status; }
			""", "third", """
			@Entity class Customer { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
				@Column(length = 40, unique = true) String mail; String city; String phone; }
			@Entity class Purchase { @Id Long id; @ManyToOne Customer customer; @Column(length = 20) String status; }
			"""));

	private static final Map<TestDatabase, String> RANDOM = Map.of(TestDatabase.H2, "random_uuid()",
			TestDatabase.POSTGRESQL, "gen_random_uuid()", TestDatabase.MARIADB, "uuid()");

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	void anEmptyDatabaseRunsOneFileAndOthersGoOn(TestDatabase database) throws IOException {
		Workbench workbench = new Workbench(database, this.root).proving(false);
		migrate(workbench, "first");
		Workbench older = workbench.colleague().proving(false);
		older.with(MODELS.get("first")).upgrade(null);
		hand(workbench, "V2__data.sql",
				"insert into customer (mail) values ('a@b');\n" + "create view mails as select mail from customer;");
		workbench.with(MODELS.get("first")).upgrade(null);
		migrate(workbench, "second");
		Map<String, String> before = workbench.files();

		MigrationException question = catchThrowableOfType(MigrationException.class,
				() -> workbench.with(MODELS.get("second")).squash("Squash", null, Asker.NOBODY));
		assertThat(question.failure()).isEqualTo(Failure.QUESTION);
		assertThat(question).hasMessageContaining("V2__data.sql:1 insert into customer")
			.hasMessageContaining("V2__data.sql:2 create view mails");
		assertThat(workbench.files()).isEqualTo(before);

		Generated squashed = workbench.with(MODELS.get("second")).squash("Squash", null, (asked) -> "take");
		assertThat(squashed.files()).singleElement().asString().endsWith("B3__squash.sql");

		Workbench fresh = workbench.colleague().proving(false);
		assertThat(fresh.with(MODELS.get("second")).upgradePlan(null)).extracting(PendingMigration::script)
			.containsExactly("B3__squash.sql");
		fresh.with(MODELS.get("second")).upgrade(null);
		assertThat(fresh.dump()).isEqualTo(workbench.dump());
		assertThat(scripts(fresh)).containsExactly("B3__squash.sql");
		for (Workbench one : List.of(workbench, older, fresh)) {
			one.with(MODELS.get("second")).upgrade(null);
			assertThat(one.with(MODELS.get("second")).check().differences()).isEmpty();
			assertThat(one.jdbc().queryForList("select mail from mails", String.class)).containsExactly("a@b");
		}
		migrate(fresh, "third");
		for (Workbench one : List.of(workbench, older, fresh)) {
			one.with(MODELS.get("third")).upgrade(null);
			assertThat(one.with(MODELS.get("third")).status().state()).isEqualTo(State.UP_TO_DATE);
			assertThat(one.with(MODELS.get("third")).status().current()).isEqualTo("4");
			assertThat(one.with(MODELS.get("third")).status().late()).isEmpty();
			assertThat(one.with(MODELS.get("third")).damages()).isEmpty();
		}
		assertThat(catchThrowableOfType(MigrationException.class,
				() -> fresh.with(MODELS.get("third")).downgrade("2", (loss) -> true)))
			.isNotNull();
		assertThat(fresh.with(MODELS.get("third")).downgrade(null, (loss) -> true).to()).isEqualTo("3");
		plainFlywayAgrees(database, workbench);
		workbench.end();
		older.end();
		fresh.end();
	}

	private static void plainFlywayAgrees(TestDatabase database, Workbench workbench) {
		DriverManagerDataSource empty = database.fresh();
		Flyway flyway = Flyway.configure().dataSource(empty).locations("filesystem:" + workbench.directory()).load();
		assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);
		flyway.validate();
		assertThat(new JdbcTemplate(empty).queryForList("select mail from mails", String.class)).containsExactly("a@b");
	}

	@ParameterizedTest
	@EnumSource
	void whatIsLeftOutIsNamed(TestDatabase database) throws IOException {
		Workbench workbench = new Workbench(database, this.root).proving(false);
		migrate(workbench, "first");
		hand(workbench, "V2__data.sql", "insert into customer (mail) values ('a@b');\nupdate purchase set id = id;");
		Generated squashed = workbench.with(MODELS.get("first")).squash("Start anew", false, Asker.NOBODY);
		assertThat(squashed.files()).singleElement().asString().endsWith("B2__start_anew.sql");
		assertThat(squashed.sql()).doesNotContainIgnoringCase("insert into").doesNotContain("update purchase");
		assertThat(squashed.notes().get(0)).containsIgnoringCase("~ customer has 1 rows, and 0 with the new file");
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void otherValuesInRowsAreSeen(TestDatabase database) throws IOException {
		Workbench workbench = new Workbench(database, this.root).proving(false);
		migrate(workbench, "first");
		hand(workbench, "V2__data.sql", "insert into customer (mail) values ('a@b'), (" + RANDOM.get(database) + ");");
		hand(workbench, "V3__city.sql", "alter table customer add column city varchar(255) default 'x';");
		hand(workbench, "V4__default.sql", "alter table customer alter column city set default 'y';");
		Map<String, String> before = workbench.files();
		MigrationException unequal = catchThrowableOfType(MigrationException.class,
				() -> workbench.with(MODELS.get("first")).squash("Squash", true, Asker.NOBODY));
		assertThat(unequal.failure()).isEqualTo(Failure.FINDINGS);
		assertThat(unequal).hasMessageContaining("~ customer has other values in 2 rows with the new file")
			.hasMessageContaining("'x') becomes (")
			.hasMessageContaining("'y')");
		assertThat(workbench.files()).isEqualTo(before);
		hand(workbench, "V5__same.sql", "update customer set city = 'z';");
		assertThat(workbench.with(MODELS.get("first")).squash("Squash", true, Asker.NOBODY).notes().get(0))
			.isEqualToIgnoringCase("customer.mail gets other values with each run (a time, a random value): they were "
					+ "not compared.");
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource(names = "H2")
	void ofManyRowsTheNumberAloneIsCompared(TestDatabase database) throws IOException {
		Workbench workbench = new Workbench(database, this.root).proving(false);
		migrate(workbench, "first");
		hand(workbench, "V2__data.sql", "insert into customer (mail) select 'm' || x from system_range(1, 10001);\n"
				+ "insert into purchase (id, status) values (1, 'new');");
		assertThat(workbench.with(MODELS.get("first")).squash("Squash", true, Asker.NOBODY).notes().get(0))
			.isEqualToIgnoringCase("customer has more than 10000 rows: their number was compared, not their values.");
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource(names = "H2")
	void whatDoesNotMakeTheSameIsNotWritten(TestDatabase database) throws IOException {
		Workbench workbench = new Workbench(database, this.root).proving(false);
		migrate(workbench, "first");
		hand(workbench, "V2__data.sql", "insert into customer (mail) values ('a@b');");
		hand(workbench, "V3__copy.sql", "alter table customer drop column mail;");
		Map<String, String> before = workbench.files();
		assertThat(catchThrowableOfType(MigrationException.class,
				() -> workbench.with(MODELS.get("first")).squash("Squash", true, Asker.NOBODY)))
			.hasMessageContaining("B3__squash.sql failed at line");
		assertThat(workbench.files()).isEqualTo(before);
		workbench.end();
	}

	private static void migrate(Workbench workbench, String model) {
		workbench.with(MODELS.get(model)).generate(GenerateOptions.of(model));
		workbench.with(MODELS.get(model)).upgrade(null);
	}

	private static List<String> scripts(Workbench workbench) {
		return workbench.with(MODELS.get("second"))
			.history()
			.stream()
			.filter((entry) -> entry.installedRank() != null)
			.map((entry) -> entry.script())
			.toList();
	}

	private static void hand(Workbench workbench, String name, String sql) throws IOException {
		Files.writeString(workbench.directory().resolve(name), sql + "\n");
	}

}
