package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.GenerateRules;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.Online;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.hazard.Finding;
import io.github.dbmigrate.hazard.Severities;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rows of large tables get their values in batches.
 */
@Timeout(120)
class BatchTests {

	private static final int ROWS = 2500;

	private static final String PAIR = """
			@Entity @IdClass(Customer.Key.class) class Customer { @Id Long id; @Id Integer age; String name; %s
				static class Key implements java.io.Serializable { Long id; Integer age; } }
			""";

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("first", """
			@Entity class Customer { @Id Long id; @Column(length = 20) String name; Integer age; }
			""", "second", """
			@Entity class Customer { @Id Long id; @Column(length = 20) String name; Integer age;
				@Column(length = 60, nullable = false) String email; }
			""", "unique", """
			@Entity class Customer { @Id Long id; @Column(length = 20, unique = true) String name; Integer age; }
			""", "pair", PAIR.formatted(""), "filled",
			PAIR.formatted("@Column(length = 60, nullable = false) String email;")));

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void goOnAfterTheConnectionIsKilledAndFillEveryRowOnce(TestDatabase database) throws Exception {
		Workbench workbench = started(database, "first");
		MigrationService service = batched(workbench, "second");
		Generated generated = service
			.generate(GenerateOptions.of("Email").filling("customer.email", "concat(name, '@example.org')"));
		assertThat(generated.sql()).contains("email in batches of 500 rows", "limit 500", "commit;");
		service.upgrade("2");
		audit(database, workbench);
		kill(database, workbench, service);
		assertThat(filled(workbench)).isEqualTo(1500);
		service.upgrade(null);
		assertThat(filled(workbench)).isEqualTo(ROWS);
		assertThat(workbench.jdbc().queryForList("select id from touched group by id having count(*) <> 1")).isEmpty();
		assertThat(workbench.jdbc().queryForObject("select count(*) from touched", Integer.class)).isEqualTo(ROWS);
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void goOnAfterARowThatCannotBeFilledAndComeBack(TestDatabase database) {
		Workbench workbench = started(database, "first");
		MigrationService service = batched(workbench, "second");
		service.generate(GenerateOptions.of("Email").filling("customer.email", "concat(name, 100 / age)"));
		workbench.jdbc().execute("update customer set age = 0 where id = 1700");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> service.upgrade(null))
			.withMessageContaining("statements done and kept: ")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("then run db upgrade"));
		assertThat(filled(workbench)).isEqualTo(1500);
		workbench.jdbc().execute("update customer set age = 1 where id = 1700");
		service.upgrade(null);
		assertThat(filled(workbench)).isEqualTo(ROWS);
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.downgrade("-1", (loss) -> true).migrations()).hasSize(1);
		service.downgrade(null, (loss) -> true);
		assertThat(service.status().current()).isEqualTo("1");
		service.upgrade(null);
		assertThat(filled(workbench)).isEqualTo(ROWS);
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void runWithPlainFlywayAndAreRemovedFileByFile(TestDatabase database) {
		Workbench workbench = started(database, "first");
		Map<String, String> before = workbench.files();
		MigrationService service = batched(workbench, "second");
		GenerateOptions email = GenerateOptions.of("Email").filling("customer.email", "concat('m', id)");
		service.generate(email);
		while (workbench.folder().migrations().size() > 1) {
			service.remove();
		}
		assertThat(workbench.files()).isEqualTo(before);
		service.generate(email);
		Flyway.configure()
			.dataSource(workbench.dataSource())
			.locations("filesystem:" + workbench.directory())
			.load()
			.migrate();
		assertThat(filled(workbench)).isEqualTo(ROWS);
		assertThat(service.check().differences()).isEmpty();
		workbench.end();
	}

	@Test
	void walkThePagesOfATableWhoseKeyHasTwoColumns() {
		Workbench workbench = started(TestDatabase.POSTGRESQL, "pair");
		MigrationService service = batched(workbench, "filled");
		service.generate(GenerateOptions.of("Email").filling("customer.email", "concat('m', id)"));
		service.upgrade(null);
		assertThat(filled(workbench)).isEqualTo(ROWS);
		assertThat(workbench.jdbc().queryForList("select distinct xmin::text from customer")).hasSizeGreaterThan(2);
		assertThat(service.check().differences()).isEmpty();
		workbench.end();
	}

	@Test
	void spareOthersTheWaitThatOneUpdateCosts() {
		Workbench workbench = started(TestDatabase.POSTGRESQL, "first");
		GenerateOptions email = GenerateOptions.of("Email").filling("customer.email", "concat('m', id)").dryRun(true);
		assertThat(batched(workbench, "second").generate(email).hazards()).extracting(Finding::rule)
			.doesNotContain("rows-while-locked");
		assertThat(batched(workbench, "second").generate(email.online(Online.FALSE)).hazards())
			.extracting(Finding::rule)
			.contains("rows-while-locked");
		workbench.end();
	}

	@Test
	void areOnlyForLargeTablesAndCanBeSwitchedOff() {
		Workbench workbench = started(TestDatabase.MARIADB, "first");
		GenerateOptions email = GenerateOptions.of("Email").filling("customer.email", "lower('M')").dryRun(true);
		assertThat(with(workbench, "second", 1000, 500).generate(email).sql()).contains("commit;");
		assertThat(with(workbench, "second", 100_000, 500).generate(email).sql()).doesNotContain("commit;");
		assertThat(with(workbench, "second", 1000, 0).generate(email)).satisfies((generated) -> {
			assertThat(generated.sql()).doesNotContain("commit;", "1 of");
			assertThat(generated.notes()).isEmpty();
		});
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void areNotForOneValueOfAllRows(TestDatabase database) {
		Workbench workbench = started(database, "first");
		GenerateOptions email = GenerateOptions.of("Email").filling("customer.email", "'m'");
		Generated generated = with(workbench, "second", 1000, 500).generate(email);
		assertThat(generated.sql()).contains("default 'm'", "drop default").doesNotContain("update", "set not null");
		assertThat(workbench.folder().migrations()).hasSize(2);
		with(workbench, "second", 1000, 500).upgrade(null);
		assertThat(filled(workbench)).isEqualTo(ROWS);
		assertThat(with(workbench, "second", 1000, 500).check().differences()).isEmpty();
		workbench.end();
	}

	@Test
	void areNotForValuesThatOtherRowsDecide() {
		Workbench workbench = started(TestDatabase.MARIADB, "first");
		String other = "(select concat(max(c.name), '!') from customer c)";
		assertThat(notes(workbench, "second", "customer.email", other))
			.containsExactly("One UPDATE gives the rows of customer, which are many, their email: "
					+ "the value is made of other rows of the table.");
		workbench.jdbc().execute("update customer set name = 'twin' where id < 3");
		assertThat(notes(workbench, "unique", "customer.name", "concat(name, id)"))
			.containsExactly("One UPDATE gives the rows of customer, which are many, their name: "
					+ "which rows repeat others shows in all of them only.");
		workbench.end();
	}

	@ParameterizedTest
	@CsvSource({ "H2, H2 cannot commit in between", "MARIADB, it has no primary key of one column to walk by" })
	void sayWhereADatabaseDoesItByOneUpdate(TestDatabase database, String reason) {
		Workbench workbench = started(database, "pair");
		assertThat(notes(workbench, "filled", "customer.email", "lower('M')"))
			.containsExactly("One UPDATE gives the rows of customer, which are many, their email: " + reason + ".");
		assertThat(workbench.folder().migrations()).hasSize(1);
		workbench.end();
	}

	private static List<String> notes(Workbench workbench, String model, String column, String expression) {
		return batched(workbench, model)
			.generate(GenerateOptions.of("Fill").filling(column, expression).dryRun(true).withoutProof())
			.notes();
	}

	private static void kill(TestDatabase database, Workbench workbench, MigrationService service) throws Exception {
		try (Connection holder = workbench.dataSource().getConnection();
				Statement statement = holder.createStatement()) {
			holder.setAutoCommit(false);
			statement.execute("update customer set age = 7 where id = 1700");
			CompletableFuture<Void> upgrade = CompletableFuture.runAsync(() -> service.upgrade(null));
			while (filled(workbench) < 1500) {
				Thread.sleep(20);
			}
			killWaiting(database, workbench);
			assertThatException().isThrownBy(upgrade::get).withRootCauseInstanceOf(SQLException.class);
			holder.rollback();
		}
	}

	private static void killWaiting(TestDatabase database, Workbench workbench) {
		if (database == TestDatabase.POSTGRESQL) {
			workbench.jdbc()
				.queryForList("select pg_terminate_backend(pid) from pg_stat_activity "
						+ "where datname = current_database() and query like '%do $batches$%' and pid <> pg_backend_pid()");
			return;
		}
		List<Long> waiting = workbench.jdbc()
			.queryForList("select id from information_schema.processlist where db = database() "
					+ "and (info like '%update customer set email%' or info like 'call migration_batches%') and id <> connection_id()",
					Long.class);
		assertThat(waiting).hasSize(1);
		workbench.jdbc().execute("kill " + waiting.get(0));
	}

	private static int filled(Workbench workbench) {
		return workbench.jdbc().queryForObject("select count(email) from customer", Integer.class);
	}

	/** Notes each change of a row. */
	private static void audit(TestDatabase database, Workbench workbench) {
		workbench.jdbc().execute("create table touched (id bigint)");
		if (database == TestDatabase.POSTGRESQL) {
			workbench.jdbc()
				.execute("create function touch() returns trigger language plpgsql as "
						+ "'begin insert into touched values (new.id); return new; end'");
			workbench.jdbc()
				.execute(
						"create trigger touch after update of email on customer for each row execute function touch()");
		}
		else {
			workbench.jdbc()
				.execute("create trigger touch after update on customer for each row insert into touched select new.id "
						+ "where old.email is null and new.email is not null");
		}
	}

	private Workbench started(TestDatabase database, String model) {
		Workbench workbench = new Workbench(database, this.root);
		MigrationService service = workbench.with(MODELS.get(model));
		service.generate(GenerateOptions.of("First"));
		service.upgrade(null);
		workbench.jdbc().execute("insert into customer (id, name, age) " + switch (database) {
			case H2 -> "select x, 'n' || x, 1 from system_range(1, " + ROWS + ")";
			case POSTGRESQL -> "select i, 'n' || i, 1 from generate_series(1, " + ROWS + ") i";
			case MARIADB -> "with recursive r as (select 1 as i union all select i + 1 from r where i < 50), "
					+ "n as (select (a.i - 1) * 50 + b.i as i from r a cross join r b) "
					+ "select i, concat('n', i), 1 from n where i <= " + ROWS;
		});
		workbench.jdbc().execute((database == TestDatabase.MARIADB) ? "analyze table customer" : "analyze");
		return workbench;
	}

	private static MigrationService batched(Workbench workbench, String model) {
		return with(workbench, model, 1000, 500);
	}

	private static MigrationService with(Workbench workbench, String model, long large, long batch) {
		return workbench.with(MODELS.get(model).classes(), new GenerateRules(DropPolicy.ASK, List.of(), List.of(), true,
				Online.AUTO, large, batch, Severities.DEFAULT));
	}

}
