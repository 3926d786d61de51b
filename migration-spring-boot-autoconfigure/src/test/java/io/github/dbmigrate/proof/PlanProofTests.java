package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.CreateIndex;
import io.github.dbmigrate.change.Phase;
import io.github.dbmigrate.change.RunSql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ChangesCustomizer;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.GenerateRules;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.Online;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.hazard.Severities;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A migration runs on a copy of the tables before it becomes a file.
 */
class PlanProofTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("first", """
			@Entity class Customer { @Id Long id; @Column(length = 20) String name; }
			@Entity class Purchase { @Id Long id; @ManyToOne Customer customer; }
			""", "second", """
			@Entity @Table(indexes = @Index(name = "ix_name", columnList = "name"))
			class Customer { @Id Long id; @Column(length = 20) String name; @Column(length = 9) String zip; }
			@Entity class Purchase { @Id Long id; @ManyToOne Customer customer; }
			""", "audited", """
			@Entity class Customer { @Id Long id; @Column(length = 20) String name; }
			@Entity class Purchase { @Id Long id; @ManyToOne Customer customer; }
			@Entity @Table(schema = "audit") class Entry { @Id Long id; }
			"""));

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	void aWayBackThatForgetsSomethingIsFoundAndNothingIsWritten(TestDatabase database) {
		assertRefused(database, instead((index) -> List.of(), (index) -> index),
				"The way back does not do what it should. Tried on a copy of the tables, this is still different from "
						+ "before:\n  - index ix_name",
				"Nothing was written.");
	}

	@ParameterizedTest
	@EnumSource
	void aWayBackThatTheDatabaseRefusesIsFound(TestDatabase database) {
		assertRefused(database, instead((undo) -> List.of("alter table customer drop column nonsense"), (up) -> up),
				"The database refuses a statement of the way back, tried on a copy of the tables:",
				"alter table customer drop column nonsense");
	}

	@ParameterizedTest
	@EnumSource
	void aChangeThatMakesSomethingElseIsFound(TestDatabase database) {
		assertRefused(database, instead((undo) -> undo, (up) -> List.of("create index ix_name on customer (id)")),
				"The migration does not do what it should. Tried on a copy of the tables, the entities still want:",
				"+ index ix_name on customer");
	}

	@ParameterizedTest
	@EnumSource
	void aChangeThatTheDatabaseRefusesIsFound(TestDatabase database) {
		assertRefused(database, (changes, dialect) -> {
			List<Change> edited = new ArrayList<>(changes);
			edited.add(new Misspelt());
			return edited;
		}, "The database refuses a statement of the migration, tried on a copy of the tables:\n"
				+ "  alter table custmer add column age integer");
	}

	@ParameterizedTest
	@EnumSource
	void aMigrationThatRunsOnlyOnceIsFound(TestDatabase database) {
		assertRefused(database, (changes, dialect) -> {
			List<Change> edited = new ArrayList<>(changes);
			edited.add(RunSql.after(changes.get(0), "a note", List.of("create table note (id integer)"), List.of()));
			return edited;
		}, "The way back does not do what it should.", "- table note");
	}

	@ParameterizedTest
	@EnumSource
	void whatAnApplicationAddsBesidesIsNoDifference(TestDatabase database) {
		Workbench workbench = started(database);
		Generated generated = with(workbench, true, (changes, dialect) -> {
			List<Change> edited = new ArrayList<>(changes);
			edited.add(RunSql.after(changes.get(0), "a note", List.of("create table note (id integer)"),
					List.of("drop table note")));
			return edited;
		}).generate(GenerateOptions.of("Second"));
		assertThat(generated.notes()).isEmpty();
		assertThat(generated.files()).isNotEmpty();
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void withoutProofTheFileIsWrittenAsItIs(TestDatabase database) {
		Workbench workbench = started(database);
		ChangesCustomizer wrong = (changes, dialect) -> List.of(new Misspelt());
		GenerateOptions unproven = GenerateOptions.of("Second").dryRun(true).withoutProof();
		assertThat(with(workbench, true, wrong).generate(unproven).sql()).contains("custmer");
		assertThat(with(workbench, false, wrong).generate(GenerateOptions.of("Second")).files()).isNotEmpty();
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void statementsThatMayReachFurtherAreNotRunAndNothingIsCalledProven(TestDatabase database) {
		Workbench workbench = started(database);
		Generated generated = with(workbench, true,
				(changes, dialect) -> added(changes, "grant select on customer to nobody"))
			.generate(GenerateOptions.of("Second"));
		assertThat(generated.notes())
			.containsExactly("unproven: the migration was not tried on a copy of the tables, since nobody knows how "
					+ "far 'grant select on customer to nobody' reaches.");
		assertThat(generated.files()).isNotEmpty();
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void statementsAboutWhatTheCopyHasNotAreUnproven(TestDatabase database) {
		Workbench workbench = started(database);
		workbench.jdbc().execute("create view customers as select id from customer");
		Generated generated = with(workbench, true, (changes, dialect) -> added(changes, "drop view customers"))
			.generate(GenerateOptions.of("Second"));
		assertThat(generated.notes()).hasSize(1)
			.first()
			.asString()
			.contains("unproven", "'drop view customers' cannot run there");
		assertThat(workbench.jdbc().queryForList("select id from customers")).hasSize(1);
		workbench.jdbc().execute("drop view customers");
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
	void anotherSchemaIsUnprovenAndStaysAsItIs(TestDatabase database) {
		Workbench workbench = started(database);
		String own = (database == TestDatabase.POSTGRESQL) ? "public"
				: workbench.jdbc().queryForObject("select database()", String.class);
		Generated generated = with(workbench, true,
				(changes, dialect) -> added(changes, "update " + own + ".customer set name = 'lost'"))
			.generate(GenerateOptions.of("Second"));
		assertThat(generated.notes()).hasSize(1).first().asString().contains("a statement names the schema " + own);
		assertThat(workbench.jdbc().queryForObject("select name from customer", String.class)).isEqualTo("Ann");
		workbench.end();
	}

	@Test
	void tablesOfAnotherSchemaAreUnprovenOnPostgreSqlAndCopiedOnH2() {
		Generated onPostgreSql = generatedWithSchema(TestDatabase.POSTGRESQL);
		assertThat(onPostgreSql.notes()).first().asString().contains("unproven", "another schema, audit");
		assertThat(generatedWithSchema(TestDatabase.H2).notes()).isEmpty();
	}

	private Generated generatedWithSchema(TestDatabase database) {
		Workbench workbench = new Workbench(database.fresh(), this.root.resolve(database.name()));
		workbench.jdbc().execute("create schema audit");
		Generated generated = workbench.with(MODELS.get("audited")).generate(GenerateOptions.of("First"));
		assertThat(generated.files()).isNotEmpty();
		return generated;
	}

	@Test
	void aUserWithoutTheRightsIsToldSoAndGetsTheFile() {
		DriverManagerDataSource dataSource = TestDatabase.POSTGRESQL.fresh();
		String name = dataSource.getUrl().replaceAll(".*/", "");
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		jdbc.execute("create role proof_" + name + " login password 'secret'; grant create on schema public to proof_"
				+ name + "; revoke temporary on database " + name + " from public");
		Workbench workbench = new Workbench(new DriverManagerDataSource(dataSource.getUrl(), "proof_" + name, "secret"),
				this.root);
		Generated generated = workbench.with(MODELS.get("first")).generate(GenerateOptions.of("First"));
		assertThat(generated.files()).isNotEmpty();
		assertThat(generated.notes()).first()
			.asString()
			.contains("unproven", "the database gives no place for one: ", "permission denied");
		assertThat(workbench.with(MODELS.get("first")).upgrade(null)).isNotNull();
	}

	@ParameterizedTest
	@EnumSource
	void liveTablesAreOnlyReadAndNothingIsLeft(TestDatabase database) {
		Workbench workbench = started(database);
		CatalogDump before = workbench.dump();
		List<Map<String, Object>> rows = workbench.jdbc().queryForList("select * from customer");
		assertThat(with(workbench, true).generate(GenerateOptions.of("Second")).notes()).isEmpty();
		assertThat(workbench.dump().toString()).isEqualTo(before.toString());
		assertThat(workbench.jdbc().queryForList("select * from customer")).isEqualTo(rows);
		assertThat(workbench.jdbc().queryForObject("select count(*) from purchase", Integer.class)).isOne();
		workbench.end();
	}

	@Test
	void aTableThatSomebodyHoldsIsNoHindrance() throws Exception {
		Workbench workbench = started(TestDatabase.POSTGRESQL);
		DataSource dataSource = workbench.dataSource();
		try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("lock table customer in row exclusive mode");
			assertThat(with(workbench, true).generate(GenerateOptions.of("Second")).notes()).isEmpty();
			connection.rollback();
			connection.setAutoCommit(true);
		}
		workbench.end();
	}

	private void assertRefused(TestDatabase database, ChangesCustomizer customizer, String... texts) {
		Workbench workbench = started(database);
		CatalogDump before = workbench.dump();
		Map<String, String> files = workbench.files();
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> with(workbench, true, customizer).generate(GenerateOptions.of("Second")))
			.satisfies((ex) -> {
				assertThat(ex.failure()).isEqualTo(Failure.FINDINGS);
				assertThat(ex).message().contains(texts).endsWith("Nothing was written.");
				assertThat(ex.remedy()).contains("--no-proof");
			});
		assertThat(workbench.files()).isEqualTo(files);
		assertThat(workbench.dump().toString()).isEqualTo(before.toString());
		workbench.end();
	}

	private static ChangesCustomizer instead(UnaryOperator<List<String>> undo, UnaryOperator<List<String>> up) {
		return (changes, dialect) -> changes.stream()
			.map((change) -> (change instanceof CreateIndex) ? (Change) RunSql.insteadOf(change,
					up.apply(change.sql(dialect)), undo.apply(change.undo().sql(dialect))) : change)
			.toList();
	}

	private static List<Change> added(List<Change> changes, String statement) {
		List<Change> edited = new ArrayList<>(changes);
		edited.add(RunSql.after(changes.get(0), "something else", List.of(statement), List.of()));
		return edited;
	}

	private Workbench started(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root).proving(true);
		MigrationService service = workbench.with(MODELS.get("first"));
		assertThat(service.generate(GenerateOptions.of("First")).notes()).isEmpty();
		service.upgrade(null);
		workbench.jdbc().execute("insert into customer (id, name) values (1, 'Ann')");
		workbench.jdbc().execute("insert into purchase (id, customer_id) values (1, 1)");
		return workbench;
	}

	private static MigrationService with(Workbench workbench, boolean proof, ChangesCustomizer... customizers) {
		return workbench.with(MODELS.get("second").classes(), new GenerateRules(DropPolicy.ASK, List.of(),
				List.of(customizers), proof, Online.AUTO, GenerateRules.LARGE, Severities.DEFAULT));
	}

	/**
	 * A change whose statement names a table that is nowhere.
	 */
	private record Misspelt() implements Change {

		@Override
		public TableName subject() {
			return new TableName(null, "customer");
		}

		@Override
		public Phase phase() {
			return Phase.ADD_COLUMNS;
		}

		@Override
		public String summary(SqlDialect dialect) {
			return "+ column customer.age";
		}

		@Override
		public List<String> sql(SqlDialect dialect) {
			return List.of("alter table custmer add column age integer");
		}

		@Override
		public Change undo() {
			return this;
		}

	}

}
