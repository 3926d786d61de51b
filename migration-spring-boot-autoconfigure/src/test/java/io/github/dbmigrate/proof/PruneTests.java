package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.HistoryEntry;
import org.flywaydb.core.Flyway;
import io.github.dbmigrate.upgrade.PendingMigration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The old files go once one stands for them, and databases of any age get along with it.
 */
class PruneTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("first", """
			@Entity class Customer { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
				@Column(length = 40, unique = true) String mail; }
			""", "second", """
			@Entity class Customer { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
				@Column(length = 40, unique = true) String mail; String city; }
			""", "third", """
			@Entity class Customer { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
				@Column(length = 40, unique = true) String mail; String city; String phone; }
			""", "fourth", """
			@Entity class Customer { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
				@Column(length = 40, unique = true) String mail; String city; String phone; String fax; }
			"""));

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	void databasesOfAnyAgeGetAlongWithTheOneFile(TestDatabase database) throws IOException {
		Workbench workbench = bench(new Workbench(database, this.root));
		Workbench empty = bench(workbench.colleague());
		Workbench behind = bench(workbench.colleague());
		Workbench released = bench(workbench.colleague());
		migrate(workbench, "first");
		behind.with(MODELS.get("first")).upgrade(null);
		Files.writeString(workbench.directory().resolve("V2__data.sql"),
				"insert into customer (mail) values ('a@b');\n");
		workbench.with(MODELS.get("first")).upgrade(null);
		migrate(workbench, "second");
		released.with(MODELS.get("second")).upgrade(null);
		workbench.with(MODELS.get("second")).squash("Squash", true, Asker.NOBODY);
		migrate(workbench, "third");
		Map<String, String> before = workbench.files();

		MigrationException below = refused(() -> behind.with(MODELS.get("third")).prune());
		assertThat(below.failure()).isEqualTo(Failure.FINDINGS);
		assertThat(below).hasMessageContaining("stands at 1 and lacks 2, 3")
			.hasMessageContaining("Nothing was changed");
		assertThat(below.remedy()).contains("db upgrade 3");
		assertThat(workbench.files()).isEqualTo(before);
		assertThat(scripts(behind)).containsExactly("V1__first.sql");

		workbench.with(MODELS.get("third")).prune();
		assertThat(workbench.files()).containsOnlyKeys("migration/B3__squash.sql", "migration/V4__third.sql",
				"migration/schema-snapshot.json", "undo/U4__third.sql", "undo/U4__third.before.json");
		assertThat(scripts(workbench)).containsExactly("B3__squash.sql", "V4__third.sql");
		agrees(workbench, "third");

		assertThat(released.with(MODELS.get("third")).status().state()).isEqualTo(State.PENDING);
		assertThat(released.with(MODELS.get("third")).status().problem()).contains("one file now, B3__squash.sql");
		assertThat(released.with(MODELS.get("third")).status().late()).isEmpty();
		assertThat(released.with(MODELS.get("third")).damages()).isEmpty();
		assertThat(released.with(MODELS.get("third")).upgrade(null)).satisfies((done) -> {
			assertThat(done.migrations()).containsExactly("V4__third.sql");
			assertThat(done.notes())
				.containsExactly("The files that this database ran are one file now; its history tells so.");
		});
		assertThat(scripts(released)).containsExactly("B3__squash.sql", "V4__third.sql");
		agrees(released, "third");

		MigrationException refused = refused(() -> behind.with(MODELS.get("third")).upgrade(null));
		assertThat(refused).hasMessageContaining("lacks 2, 3").hasMessageContaining("B3__squash.sql");
		assertThat(refused.remedy()).contains("db upgrade 3");
		assertThat(behind.with(MODELS.get("third")).status().state()).isEqualTo(State.MISSING);
		assertThat(scripts(behind)).containsExactly("V1__first.sql");

		assertThat(empty.with(MODELS.get("third")).upgradePlan(null)).extracting(PendingMigration::script)
			.containsExactly("B3__squash.sql", "V4__third.sql");
		assertThat(empty.with(MODELS.get("third")).upgrade(null).migrations()).containsExactly("B3__squash.sql",
				"V4__third.sql");
		assertThat(empty.dump()).isEqualTo(workbench.dump());
		agrees(empty, "third");

		migrate(workbench, "fourth");
		assertThat(workbench.with(MODELS.get("fourth")).graph().heads()).singleElement()
			.satisfies((head) -> assertThat(head.fileName()).isEqualTo("V5__fourth.sql"));
		assertThat(workbench.with(MODELS.get("fourth")).downgrade("3", (loss) -> true).to()).isEqualTo("3");
		assertThat(refused(() -> workbench.with(MODELS.get("fourth")).downgrade(null, (loss) -> true)))
			.hasMessageContaining("Floor reached");
		workbench.with(MODELS.get("fourth")).upgrade(null);

		workbench.with(MODELS.get("fourth")).squash("Again", true, Asker.NOBODY);
		workbench.with(MODELS.get("fourth")).prune();
		assertThat(workbench.files()).containsOnlyKeys("migration/B5__again.sql", "migration/schema-snapshot.json");
		assertThat(scripts(workbench)).containsExactly("B5__again.sql");
		agrees(workbench, "fourth");
		assertThat(refused(() -> released.with(MODELS.get("fourth")).upgrade(null)))
			.hasMessageContaining("stands at 4 and lacks 5");
		assertThat(workbench.with(MODELS.get("fourth")).revision("More").version()).isEqualTo("6");
		for (Workbench one : List.of(workbench, empty, behind, released)) {
			one.end();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whatIsNotWhatWasPutTogetherIsRefused(TestDatabase database) throws IOException {
		Workbench workbench = bench(new Workbench(database, this.root));
		assertThat(refused(() -> workbench.with(MODELS.get("first")).prune())).hasMessageContaining("stands for others")
			.satisfies((refused) -> assertThat(refused.remedy()).contains("db squash writes one"));
		migrate(workbench, "first");
		migrate(workbench, "second");
		Workbench other = bench(workbench.colleague());
		Path second = workbench.directory().resolve("V2__second.sql");
		String text = Files.readString(second);
		Files.writeString(second, text + "insert into customer (mail) values ('other');\n");
		other.with(MODELS.get("second")).upgrade(null);
		Files.writeString(second, text);
		workbench.with(MODELS.get("second")).squash("Squash", true, Asker.NOBODY);

		Path squashed = workbench.directory().resolve("B2__squash.sql");
		String whole = Files.readString(squashed);
		Files.writeString(squashed, whole.replaceAll("(?m)^-- migration:replaces.*\\n", ""));
		assertThat(refused(() -> workbench.with(MODELS.get("second")).prune()))
			.hasMessageContaining("does not say which files it stands for");
		Files.writeString(squashed, whole);
		Files.writeString(second, text + "-- edited\n");
		assertThat(refused(() -> workbench.with(MODELS.get("second")).prune()))
			.hasMessageContaining("B2__squash.sql was not made of these files as they are now: V2__second.sql");
		Files.writeString(second, text);
		Map<String, String> before = workbench.files();
		assertThat(refused(() -> other.with(MODELS.get("second")).prune()))
			.hasMessageContaining("V2__second.sql was changed after it ran");
		assertThat(workbench.files()).isEqualTo(before);

		workbench.with(MODELS.get("second")).prune();
		assertThat(refused(() -> other.with(MODELS.get("second")).upgrade(null)))
			.hasMessageContaining("V2__second.sql with another text");
		assertThat(scripts(other)).containsExactly("V1__first.sql", "V2__second.sql");
		assertThat(refused(() -> workbench.with(MODELS.get("second")).prune())).hasMessageContaining("alone already");
		assertThat(refused(() -> workbench.colleague().with(MODELS.get("second")).remove()))
			.hasMessageContaining("stands for files that are gone");
		workbench.end();
		other.end();
	}

	@ParameterizedTest
	@EnumSource
	void aBranchThatBeganBeforeIsMovedOnTop(TestDatabase database) throws IOException {
		Workbench workbench = bench(new Workbench(database, this.root));
		migrate(workbench, "first");
		Workbench elsewhere = workbench.colleague().proving(false);
		Path note = Files.writeString(workbench.directory().resolve("V9__note.sql"), "create table note (id integer);");
		elsewhere.with(MODELS.get("first")).upgrade(null);
		Files.delete(note);
		migrate(workbench, "second");
		workbench.with(MODELS.get("second")).squash("Squash", true, Asker.NOBODY);
		migrate(workbench, "third");
		workbench.with(MODELS.get("third")).prune();
		assertThat(refused(() -> elsewhere.with(MODELS.get("third")).upgrade(null)).remedy())
			.startsWith("First, on the branch of V9__note.sql: db downgrade 1. With the files that led there");
		elsewhere.end();
		Files.writeString(workbench.directory().resolve("V1_5__late.sql"),
				"-- Late\n-- migration:format 1\n-- migration:parent 1\n\ncreate table late (id integer);\n");
		assertThat(refused(() -> workbench.with(MODELS.get("third")).upgrade(null)).remedy()).contains("--renumber");
		assertThat(refused(() -> workbench.with(MODELS.get("third")).merge(null)))
			.hasMessageContaining("1.5 lies below B2__squash.sql");
		assertThat(workbench.with(MODELS.get("third")).renumber("1.5", Asker.NOBODY).version()).isEqualTo("4");
		assertThat(workbench.with(MODELS.get("third")).upgrade(null).migrations()).containsExactly("V4__late.sql");
		assertThat(scripts(workbench)).containsExactly("B2__squash.sql", "V3__third.sql", "V4__late.sql");
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void aHistoryThatCannotBeToldStaysAsItWas(TestDatabase database) {
		Workbench workbench = bench(new Workbench(database, this.root));
		migrate(workbench, "first");
		migrate(workbench, "second");
		workbench.with(MODELS.get("second")).squash("Squash", true, Asker.NOBODY);
		String history = (database == TestDatabase.MARIADB) ? "`flyway_schema_history`" : "\"flyway_schema_history\"";
		String type = (database == TestDatabase.MARIADB) ? "`type`" : "\"type\"";
		workbench.jdbc()
			.execute("alter table " + history + " add constraint plain check (" + type + " <> 'SQL_BASELINE')");
		Map<String, String> before = workbench.files();
		assertThat(refused(() -> workbench.with(MODELS.get("second")).prune()).failure()).isEqualTo(Failure.DATABASE);
		assertThat(scripts(workbench)).containsExactly("V1__first.sql", "V2__second.sql");
		assertThat(workbench.files()).isEqualTo(before);
		assertThat(workbench.with(MODELS.get("second")).upgrade(null).migrations()).isEmpty();
		workbench.end();
	}

	private static Workbench bench(Workbench bench) {
		return bench.proving(false);
	}

	private static void migrate(Workbench workbench, String model) {
		MigrationService service = workbench.with(MODELS.get(model));
		service.generate(GenerateOptions.of(model));
		service.upgrade(null);
	}

	private static void agrees(Workbench workbench, String model) {
		MigrationService service = workbench.with(MODELS.get(model));
		assertThat(service.upgrade(null).migrations()).isEmpty();
		assertThat(service.status().state()).isEqualTo(State.UP_TO_DATE);
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.damages()).isEmpty();
		assertThat(workbench.jdbc().queryForList("select mail from customer", String.class)).containsExactly("a@b");
		Flyway plain = plain(workbench.dataSource(), workbench.directory());
		plain.validate();
		assertThat(plain.migrate().migrationsExecuted).isZero();
	}

	private static Flyway plain(DataSource dataSource, Path directory) {
		return Flyway.configure().dataSource(dataSource).locations("filesystem:" + directory).load();
	}

	private static MigrationException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
		return catchThrowableOfType(MigrationException.class, work);
	}

	private static List<String> scripts(Workbench workbench) {
		return workbench.with(MODELS.get("first"))
			.history()
			.stream()
			.filter((entry) -> entry.installedRank() != null)
			.map(HistoryEntry::script)
			.toList();
	}

}
