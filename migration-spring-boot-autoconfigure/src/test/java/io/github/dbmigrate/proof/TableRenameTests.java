package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.GenerateRules;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.generate.reconcile.Drift;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The same entity on a table of another name or in another schema.
 */
class TableRenameTests {

	private static final String AWAY = "migration_moved";

	private static final String ENTITIES = """
			@Entity %s class Person { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
				@Column(length = 40, unique = true) String email; @Enumerated(EnumType.STRING) Kind kind;
				@ManyToOne @JoinColumn(name = "boss_id") Person boss; @ElementCollection
				@CollectionTable(name = "person_tags", joinColumns = @JoinColumn(name = "person_id")) Set<String> tags;
				%s }
			enum Kind { OLD, NEW }
			@Entity class Pet { @Id Long id; @ManyToOne(optional = false) @JoinColumn(name = "owner_id") Person owner; }
			""";

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("refused",
			ENTITIES.formatted("@Table(name = \"people\")", "")
				.replace("@Column(length = 40", "@Column(name = \"mail\", length = 40"),
			"before", ENTITIES.formatted("", ""), "renamed", ENTITIES.formatted("@Table(name = \"people\")", ""),
			"quoted", ENTITIES.formatted("@Table(name = \"\\\"Person\\\"\")", ""), "moved",
			ENTITIES.formatted("@Table(schema = \"migration_moved\", catalog = \"migration_moved\")", ""), "both",
			ENTITIES.formatted(
					"@Table(name = \"people\", schema = \"migration_moved\", catalog = \"migration_moved\")", ""),
			"changed",
			ENTITIES.formatted("@Table(name = \"people\", indexes = @Index(columnList = \"name\"))",
					"@Column(length = 20, nullable = false) String name;"),
			"counted",
			"""
					@Entity class Person { @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id; Integer age; }
					""",
			"renumbered", """
					@Entity @Table(name = "people") class Person {
						@Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id; Integer age; }
					""", "other", """
					@Entity @Table(name = "people") class Person { @Id Long id; Integer height; Integer weight; }
					"""));

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	void aTableThatIsRenamedKeepsItsRows(TestDatabase database) {
		Workbench workbench = start(database);
		goesThereAndBack(workbench, "renamed", "people");
		if (database != TestDatabase.POSTGRESQL) {
			Oracle.compare(database, workbench.dump(), MODELS.get("renamed"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void aTableThatIsRenamedByLetterCaseKeepsItsRows(TestDatabase database) {
		String quote = (database == TestDatabase.MARIADB) ? "`" : "\"";
		goesThereAndBack(start(database), "quoted", quote + "Person" + quote);
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void aTableThatMovesToAnotherSchemaKeepsItsRows(TestDatabase database) {
		Workbench workbench = start(database);
		goesThereAndBack(workbench, "moved", AWAY + ".person");
		away(workbench, database);
		goesThereAndBack(workbench, "both", AWAY + ".people");
		away(workbench, database);
	}

	@ParameterizedTest
	@EnumSource
	void theSequenceOfATableThatIsRenamedGoesOnAboveItsRows(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		MigrationService service = workbench.with(MODELS.get("counted"));
		service.generate(GenerateOptions.of("First"));
		service.upgrade(null);
		workbench.jdbc().execute("insert into person (id, age) values (4711, 30)");
		MigrationService renamed = workbench.with(MODELS.get("renumbered"));

		renamed.generate(GenerateOptions.of("Rename"));

		renamed.upgrade(null);
		agrees(renamed);
		assertThat(next(workbench, database, "people_seq")).isGreaterThan(4711);
		renamed.downgrade(null, (loss) -> true);
		renamed.remove();
		agrees(service);
		assertThat(next(workbench, database, "person_seq")).isGreaterThan(4711);
	}

	private static Long next(Workbench workbench, TestDatabase database, String sequence) {
		if (database.vendor().equals("mysql")) {
			return workbench.jdbc().queryForObject("select next_val from " + sequence, Long.class);
		}
		String name = (database == TestDatabase.MARIADB) ? sequence : "'" + sequence + "'";
		return workbench.jdbc().queryForObject("select nextval(" + name + ")", Long.class);
	}

	@Test
	void aTableThatMovesToAnotherSchemaIsAQuestionWhereTheDatabaseMovesNone() {
		Workbench workbench = start(TestDatabase.H2);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(MODELS.get("moved")).generate(GenerateOptions.of("Move")))
			.satisfies((ex) -> assertThat(ex.remedy()).contains("--drop person"));
	}

	@ParameterizedTest
	@EnumSource
	void aTableThatIsRenamedMayChangeToo(TestDatabase database) {
		Workbench workbench = start(database);
		MigrationService service = workbench.with(MODELS.get("changed"));
		assertThat(service.check().differences()).extracting(Difference::text)
			.anyMatch((text) -> text.equals("~ table person renamed to people"))
			.anyMatch((text) -> text.startsWith("+ column people.name"));
		CatalogDump before = workbench.dump();

		service.generate(GenerateOptions.of(null).filling("people.name", "concat('p', id)"));

		service.upgrade(null);
		agrees(service);
		assertThat(workbench.jdbc().queryForList("select name from people order by id", String.class))
			.containsExactly("p1", "p2");
		service.downgrade(null, (loss) -> true);
		assertThat(workbench.dump().toString()).isEqualTo(before.toString());
	}

	@ParameterizedTest
	@EnumSource(names = "H2")
	void anEntityOfTheSameNameKeepsItsTableAndIsAskedAboutEachColumnThatGoes(TestDatabase database) {
		Workbench workbench = start(database);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(MODELS.get("other")).generate(GenerateOptions.of("Other")))
			.satisfies((ex) -> assertThat(ex.remedy().lines().map(String::strip))
				.contains("--drop people.email (or --keep people.email)", "--drop people.kind (or --keep people.kind)")
				.noneMatch((line) -> line.matches("--\\w+ person\\b(?!_).*")));
	}

	@ParameterizedTest
	@EnumSource(names = "H2")
	void aTableThatWasRenamedByHandIsAdopted(TestDatabase database) {
		Workbench workbench = start(database);
		workbench.jdbc().execute("alter table person rename to people");
		MigrationService service = workbench.with(MODELS.get("renamed"));
		assertThat(service.check().differences()).extracting(Difference::between).contains("database-files");

		Generated adopted = service.generate(GenerateOptions.of("Adopt").drift(Drift.ADOPT));

		assertThat(adopted.operations()).contains("~ table person renamed to people");
		agrees(service);
	}

	@ParameterizedTest
	@EnumSource(names = "H2")
	void renamesThatAreRefusedAreNotReportedAgain(TestDatabase database) {
		Workbench workbench = start(database);
		MigrationService service = workbench.with(MODELS.get("refused").classes(),
				new GenerateRules(DropPolicy.ASK, List.of(), List.of((changes, dialect) -> List.of())));
		agrees(service);
		agrees(service);
		assertThat(workbench.with(MODELS.get("refused")).generate(GenerateOptions.of("Rename")).operations())
			.contains("~ table person renamed to people", "~ column of people renamed: email to mail");
	}

	private Workbench start(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		away(workbench, database);
		MigrationService service = workbench.with(MODELS.get("before"));
		service.generate(GenerateOptions.of("First"));
		service.upgrade(null);
		workbench.jdbc().execute("insert into person (email, kind) values ('a@b', 'OLD'), ('c@d', 'NEW')");
		workbench.jdbc().execute("update person set boss_id = 1 where id = 2");
		workbench.jdbc().execute("insert into person_tags (person_id, tags) values (1, 'x')");
		workbench.jdbc().execute("insert into pet (id, owner_id) values (1, 2)");
		return workbench;
	}

	private static void away(Workbench workbench, TestDatabase database) {
		workbench.jdbc().execute((Statement statement) -> {
			boolean mariaDb = database == TestDatabase.MARIADB;
			statement.execute(mariaDb ? "set foreign_key_checks = 0" : "select 1");
			statement.execute("drop schema if exists " + AWAY);
			return statement.execute(mariaDb ? "set foreign_key_checks = 1" : "select 1");
		});
	}

	private static void goesThereAndBack(Workbench workbench, String model, String table) {
		CatalogDump before = workbench.dump();
		MigrationService service = workbench.with(MODELS.get(model));
		Generated generated = service.generate(GenerateOptions.of(model));
		assertThat(generated.sql()).doesNotContain("create table", "drop table");
		service.upgrade(null);
		String after = workbench.dump().toString();
		agrees(service);
		workbench.jdbc().execute("insert into " + table + " (email, kind) values ('e@f', 'NEW')");
		assertThat(workbench.jdbc().queryForList("select id from " + table + " order by id", Long.class)).hasSize(3)
			.startsWith(1L, 2L);
		workbench.jdbc().execute("delete from " + table + " where email = 'e@f'");
		service.downgrade(null, (loss) -> true);
		assertThat(workbench.dump().lines()).filteredOn((line) -> !line.startsWith("schema "))
			.isEqualTo(before.lines());
		service.upgrade(null);
		assertThat(workbench.dump().toString()).isEqualTo(after);
		if (table.contains(".")) {
			service.downgrade(null, (loss) -> true);
			service.remove();
		}
	}

	private static void agrees(MigrationService service) {
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
	}

}
