package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import org.flywaydb.core.Flyway;
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
				() -> workbench.with(MODELS.get("second")).squash("Squash", null));
		assertThat(question.failure()).isEqualTo(Failure.QUESTION);
		assertThat(question).hasMessageContaining("V2__data.sql:1 insert into customer")
			.hasMessageContaining("V2__data.sql:2 create view mails");
		assertThat(workbench.files()).isEqualTo(before);

		Generated squashed = workbench.with(MODELS.get("second")).squash("Squash", true);
		assertThat(squashed.files()).singleElement().asString().endsWith("B3__squash.sql");

		Workbench fresh = workbench.colleague().proving(false);
		assertThat(fresh.with(MODELS.get("second")).upgradePlan(null)).extracting(MigrationFile::fileName)
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
		Generated squashed = workbench.with(MODELS.get("first")).squash("Start anew", false);
		assertThat(squashed.files()).singleElement().asString().endsWith("B2__start_anew.sql");
		assertThat(squashed.sql()).doesNotContainIgnoringCase("insert into").doesNotContain("update purchase");
		assertThat(squashed.notes().get(0)).containsIgnoringCase("~ customer has 1 rows, and 0 with the new file");
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
				() -> workbench.with(MODELS.get("first")).squash("Squash", true)))
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
