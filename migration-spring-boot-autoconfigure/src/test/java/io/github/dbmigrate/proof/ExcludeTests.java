package io.github.dbmigrate.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.GenerateRules;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.generate.reconcile.Drift;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tables that {@code migration.exclude} leaves out, with rows in them.
 */
class ExcludeTests {

	private static final String AWAY = "migration_away";

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("shop", """
			@Entity class Customer { @Id Long id; @ManyToOne OldCountry country; @ManyToOne AwayCity city;
				@ManyToOne OldOrder lastOrder; }
			@Entity @Table(name = "old_country") class OldCountry { @Id @GeneratedValue(generator = "old_numbers")
				@SequenceGenerator(name = "old_numbers", sequenceName = "old_numbers") Long id; }
			@Embeddable class Key { Long number; @Column(length = 8) String place; }
			@Entity @Table(name = "old_order") class OldOrder { @EmbeddedId Key id; @ManyToOne OldCountry country; }
			@Entity @Table(name = "city", schema = "migration_away", catalog = "migration_away") class AwayCity {
				@Id Long id; @ManyToOne OldCountry country; }
			""", "changed", """
			@Entity class Customer { @Id Long id; @ManyToOne OldCountry country; @Column(length = 40) String name;
				@Column(name = "city_id") Long city; @Column(name = "last_order_number") Long number;
				@Column(name = "last_order_place", length = 8) String place; }
			@Entity @Table(name = "old_country") class OldCountry { @Id @GeneratedValue(generator = "old_numbers")
				@SequenceGenerator(name = "old_numbers", sequenceName = "old_numbers") Long id;
				@Column(length = 3) String code; }
			""", "small", """
			@Entity class Customer { @Id Long id; @ManyToOne OldCountry country; }
			@Entity @Table(name = "old_country") class OldCountry { @Id Long id; }
			""", "bare", """
			@Entity class Customer { @Id Long id; @Column(name = "country_id") Long country; }
			"""));

	private static final String OTHERS = """
			create table old_country (id bigint primary key, legacy varchar(9));
			create table old_order (number bigint, place varchar(8), country_id bigint references old_country (id),
				primary key (number, place));
			create table migration_away.city (id integer primary key);
			insert into old_country values (1, 'x'); insert into old_order values (1, 'a', 1);
			insert into migration_away.city values (1);
			""";

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	@Proves({ "19", "154" })
	void nothingIsSaidOfExcludedTablesNorOfTheKeysToThem(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		away(workbench, database);
		MigrationService service = with(workbench, "shop", "OLD_*", AWAY + ".*");

		Generated first = service.generate(GenerateOptions.of("First"));

		assertThat(first.operations()).singleElement().asString().startsWith("+ table customer");
		assertThat(first.sql()).contains("country_id", "city_id", "last_order_place")
			.doesNotContain("foreign key", "old_", AWAY);
		service.upgrade(null);
		run(workbench.jdbc(), OTHERS);
		agrees(service);
		workbench.jdbc().execute("alter table customer add foreign key (country_id) references old_country (id)");
		workbench.jdbc().execute("insert into customer (id, country_id) values (7, 1)");
		agrees(service);

		MigrationService changed = with(workbench, "changed", "old_*", AWAY + ".*");
		Generated second = changed.generate(GenerateOptions.of("Second"));

		assertThat(second.operations()).singleElement().asString().startsWith("+ column customer.name");
		changed.upgrade(null);
		agrees(changed);
		changed.downgrade("base", (loss) -> true);
		assertThat(workbench.jdbc().queryForList("select legacy from old_country", String.class)).containsExactly("x");
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL", "MARIADB" })
	void aTableExcludedLaterStaysAndIsKnownAgainWhenThePatternGoes(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		MigrationService all = with(workbench, "small");
		all.generate(GenerateOptions.of("First"));
		all.upgrade(null);
		workbench.jdbc().execute("insert into old_country (id) values (1)");
		workbench.jdbc().execute("insert into customer (id, country_id) values (7, 1)");
		CatalogDump before = workbench.dump();

		MigrationService excluding = with(workbench, "small", "old_*");
		agrees(excluding);
		agrees(with(workbench, "bare", "old_*"));
		assertThat(workbench.dump()).isEqualTo(before);
		agrees(excluding);

		agrees(all);
		assertThat(workbench.dump()).isEqualTo(before);
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL", "MARIADB" })
	void aTableWhoseEntityWentMeanwhileIsAskedAboutWhenThePatternGoes(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		MigrationService all = with(workbench, "small");
		all.generate(GenerateOptions.of("First"));
		all.upgrade(null);
		with(workbench, "bare", "old_*").generate(GenerateOptions.of("Bare"));

		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> with(workbench, "bare").generate(GenerateOptions.of("Drop")))
			.satisfies((ex) -> assertThat(ex.remedy()).contains("--drop old_country", "--keep old_country"));
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL", "MARIADB" })
	void aTableExcludedFromTheBeginningIsNotRecreatedWhenThePatternGoes(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		MigrationService excluding = with(workbench, "small", "old_*");
		excluding.generate(GenerateOptions.of("First"));
		excluding.upgrade(null);
		run(workbench.jdbc(), "create table old_country (id bigint not null, primary key (id));");

		MigrationService all = with(workbench, "small");
		assertThat(all.check().differences()).extracting(Difference::text)
			.anySatisfy((text) -> assertThat(text)
				.isEqualToIgnoringCase("this database has table old_country, but no file makes it"));
		GenerateOptions accepting = GenerateOptions.of(null).drift(Drift.SNAPSHOT);
		assertThat(all.generate(accepting).operations()).singleElement().asString().startsWith("+ foreign key");
		all.upgrade(null);
		agrees(all);
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL", "MARIADB" })
	void aBaselineLeavesThemOut(TestDatabase database) throws Exception {
		Workbench workbench = new Workbench(database, this.root);
		run(workbench.jdbc(), """
				create table old_country (id bigint primary key);
				create table customer (id bigint primary key, country_id bigint references old_country (id));
				""");

		Generated baseline = with(workbench, "small", "old_*").init(true, null);

		assertThat(baseline.sql()).contains("create table customer").doesNotContain("old_country");
		assertThat(Files.readString(workbench.directory().resolve("schema-snapshot.json")))
			.doesNotContain("old_country");
		agrees(with(workbench, "small", "old_*"));
		workbench.end();
	}

	private static MigrationService with(Workbench workbench, String model, String... exclude) {
		return workbench.with(MODELS.get(model).classes(),
				new GenerateRules(DropPolicy.ASK, List.of(exclude), List.of()));
	}

	private static void away(Workbench workbench, TestDatabase database) {
		if (database == TestDatabase.MARIADB) {
			workbench.jdbc().execute("drop database if exists " + AWAY);
		}
		workbench.jdbc().execute("create schema " + AWAY);
	}

	private static void run(JdbcTemplate jdbc, String statements) {
		for (String statement : statements.strip().split(";\\s*")) {
			jdbc.execute(statement);
		}
	}

	private static void agrees(MigrationService service) {
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
		assertThat(service.check().differences()).isEmpty();
	}

}
