package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.CreateSchema;
import io.github.dbmigrate.change.CreateTable;
import io.github.dbmigrate.change.FillRows;
import io.github.dbmigrate.change.RenameColumns;
import io.github.dbmigrate.change.RenameTable;
import io.github.dbmigrate.change.RenameValue;
import io.github.dbmigrate.change.RunSql;
import io.github.dbmigrate.generate.ChangesCustomizer;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.GenerateRules;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The kinds of change by which no two mappings of the written cases differ: were one not
 * detected, somebody would notice.
 */
class OtherKindTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("first",
			"""
					@Entity class Customer { @Id Long id; @Column(length = 20) String mail; @Column(name = "region_id") Long region; }
					@Entity class Region { @Id Long id; }
					""",
			"table", """
					@Entity @Table(name = "client") class Customer { @Id Long id; @Column(length = 20) String mail;
						@Column(name = "region_id") Long region; }
					@Entity class Region { @Id Long id; }
					""", "column", """
					@Entity class Customer { @Id Long id; @Column(name = "email", length = 20) String mail;
						@Column(name = "region_id") Long region; }
					@Entity class Region { @Id Long id; }
					""", "referring", """
					@Entity class Customer { @Id Long id; @Column(length = 20) String mail; @ManyToOne Region region; }
					@Entity class Region { @Id Long id; }
					""", "archived",
			"""
					@Entity class Customer { @Id Long id; @Column(length = 20) String mail; @Column(name = "region_id") Long region; }
					@Entity class Region { @Id Long id; }
					@Entity @Table(schema = "ARCHIVE") class Old { @Id Long id; }
					""",
			"visited",
			"""
					@Entity class Customer { @Id Long id; @Column(length = 20) String mail; @Column(name = "region_id") Long region; }
					@Entity class Region { @Id Long id; }
					@Entity class Visit { @Id Long id; }
					""",
			"paid", """
					@Entity class Purchase { @Id Long id; @JdbcTypeCode(SqlTypes.NAMED_ENUM) State state; }
					enum State { NEW, PAID }
					""", "settled", """
					@Entity class Purchase { @Id Long id; @JdbcTypeCode(SqlTypes.NAMED_ENUM) State state; }
					enum State { NEW, SETTLED }
					"""));

	private static final Scenario PLAIN = new Scenario(Change.class, TestDatabase.H2, "first",
			"insert into customer (id, mail, region_id) values (1, 'a@b', 7)", "first", GenerateOptions.of("Change"),
			(changes, dialect) -> changes, "select mail from customer", "a@b");

	private static final List<Scenario> SCENARIOS = List.of(
			PLAIN.of(RenameTable.class, "table").finding("select mail from client", "a@b"),
			PLAIN.of(RenameColumns.class, "column").finding("select email from customer", "a@b"),
			PLAIN.of(CreateSchema.class, "archived"),
			PLAIN.of(FillRows.class, "referring")
				.with(PLAIN.options().filling("customer.region_id", "null"))
				.finding("select count(region_id) from customer", "0"),
			PLAIN.of(RunSql.class, "visited")
				.edited(OtherKindTests::withFirstVisit)
				.finding("select count(*) from visit", "1"),
			new Scenario(RenameValue.class, TestDatabase.POSTGRESQL, "paid",
					"insert into purchase (id, state) values (1, 'PAID')", "settled",
					PLAIN.options().renaming("state.PAID", "SETTLED"), PLAIN.edits(),
					"select state::text from purchase", "SETTLED"));

	@TempDir
	private Path root;

	static Stream<Class<? extends Change>> kinds() {
		return SCENARIOS.stream().map(Scenario::kind);
	}

	static List<Scenario> scenarios() {
		return SCENARIOS;
	}

	@ParameterizedTest
	@MethodSource("scenarios")
	void aMigrationDoesWhatItShould(Scenario scenario) {
		AtomicInteger seen = new AtomicInteger();
		play(scenario, (changes, dialect) -> {
			changes.stream().filter(scenario.kind()::isInstance).forEach((change) -> seen.incrementAndGet());
			return changes;
		});
		assertThat(seen).hasPositiveValue();
	}

	@ParameterizedTest
	@MethodSource("scenarios")
	void withoutAKindOfChangeItDoesNot(Scenario scenario) {
		ChangesCustomizer blind = (changes,
				dialect) -> changes.stream().filter((change) -> !scenario.kind().isInstance(change)).toList();
		assertThatThrownBy(() -> play(scenario, blind)).isInstanceOfAny(AssertionError.class, MigrationException.class,
				org.hibernate.tool.schema.spi.SchemaManagementException.class);
	}

	private void play(Scenario scenario, ChangesCustomizer eyes) {
		Workbench workbench = new Workbench(scenario.database(), this.root);
		MigrationService first = workbench.with(MODELS.get(scenario.before()));
		first.generate(GenerateOptions.of("First"));
		first.upgrade(null);
		workbench.jdbc().execute(scenario.rows());
		CatalogDump before = workbench.dump();
		MigrationService service = workbench.with(MODELS.get(scenario.after()).classes(),
				new GenerateRules(DropPolicy.ASK, List.of(), List.of(scenario.edits(), eyes)));
		service.generate(scenario.options());
		service.upgrade(null);
		Hibernate.validate(workbench.dataSource(), MODELS.get(scenario.after()));
		assertThat(workbench.jdbc().queryForObject(scenario.query(), String.class)).isEqualTo(scenario.found());
		service.downgrade(null, (loss) -> true);
		assertThat(workbench.dump().lines()).containsAll(before.lines());
		workbench.end();
	}

	private static List<Change> withFirstVisit(List<Change> changes, io.github.dbmigrate.dialect.SqlDialect dialect) {
		List<Change> edited = new ArrayList<>(changes);
		changes.stream()
			.filter(CreateTable.class::isInstance)
			.forEach((table) -> edited.add(RunSql.after(table, "first visit",
					List.of("insert into visit (id) values (1)"), List.of("delete from visit"))));
		return edited;
	}

	/**
	 * A migration that has a kind of change.
	 *
	 * @param kind the kind
	 * @param database where it runs
	 * @param before the entities before
	 * @param rows puts rows into their tables
	 * @param after the entities after
	 * @param options what the user says
	 * @param edits what the application does to the changes
	 * @param query asks for a value after it
	 * @param found the value
	 */
	record Scenario(Class<? extends Change> kind, TestDatabase database, String before, String rows, String after,
			GenerateOptions options, ChangesCustomizer edits, String query, String found) {

		Scenario of(Class<? extends Change> kind, String after) {
			return new Scenario(kind, this.database, this.before, this.rows, after, this.options, this.edits,
					this.query, this.found);
		}

		Scenario with(GenerateOptions options) {
			return new Scenario(this.kind, this.database, this.before, this.rows, this.after, options, this.edits,
					this.query, this.found);
		}

		Scenario edited(ChangesCustomizer edits) {
			return new Scenario(this.kind, this.database, this.before, this.rows, this.after, this.options, edits,
					this.query, this.found);
		}

		Scenario finding(String query, String found) {
			return new Scenario(this.kind, this.database, this.before, this.rows, this.after, this.options, this.edits,
					query, found);
		}

		@Override
		public String toString() {
			return this.kind.getSimpleName();
		}

	}

}
