package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.Checked;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.Refreshed;
import io.github.dbmigrate.generate.reconcile.Drift;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The snapshot in the place of a database, and how it is made anew.
 */
class OfflineTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("before", """
			@Entity class Customer { @Id @GeneratedValue Long id; @Column(length = 40) String mail; String phone; }
			""", "added",
			"""
					@Entity class Customer { @Id @GeneratedValue Long id; @Column(length = 40) String mail; String phone; String city; }
					""",
			"renamed",
			"""
					@Entity class Customer { @Id @GeneratedValue Long id; @Column(name = "email", length = 40) String mail; String phone; }
					""",
			"required",
			"""
					@Entity class Customer { @Id @GeneratedValue Long id; @Column(length = 40) String mail; String phone; @Column(nullable = false) String city; }
					""",
			"dropped", """
					@Entity class Customer { @Id @GeneratedValue Long id; @Column(length = 40) String mail; }
					""", "view",
			"""
					@Entity class Customer { @Id @GeneratedValue Long id; @Column(length = 40) String mail; String phone; }
					@Entity class Fame { @Id Long id; String mail; }
					"""));

	@TempDir
	private Path root;

	@ParameterizedTest
	@CsvSource({ "jdbc:h2:tcp://localhost:1/shop,h2", "jdbc:postgresql://localhost:1/shop,postgresql",
			"jdbc:mariadb://localhost:1/shop,mariadb", "jdbc:mysql://localhost:1/shop,mysql" })
	void noConnectionIsOpenedFromTheFirstFileOn(String url, String vendor) {
		Workbench workbench = new Workbench(new Unreachable(url), this.root);
		Generated first = workbench.with(MODELS.get("before")).generateOffline(GenerateOptions.of("First"));
		assertThat(first.operations()).anyMatch((one) -> one.startsWith("+ table customer"));
		assertThat(first.sql()).contains("migration:vendor " + vendor);
		assertThat(first.notes()).singleElement().asString().contains("a guess", "unproven");
		Generated second = workbench.with(MODELS.get("added")).generateOffline(GenerateOptions.of("Second"));
		assertThat(second.version()).isEqualTo("2");
		assertThat(second.operations()).containsExactly("+ column customer.city varchar(255)");
		assertThat(workbench.with(MODELS.get("added")).generateOffline(GenerateOptions.of("Third")).operations())
			.isEmpty();
		Generated third = workbench.with(MODELS.get("renamed"))
			.generateOffline(GenerateOptions.of("Third").dropping("customer.city"));
		assertThat(third.operations()).containsExactly("~ column of customer renamed: mail to email",
				"- column customer.city");
		assertThat(workbench.with(MODELS.get("renamed")).checkOffline().differences()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void whatIsWrittenWithoutADatabaseLeadsItThere(TestDatabase database) {
		Workbench workbench = started(new Workbench(database, this.root));
		workbench.jdbc().update("insert into customer (id, mail, phone) values (1, 'a@b', '112')");
		workbench.with(MODELS.get("renamed")).generateOffline(GenerateOptions.of("Rename"));
		workbench.with(MODELS.get("renamed")).upgrade(null);
		assertThat(workbench.jdbc().queryForObject("select email from customer", String.class)).isEqualTo("a@b");
		assertThat(workbench.with(MODELS.get("renamed")).check().differences()).isEmpty();
		assertThat(workbench.with(MODELS.get("renamed")).checkOffline().notes()).singleElement()
			.asString()
			.doesNotContain("guess");
		workbench.end();
	}

	@Test
	void questionsAreAskedWithoutCounts() {
		Workbench workbench = started(new Workbench(TestDatabase.H2.fresh(), this.root));
		MigrationException ex = refusal(
				() -> workbench.with(MODELS.get("required")).generateOffline(GenerateOptions.of("Required")));
		assertThat(ex).hasMessage("""
				Column customer.city varchar(255) is NOT NULL and has no default: which value do existing rows get? \
				(No database was asked, so they are not counted.)
				Nothing was written.""");
		assertThat(ex.remedy()).contains("--fill customer.city=");
		assertThat(workbench.with(MODELS.get("required"))
			.generateOffline(GenerateOptions.of("Required").filling("customer.city", "nonsense("))
			.sql()).contains("nonsense(");
		assertThat(refusal(
				() -> workbench.with(MODELS.get("dropped")).generateOffline(GenerateOptions.of("Drop").dryRun(true)))
			.remedy()).contains("--drop customer.phone");
	}

	@Test
	void aNewerFileByHandStopsWhatItMayHaveDoneAlready() throws IOException {
		Workbench workbench = started(new Workbench(TestDatabase.POSTGRESQL.fresh(), this.root));
		Files.writeString(workbench.directory().resolve("V2__by_hand.sql"),
				"alter table customer add column city varchar(255);");
		MigrationService service = workbench.with(MODELS.get("added"));
		MigrationException ex = refusal(() -> service.generateOffline(GenerateOptions.of("Added")));
		assertThat(ex).hasMessageContaining("The snapshot does not know what V2__by_hand.sql changes");
		assertThat(ex.remedy()).startsWith("db snapshot");
		assertThat(service.checkOffline().differences()).extracting(Difference::between, Difference::text)
			.containsExactly(tuple("model-snapshot", "+ column customer.city varchar(255)"));
		assertThat(workbench.with(MODELS.get("before")).checkOffline().differences()).isEmpty();

		assertThat(refusal(service::snapshot)).hasMessageContaining("not up to date. Pending: V2__by_hand.sql");
		service.upgrade(null);
		Refreshed refreshed = service.snapshot();

		assertThat(refreshed.differences()).containsExactly("+ column customer.city varchar(255)",
				"~ snapshot of version 2, was of 1");
		assertThat(refreshed.files()).singleElement().asString().endsWith("schema-snapshot.json");
		assertThat(service.checkOffline().differences()).isEmpty();
		assertThat(service.generateOffline(GenerateOptions.of("Nothing")).operations()).isEmpty();
		assertThat(service.snapshot().files()).isEmpty();
	}

	@Test
	void aNewerFileByHandMayBeSaidToChangeNothingOfTheEntities() throws IOException {
		Workbench workbench = started(new Workbench(TestDatabase.H2.fresh(), this.root));
		Files.writeString(workbench.directory().resolve("V2__by_hand.sql"), "update customer set phone = '0';");
		assertThat(workbench.with(MODELS.get("added"))
			.generateOffline(GenerateOptions.of("Added").drift(Drift.SNAPSHOT))
			.version()).isEqualTo("3");
	}

	@Test
	void whatNoFileMakesYetIsNotClaimedByTheSnapshot() throws IOException {
		Workbench workbench = started(new Workbench(TestDatabase.H2.fresh(), this.root));
		Path snapshot = workbench.directory().resolve("schema-snapshot.json");
		String before = Files.readString(snapshot);
		for (String model : List.of("added", "renamed", "dropped")) {
			Refreshed refreshed = workbench.with(MODELS.get(model)).snapshot();
			assertThat(refreshed.differences()).as(model).isEmpty();
			assertThat(refreshed.notes()).as(model).singleElement().asString().contains("what no file makes yet");
		}
		assertThat(snapshot).hasContent(before);
		Files.delete(snapshot);
		assertThat(workbench.with(MODELS.get("before")).snapshot().differences())
			.anyMatch((line) -> line.startsWith("+ table customer"));
		assertThat(snapshot).hasContent(before);
	}

	@Test
	void aViewIsKnownToTheSnapshot() {
		Workbench workbench = started(new Workbench(TestDatabase.H2.fresh(), this.root));
		workbench.jdbc().execute("create view fame as select id, mail from customer");
		MigrationService service = workbench.with(MODELS.get("view"));
		service.snapshot();
		assertThat(service.generateOffline(GenerateOptions.of("View")).operations()).isEmpty();
		assertThat(service.checkOffline().differences()).isEmpty();
		assertThat(service.check().differences()).isEmpty();
	}

	@Test
	void theGateNamesEachPairThatDisagrees() throws IOException {
		Workbench workbench = started(new Workbench(TestDatabase.H2.fresh(), this.root));
		MigrationService service = workbench.with(MODELS.get("added"));
		assertThat(service.checkOffline().differences()).containsExactly(
				new Difference("model-snapshot", "+ column customer.city varchar(255)", "db migrate -m \"...\""));
		Path snapshot = workbench.directory().resolve("schema-snapshot.json");
		String old = Files.readString(snapshot);
		service.generateOffline(GenerateOptions.of("Added"));
		Files.writeString(snapshot, old);
		assertThat(texts(service.checkOffline()))
			.contains("V2__added.sql was generated, but the snapshot does not know it");
		Files.writeString(snapshot, old.replace("\"head\": \"1\"", "\"head\": \"7\""));
		assertThat(texts(service.checkOffline()))
			.contains("the snapshot is of version 7, which is not among the files");
		Files.delete(snapshot);
		assertThat(texts(service.checkOffline())).containsExactly("there is no snapshot beside V2__added.sql");
		assertThat(refusal(() -> service.generateOffline(GenerateOptions.of("Added"))))
			.extracting((ex) -> ((MigrationException) ex).failure())
			.isEqualTo(Failure.INPUT);
		Path file = workbench.directory().resolve("V2__added.sql");
		Files.writeString(file, Files.readString(file) + "-- edited\n");
		assertThat(texts(service.checkOffline())).anyMatch((text) -> text.contains("V2__added.sql was edited after"));
	}

	@Test
	void filesOfAnotherDatabaseAreRefused() {
		started(new Workbench(TestDatabase.H2.fresh(), this.root));
		MigrationService service = new Workbench(new Unreachable("jdbc:postgresql://localhost:1/shop"), this.root)
			.with(MODELS.get("before"));
		assertThat(refusal(() -> service.generateOffline(GenerateOptions.of("Other"))))
			.hasMessageContaining("are for H2, but the database is PostgreSQL");
	}

	@Test
	void driftNeedsADatabase() {
		Workbench workbench = started(new Workbench(TestDatabase.H2.fresh(), this.root));
		assertThat(refusal(() -> workbench.with(MODELS.get("before"))
			.generateOffline(GenerateOptions.of("Drift").drift(Drift.ADOPT)))).hasMessageContaining("no drift to mend");
	}

	private static Workbench started(Workbench workbench) {
		workbench.with(MODELS.get("before")).generate(GenerateOptions.of("Start"));
		workbench.with(MODELS.get("before")).upgrade(null);
		return workbench;
	}

	private static List<String> texts(Checked checked) {
		return checked.differences().stream().map(Difference::text).toList();
	}

	private static MigrationException refusal(ThrowingCallable work) {
		MigrationException ex = catchThrowableOfType(MigrationException.class, work);
		assertThat(ex).isNotNull();
		return ex;
	}

	private static final class Unreachable extends DriverManagerDataSource {

		Unreachable(String url) {
			super(url);
		}

		@Override
		public Connection getConnection() {
			throw new AssertionError("A connection was asked for");
		}

	}

}
