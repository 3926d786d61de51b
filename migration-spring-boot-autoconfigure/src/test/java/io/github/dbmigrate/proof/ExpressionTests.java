package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.reconcile.Drift;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Expressions that a database spells in its own way: the same is no difference, another
 * one is.
 */
class ExpressionTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("expressions", """
			@Entity class Customer { @Id Long id; @ColumnDefault("lower('A')") @Column(length = 40) String name;
				@Check(constraints = "age > 0 and age + 1 < 500") Integer age; }
			""", "two", """
			@Entity class Alpha { @Id Long id; @Check(constraints = "age + 1 < 500") Integer age; }
			@Entity class Beta { @Id Long id; @Check(constraints = "age + 2 < 500") Integer age; }
			""", "unspeakable", """
			@Entity class Customer { @Id Long id; @ColumnDefault("(random() * 100)::int") Integer lot;
				@Check(constraints = "(age::numeric / 2)::int > 0 or age is null") Integer age; }
			""", "speakable",
			"""
					@Entity class Customer { @Id Long id; @ColumnDefault("now()") LocalDateTime since;
						@Check(constraints = "age > 0") Integer age; @Enumerated(EnumType.STRING) Grade grade; enum Grade { GOLD, TIN } }
					"""));

	private static final Model EXPRESSIONS = MODELS.get("expressions");

	private final List<Workbench> workbenches = new ArrayList<>();

	@TempDir
	Path root;

	@AfterEach
	void giveBack() {
		this.workbenches.forEach(Workbench::end);
	}

	@ParameterizedTest
	@EnumSource
	void aDefaultThatWasChangedByHandIsDrift(TestDatabase database) {
		Workbench workbench = started(database);
		CatalogDump before = workbench.dump();
		workbench.jdbc().execute("alter table customer alter column name set default (upper('A'))");
		assertDrift(workbench, "(?is).*default of column customer.name.*");
		bringBack(workbench, before);
	}

	@ParameterizedTest
	@EnumSource
	void aCheckThatWasChangedByHandIsDrift(TestDatabase database) {
		Workbench workbench = started(database);
		CatalogDump before = workbench.dump();
		workbench.jdbc().execute("alter table customer drop constraint ck_customer_age");
		workbench.jdbc()
			.execute("alter table customer add constraint ck_customer_age check (age >= 0 and age + 1 < 500)");
		assertDrift(workbench, "(?is).*condition of check ck_customer_age of customer.*");
		bringBack(workbench, before);
	}

	@ParameterizedTest
	@EnumSource
	void filesByHandMayUseOtherWords(TestDatabase database) throws IOException {
		Workbench workbench = byHand(database, "(LOWER('A'))", "(((age)>0) AND (((age)+1)<500))");
		assertThat(workbench.with(EXPRESSIONS).generate(GenerateOptions.of("Nothing"))).matches(Generated::saysNothing);
		assertThat(workbench.with(EXPRESSIONS).check().differences()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void twoTablesAreTriedTogether(TestDatabase database) {
		Workbench workbench = workbench(database);
		workbench.jdbc()
			.execute("create table alpha (id bigint not null primary key, age integer, "
					+ "constraint one check (((age)+1)<500))");
		workbench.jdbc()
			.execute("create table beta (id bigint not null primary key, age integer, "
					+ "constraint two check (((age)+2)<500))");
		MigrationService service = workbench.with(MODELS.get("two"));
		service.init(true, null);
		assertThat(service.generate(GenerateOptions.of("Nothing"))).matches(Generated::saysNothing);
	}

	@ParameterizedTest
	@EnumSource
	void filesByHandWithAnotherFunctionLeadToOneChange(TestDatabase database) throws IOException {
		Workbench workbench = byHand(database, "(UPPER('A'))", "age > 0 and age + 1 < 500");
		MigrationService service = workbench.with(EXPRESSIONS);
		assertThat(service.generate(GenerateOptions.of("Default")).operations()).singleElement()
			.asString()
			.containsIgnoringCase("customer.name");
		service.upgrade(null);
		assertThat(service.check().differences()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void filesByHandWithAnotherConditionLeadToANewOne(TestDatabase database) throws IOException {
		Workbench workbench = byHand(database, "(lower('A'))", "age > 0 or age + 1 < 500");
		MigrationService service = workbench.with(EXPRESSIONS);
		assertThat(service.generate(GenerateOptions.of("Check")).operations()).hasSize(2)
			.allSatisfy((operation) -> assertThat(operation).contains("check ck_customer_age on customer"));
		service.upgrade(null);
		assertThat(service.check().differences()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void aBaselineKnowsWhatIsThereInOtherWords(TestDatabase database) {
		Workbench workbench = workbench(database);
		workbench.jdbc().execute(customer("(LOWER('A'))", "constraint by_hand check (((age)>0) AND (((age)+1)<500))"));
		MigrationService service = workbench.with(EXPRESSIONS);
		service.init(true, null);
		assertThat(service.generate(GenerateOptions.of("Nothing"))).matches(Generated::saysNothing);
		assertThat(service.check().differences()).isEmpty();
	}

	@Test
	void whatCannotBeTriedIsTakenForUnchangedAndNamed() {
		Workbench workbench = restricted("unspeakable");
		MigrationService service = workbench.with(MODELS.get("unspeakable"));
		Generated generated = service.generate(GenerateOptions.of("Nothing"));
		assertThat(generated.files()).isEmpty();
		assertThat(generated.notes()).singleElement()
			.asString()
			.contains("permission denied to create temporary tables", "customer.lot", "is taken for unchanged");
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.check().notes()).isEqualTo(generated.notes());
	}

	@Test
	void nothingIsTriedWhereAllTextsAgree() {
		Workbench workbench = restricted("speakable");
		MigrationService service = workbench.with(MODELS.get("speakable"));
		assertThat(service.generate(GenerateOptions.of("Nothing"))).matches(Generated::saysNothing);
		assertThat(service.check().notes()).isEmpty();
		assertThat(service.check().notes()).isEmpty();
	}

	private void assertDrift(Workbench workbench, String message) {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(EXPRESSIONS).generate(GenerateOptions.of("Drift")))
			.withMessageMatching(message);
		assertThat(workbench.with(EXPRESSIONS).check().differences()).extracting(Difference::between)
			.containsExactly("database-files");
	}

	private static void bringBack(Workbench workbench, CatalogDump before) {
		MigrationService service = workbench.with(EXPRESSIONS);
		GenerateOptions options = GenerateOptions.of("Drift").drift(Drift.DATABASE);
		assertThat(service.generate(options).operations()).isNotEmpty();
		service.upgrade(null);
		assertThat(workbench.dump()).isEqualTo(before);
		assertThat(service.check().differences()).isEmpty();
	}

	private Workbench workbench(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root.resolve("w" + this.workbenches.size()));
		this.workbenches.add(workbench);
		return workbench;
	}

	private Workbench started(TestDatabase database) {
		Workbench workbench = workbench(database);
		MigrationService service = workbench.with(EXPRESSIONS);
		service.generate(GenerateOptions.of("Start"));
		service.upgrade(null);
		RowFiller.fill(workbench.dataSource(), Map.of());
		return workbench;
	}

	private Workbench byHand(TestDatabase database, String defaultValue, String check) throws IOException {
		Workbench workbench = workbench(database);
		Files.writeString(workbench.directory().resolve("V1__customer.sql"),
				customer(defaultValue, "constraint ck_customer_age check (" + check + ")") + ";");
		workbench.with(EXPRESSIONS).upgrade(null);
		return workbench;
	}

	private static String customer(String defaultValue, String check) {
		return "create table customer (id bigint not null primary key, name varchar(40) default " + defaultValue
				+ ", age integer, " + check + ")";
	}

	/** A database whose user may make nothing but in its own schema. */
	private Workbench restricted(String model) {
		DriverManagerDataSource dataSource = TestDatabase.POSTGRESQL.fresh();
		String name = dataSource.getUrl().substring(dataSource.getUrl().lastIndexOf('/') + 1);
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		jdbc.execute("create role owner_" + name + " login password 'secret'");
		jdbc.execute("revoke temporary on database " + name + " from public");
		jdbc.execute("grant all on schema public to owner_" + name);
		Workbench workbench = new Workbench(new DriverManagerDataSource(dataSource.getUrl(), "owner_" + name, "secret"),
				this.root);
		MigrationService service = workbench.with(MODELS.get(model));
		service.generate(GenerateOptions.of("Start"));
		service.upgrade(null);
		return workbench;
	}

}
