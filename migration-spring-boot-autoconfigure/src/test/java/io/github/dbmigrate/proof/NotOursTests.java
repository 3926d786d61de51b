package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.testing.TestDatabase;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What others made stays as it is, gives no difference, and is listed as unmapped.
 */
class NotOursTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("first", """
			@Entity class Customer { @Id Long id; @Column(length = 9, unique = true) String zip;
				@Column(length = 20) String name; Integer old; }
			@Entity class Purchase { @Id Long id; @ManyToOne Customer customer; }
			""", "named", """
			@Entity @Table(schema = "public") class Customer { @Id @GeneratedValue Long id; }
			""", "second", """
			@Entity @Table(indexes = @Index(name = "ix_name", columnList = "name"))
			class Customer { @Id Long id; @Column(length = 9, unique = true) String zip;
				@Column(length = 40, nullable = false) @ColumnDefault("'x'") String name;
				@Column(length = 60) String email; }
			@Entity class Purchase { @Id Long id; @ManyToOne(optional = false) Customer customer; }
			"""));

	private static final List<String> EVERYWHERE = List.of("table batch_job_execution", "table batch_job_instance",
			"table customer_event", "table other_team", "table qrtz_job_details", "table qrtz_triggers",
			"table spatial_ref_sys", "table spring_session", "table spring_session_attributes",
			"sequence batch_job_seq", "view zips", "index customer.by_hand", "check customer.zip_by_hand",
			"column purchase.clerk_id", "foreign key purchase.clerk_by_hand");

	private static final Map<TestDatabase, List<String>> BESIDES = Map.of(TestDatabase.H2, List.of("domain zip_code",
			"function stamp_by_hand", "column customer.home", "trigger customer.trigger_by_hand"),
			TestDatabase.POSTGRESQL,
			List.of("partition customer_event_2026", "materialized view zip_counts", "domain zip_code",
					"function stamp", "column customer.tags", "column customer.home", "column customer.during",
					"index customer.partial_by_hand", "index customer.covering_by_hand",
					"index customer.expression_by_hand", "index customer.gin_by_hand", "index customer.pair_by_hand",
					"exclusion constraint customer.exclusion_by_hand", "trigger customer.trigger_by_hand",
					"policy customer.policy_by_hand", "column purchase.pair_id", "column purchase.pair_zip",
					"foreign key purchase.full_by_hand", "rule purchase.rule_by_hand"),
			TestDatabase.MARIADB, List.of("procedure procedure_by_hand", "index customer.fulltext_by_hand",
					"index customer.prefix_by_hand", "trigger customer.trigger_by_hand"));

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	@Proves({ "18", "157" })
	void whatOthersMadeStays(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		MigrationService service = workbench.with(MODELS.get("first"));
		service.generate(GenerateOptions.of("First"));
		service.upgrade(null);
		run(workbench.jdbc(), "insert into customer (id, zip, name) values (1, '12', 'Ann')");
		run(workbench.jdbc(), script("tables", database));
		run(workbench.jdbc(), script(database.name().toLowerCase(Locale.ROOT), database));
		CatalogDump before = workbench.dump();
		Rows rows = workbench.rows();

		agrees(service);
		assertThat(unmapped(service)).containsExactlyInAnyOrderElementsOf(expected(database));
		assertNotOurs(service, "table", "other_team");
		assertNotOurs(service, "column", "purchase.clerk_id");

		MigrationService changed = workbench.with(MODELS.get("second"));
		Generated generated = changed.generate(second());
		assertThat(generated.operations()).hasSize(5)
			.allMatch((line) -> line
				.matches("(?i). (column (customer\\.(name|email|old)|purchase\\.customer_id)|index ix_name).*"));
		changed.upgrade(null);
		agrees(changed);
		assertThat(unmapped(changed)).containsExactlyInAnyOrderElementsOf(expected(database));
		assertThat(workbench.dump().byName().lines())
			.containsAll(before.byName().lines().stream().filter(Predicate.not(NotOursTests::isChanged)).toList());

		changed.downgrade("1", (loss) -> true);
		assertThat(workbench.dump().byName()).isEqualTo(before.byName());
		assertThat(workbench.rows()).isEqualTo(rows);
	}

	private static void assertNotOurs(MigrationService service, String kind, String name) {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> service.generate(GenerateOptions.of("Drop").dropping(name)))
			.withMessageStartingWith("No entity ever mapped " + kind + " " + name + ":")
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.INPUT))
			.satisfies((ex) -> assertThat(ex.remedy()).contains("db revision -m \"Drop " + name + "\""));
	}

	@Test
	void whatStandsInTheWayOfAChangeIsNamed() throws IOException {
		Workbench workbench = new Workbench(TestDatabase.POSTGRESQL, this.root);
		MigrationService service = workbench.with(MODELS.get("first"));
		service.generate(GenerateOptions.of("First"));
		service.upgrade(null);
		run(workbench.jdbc(), script("blockers", TestDatabase.POSTGRESQL));
		MigrationService changed = workbench.with(MODELS.get("second"));

		Generated generated = changed.generate(second());

		assertThat(generated.notes()).satisfiesExactlyInAnyOrder((note) -> assertThat(note).startsWith(
				"The view names uses customer.name, so PostgreSQL refuses the change: in the new file and in its"
						+ " undo file, drop the view first and create it again at the end; then db "
						+ "repair --accept VERSION says that the undo file fits.\n    drop view names;\n"
						+ "    create view names as "),
				(note) -> assertThat(note).startsWith("The materialized view apart.olds uses customer.old")
					.contains("at the end, in the new one without what goes; then db repair --accept VERSION says "
							+ "that the undo file fits.\n    drop materialized view apart.olds;\n"),
				(note) -> assertThat(note).startsWith("The trigger on_name uses customer.name"),
				(note) -> assertThat(note).startsWith("The policy on_old uses customer.old"));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> changed.upgrade(null))
			.withMessageContaining("on view names depends on column");
		workbench.jdbc().execute("drop policy on_old on customer");
		Path file = Path.of(generated.files().get(0));
		Files.writeString(file,
				statements(generated, "drop ") + Files.readString(file) + statements(generated, "create "));
		changed.upgrade(null);
		assertThat(workbench.jdbc().queryForList("select * from names")).isNotNull();
		workbench.jdbc().execute("drop schema apart cascade");
		workbench.end();
	}

	/** What the notes give to paste. */
	private static String statements(Generated generated, String verb) {
		return generated.notes()
			.stream()
			.flatMap((note) -> Stream.of(note.split("\n    (?i)(?=(drop|create) )")).skip(1))
			.filter((statement) -> statement.toLowerCase(Locale.ROOT).startsWith(verb))
			.filter((statement) -> !statement.startsWith("create materialized view apart.olds"))
			.map((statement) -> statement + "\n")
			.collect(Collectors.joining());
	}

	@ParameterizedTest
	@EnumSource
	@Proves("17")
	void theHistoryOfFlywayIsNeverOursWhateverItsName(TestDatabase database) {
		Workbench workbench = new Workbench(database.fresh(), this.root, (flyway) -> flyway.table("Odd History"));
		history(workbench, "first");
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void theHistoryOfFlywayIsNeverOursInASchemaOfItsOwn(TestDatabase database) {
		String name = (database == TestDatabase.H2) ? "LEDGER" : "ledger";
		Workbench workbench = new Workbench(database.fresh(), this.root,
				(flyway) -> flyway.table("history").defaultSchema(name));
		history(workbench, "named");
	}

	private static void history(Workbench workbench, String model) {
		MigrationService service = workbench.with(MODELS.get(model));
		service.upgrade(null);
		service.generate(GenerateOptions.of("First"));
		service.upgrade(null);
		agrees(service);
		assertThat(service.unmapped()).isEmpty();
		service.downgrade("base", (loss) -> true);
		assertThat(service.status().pending()).hasSize(1);
	}

	private static GenerateOptions second() {
		return GenerateOptions.of("Second").filling("purchase.customer_id", "1").dropping("customer.old");
	}

	private static boolean isChanged(String line) {
		return line.toLowerCase(Locale.ROOT)
			.matches("column \\W*(customer\\W+(name|old)|purchase\\W+customer_id)\\b.*");
	}

	private static List<String> unmapped(MigrationService service) {
		return service.unmapped().stream().map(Object::toString).toList();
	}

	private static List<String> expected(TestDatabase database) {
		return Stream.concat(EVERYWHERE.stream(), BESIDES.get(database).stream())
			.filter((what) -> database.hasSequences() || !what.startsWith("sequence "))
			.toList();
	}

	private static String script(String name, TestDatabase database) {
		String text = Case.text("not-ours/" + name + ".sql");
		String common = database.hasSequences() ? text : text.replace("create sequence batch_job_seq\n\n", "");
		return (database == TestDatabase.POSTGRESQL) ? common.replace("BLOB", "bytea") : common;
	}

	private static void run(JdbcTemplate jdbc, String statements) {
		for (String statement : statements.strip().split("\n\n")) {
			jdbc.execute(statement);
		}
	}

	private static void agrees(MigrationService service) {
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
	}

	/**
	 * A trigger that does nothing.
	 */
	public static final class Stamp implements Trigger {

		@Override
		public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) {
		}

	}

}
