package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Two branches took the same number: V2__city.sql is of one, V2__phone.sql of the other.
 */
class TwinTests {

	private static final String SNAPSHOT = "migration/schema-snapshot.json";

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("first",
			"@Entity class Customer { @Id Long id; @Column(length = 20) String name; }", "city",
			"@Entity class Customer { @Id Long id; @Column(length = 20) String name; @Column(length = 9) String city; }",
			"phone",
			"@Entity class Customer { @Id Long id; @Column(length = 20) String name; @Column(length = 8) String phone; }",
			"both",
			"""
					@Entity class Customer { @Id Long id; @Column(length = 20) String name; @Column(length = 9) String city;
						@Column(length = 8) String phone; }
					"""));

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	void theOneThatIsNotRunHereMovesToTheTop(TestDatabase database) throws IOException {
		Workbench ours = new Workbench(database, this.root.resolve("ours")).proving(false);
		Workbench theirs = new Workbench(database, this.root.resolve("theirs")).proving(false);
		migrate(ours, "first");
		write(theirs, ours.files(), ours.files().keySet());
		theirs.with(MODELS.get("first")).upgrade(null);
		Workbench fresh = ours.colleague().proving(false);
		fresh.with(MODELS.get("first")).upgrade(null);
		for (Workbench one : List.of(ours, theirs, fresh)) {
			one.jdbc().execute("insert into customer values (1, 'Ann')");
		}
		migrate(ours, "city");
		migrate(theirs, "phone");
		met(ours, theirs);

		MigrationService service = ours.with(MODELS.get("both"));
		MigrationException twice = refused(() -> service.upgrade(null));
		assertThat(twice).hasMessageContaining("Two files have version 2:").hasMessageContaining("V2__phone.sql");
		assertThat(twice.remedy()).startsWith("db merge --renumber");
		assertThat(refused(() -> service.merge(null)).remedy()).startsWith("db merge --renumber");
		assertThat(refused(() -> service.renumber("V2__city.sql", Asker.NOBODY)))
			.hasMessageContaining("V2__city.sql is applied to this database");
		assertThat(refused(() -> service.renumber("V9__x.sql", Asker.NOBODY)).remedy())
			.isEqualTo("Name one of V2__city.sql, V2__phone.sql.");
		MigrationException asked = refused(() -> fresh.with(MODELS.get("both")).renumber("", Asker.NOBODY));
		assertThat(asked.failure()).isEqualTo(Failure.QUESTION);
		assertThat(asked.remedy()).contains("--renumber=V2__city.sql or --renumber=V2__phone.sql");

		Generated moved = service.renumber("", Asker.NOBODY);
		assertThat(moved.operations()).containsExactly("~ V2__phone.sql becomes 3");
		assertThat(moved.notes()).singleElement().asString().contains("A database that ran V2__phone.sql");
		assertThat(moved.files()).anyMatch((file) -> file.endsWith("U3__phone.before.json"));
		assertThat(ours.files()).containsOnlyKeys("migration/V1__first.sql", "migration/V2__city.sql",
				"migration/V3__phone.sql", SNAPSHOT, "undo/U1__first.sql", "undo/U1__first.before.json",
				"undo/U2__city.sql", "undo/U2__city.before.json", "undo/U3__phone.sql", "undo/U3__phone.before.json");
		assertThat(service.graph().heads()).singleElement()
			.satisfies((head) -> assertThat(head.header().parents()).hasToString("[2]"));

		Workbench empty = ours.colleague().proving(false);
		for (Workbench one : List.of(ours, fresh, empty)) {
			MigrationService there = one.with(MODELS.get("both"));
			there.upgrade(null);
			assertThat(there.check().differences()).isEmpty();
			Flyway plain = Flyway.configure()
				.dataSource(one.dataSource())
				.locations("filesystem:" + one.directory())
				.load();
			plain.validate();
			assertThat(there.downgrade("1", (loss) -> true).migrations()).containsExactly("U3__phone.sql",
					"U2__city.sql");
			assertThat(plain.migrate().migrationsExecuted).isEqualTo(2);
		}
		assertThat(fresh.jdbc().queryForObject("select name from customer", String.class)).isEqualTo("Ann");

		write(theirs, ours.files(), ours.files().keySet());
		for (String gone : List.of("migration/V2__phone.sql", "undo/U2__phone.sql", "undo/U2__phone.before.json")) {
			Files.delete(theirs.directory().resolveSibling(gone));
		}
		MigrationService told = theirs.with(MODELS.get("both"));
		assertThat(told.status().state()).isEqualTo(State.PENDING);
		assertThat(told.upgrade(null).migrations()).containsExactly("V2__city.sql");
		assertThat(told.check().differences()).isEmpty();
		assertThat(theirs.jdbc().queryForObject("select name from customer", String.class)).isEqualTo("Ann");
		ours.with(MODELS.get("both")).downgrade("2", (loss) -> true);
		assertThat(ours.with(MODELS.get("both")).remove()).hasSize(3);
		assertThat(ours.with(MODELS.get("city")).check().differences()).isEmpty();
		for (Workbench one : List.of(ours, theirs, fresh, empty)) {
			one.end();
		}
	}

	@ParameterizedTest
	@EnumSource(names = "H2")
	void whatIsByHandLeavesTheSnapshotAlone(TestDatabase database) throws IOException {
		Workbench workbench = new Workbench(database, this.root).proving(false);
		migrate(workbench, "first");
		Files.writeString(workbench.directory().resolve("V2__a.sql"), "create table a (id integer);\n");
		workbench.with(MODELS.get("first")).upgrade(null);
		Files.writeString(workbench.directory().resolve("V2__b.sql"),
				"alter table customer add column city varchar(9);\n");
		String snapshot = workbench.files().get(SNAPSHOT);
		assertThat(workbench.with(MODELS.get("city")).renumber("", Asker.NOBODY).operations())
			.containsExactly("~ V2__b.sql becomes 3");
		assertThat(workbench.files().get(SNAPSHOT)).isEqualTo(snapshot);
		workbench.with(MODELS.get("city")).upgrade(null);
		assertThat(workbench.with(MODELS.get("city")).generate(GenerateOptions.of("Again")).files()).isEmpty();
		assertThat(workbench.with(MODELS.get("city")).check().differences()).isEmpty();
		workbench.end();
	}

	/** What git makes of it: all files, and both sides of the snapshot. */
	private static void met(Workbench ours, Workbench theirs) throws IOException {
		String sides = "<<<<<<< HEAD\n" + ours.files().get(SNAPSHOT) + "=======\n" + theirs.files().get(SNAPSHOT)
				+ ">>>>>>> theirs\n";
		write(ours, theirs.files(),
				Set.of("migration/V2__phone.sql", "undo/U2__phone.sql", "undo/U2__phone.before.json"));
		Files.writeString(ours.directory().resolveSibling(SNAPSHOT), sides);
	}

	private static void write(Workbench workbench, Map<String, String> files, Set<String> names) throws IOException {
		for (String name : names) {
			Path file = workbench.directory().resolveSibling(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, files.get(name));
		}
	}

	private static void migrate(Workbench workbench, String model) {
		MigrationService service = workbench.with(MODELS.get(model));
		service.generate(GenerateOptions.of(model));
		service.upgrade(null);
	}

	private static MigrationException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
		return catchThrowableOfType(MigrationException.class, work);
	}

}
