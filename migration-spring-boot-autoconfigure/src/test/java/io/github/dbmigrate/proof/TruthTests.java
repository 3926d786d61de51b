package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.Decisions;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.reconcile.Drift;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Model, snapshot and database: a test for each way in which they can stand to each
 * other.
 */
class TruthTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("plain", """
			@Entity class Customer { @Id Long id; @Column(length = 80) String name; }
			""", "mailed", """
			@Entity class Customer { @Id Long id; @Column(length = 80) String name; @Column(length = 80) String email; }
			""", "ordered", """
			@Entity class Customer { @Id Long id; @Column(length = 80) String name; }
			@Entity class Purchase { @Id Long id; @ManyToOne Customer customer; }
			""", "stated", """
			@Entity class Customer { @Id Long id; @Column(length = 80) String name; }
			""", "statedLater",
			"""
					@Entity class Customer { @Id Long id; @Column(length = 80) String name;
						@org.hibernate.annotations.Check(constraints = "state in ('A', 'B')") @Column(nullable = false, length = 2) String state; }
					""",
			"brownfield",
			"""
					@Entity class Customer { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
						@Column(nullable = false) String name; String remark; LocalDateTime created; }
					@Entity class Purchase { @Id Long id; @ManyToOne(optional = false) Customer customer; BigDecimal total; }
					""",
			"brownfieldLater",
			"""
					@Entity class Customer { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
						@Column(nullable = false) String name; String remark; LocalDateTime created; Integer age; }
					@Entity class Purchase { @Id Long id; @ManyToOne(optional = false) Customer customer; BigDecimal total; }
					"""));

	private static final Model PLAIN = MODELS.get("plain");

	private static final Model MAILED = MODELS.get("mailed");

	private static final Model ORDERED = MODELS.get("ordered");

	private final List<Workbench> workbenches = new ArrayList<>();

	@TempDir
	Path root;

	@AfterEach
	void giveBack() {
		this.workbenches.forEach(Workbench::end);
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void whatOnlyTheModelHasIsAdded(TestDatabase database) {
		Workbench workbench = started(database, PLAIN);
		Generated generated = workbench.with(MAILED).generate(GenerateOptions.of("Mail"));
		assertThat(generated.operations()).singleElement().asString().startsWith("+").containsIgnoringCase("email");
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void aColumnThatTheModelLostIsAQuestion(TestDatabase database) {
		Workbench workbench = started(database, MAILED);
		List<String> files = files(workbench);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(PLAIN).generate(GenerateOptions.of("Less")))
			.satisfies((ex) -> {
				assertThat(ex.failure()).isEqualTo(Failure.QUESTION);
				assertThat(ex.remedy()).containsIgnoringCase("--drop customer.email")
					.containsIgnoringCase("--keep customer.email");
			});
		assertThat(files(workbench)).isEqualTo(files);
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void aColumnThatTheModelLostMayStay(TestDatabase database) {
		Workbench workbench = started(database, MAILED);
		CatalogDump before = workbench.dump();
		workbench.with(PLAIN).generate(GenerateOptions.of("Less").keeping("customer.email"));
		assertThat(workbench.with(PLAIN).generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
		assertThat(workbench.with(PLAIN).check().differences()).isEmpty();
		assertThat(workbench.dump()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void whatNoModelEverHadIsKept(TestDatabase database) {
		Workbench workbench = started(database, ORDERED);
		workbench.jdbc().execute("create table quartz_lock (name varchar(10) primary key)");
		workbench.jdbc().execute("create index by_hand on customer (name)");
		workbench.jdbc().execute("alter table customer add column legacy varchar(10) default 'x'");
		workbench.jdbc().execute("alter table customer add constraint legacy_check check (legacy <> 'y')");
		workbench.jdbc().execute("create view names as select name from customer");
		CatalogDump before = workbench.dump();
		assertThat(workbench.with(ORDERED).generate(GenerateOptions.of("Nothing"))).matches(Generated::saysNothing);
		assertThat(workbench.with(ORDERED).check().differences()).isEmpty();
		assertThat(workbench.dump()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void whatTheDatabaseLacksIsDrift(TestDatabase database) {
		Workbench workbench = started(database, MAILED);
		workbench.jdbc().execute("alter table customer drop column email");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(MAILED).generate(GenerateOptions.of("Drift")))
			.withMessageMatching("(?is).*customer.email.*missing.*")
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.FINDINGS));
		assertThat(workbench.with(MAILED).check().differences()).extracting(Difference::between)
			.containsExactly("database-files");
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void aTableThatTheDatabaseLacksIsDrift(TestDatabase database) {
		Workbench workbench = started(database, ORDERED);
		workbench.jdbc().execute("drop table purchase");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(ORDERED).generate(GenerateOptions.of("Drift")))
			.withMessageMatching("(?is).*purchase.*missing.*");
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void whatTheDatabaseLacksIsMadeWhereTheDatabaseIsWrong(TestDatabase database) {
		Workbench workbench = started(database, MAILED);
		CatalogDump before = workbench.dump().byName();
		workbench.jdbc().execute("alter table customer drop column email");
		MigrationService service = workbench.with(MAILED);
		assertThat(service.generate(drift(Drift.DATABASE)).operations()).hasSize(1);
		service.upgrade(null);
		assertThat(workbench.dump().byName()).isEqualTo(before);
		assertThat(service.check().differences()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void whatTheDatabaseLacksIsIgnoredWhereTheSnapshotIsRight(TestDatabase database) {
		Workbench workbench = started(database, MAILED);
		workbench.jdbc().execute("alter table customer drop column email");
		assertThat(workbench.with(MAILED).generate(drift(Drift.SNAPSHOT))).matches(Generated::saysNothing);
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void whatNoFileMakesIsDrift(TestDatabase database) {
		Workbench workbench = started(database, PLAIN);
		workbench.jdbc().execute("alter table customer add column email varchar(80)");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(MAILED).generate(GenerateOptions.of("Drift")))
			.withMessageMatching("(?is).*customer.email.*no file makes.*")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("--drift=adopt"));
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void whatNoFileMakesIsAdopted(TestDatabase database) {
		Workbench workbench = started(database, PLAIN);
		workbench.jdbc().execute("alter table customer add column email varchar(80)");
		CatalogDump before = workbench.dump();
		MigrationService service = workbench.with(MAILED);
		assertThat(service.generate(drift(Drift.ADOPT)).files()).isNotEmpty();
		assertThat(service.upgrade(null).migrations()).isEmpty();
		assertThat(service.check().differences()).isEmpty();
		assertThat(workbench.dump()).isEqualTo(before);
		Workbench colleague = workbench.colleague();
		colleague.with(MAILED).upgrade(null);
		assertThat(colleague.dump()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void aNewerFileByHandExplainsWhatTheDatabaseHas(TestDatabase database) throws IOException {
		Workbench workbench = started(database, PLAIN);
		write(workbench, "V2__mail.sql", "alter table customer add column email varchar(80);");
		MigrationService service = workbench.with(MAILED);
		service.upgrade(null);
		assertThat(service.generate(GenerateOptions.of("Nothing"))).matches(Generated::saysNothing);
		assertThat(workbench.folder().snapshot().orElseThrow().head()).hasToString("2");
		assertThat(service.check().differences()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void aNewerFileByHandExplainsWhatTheDatabaseLacks(TestDatabase database) throws IOException {
		Workbench workbench = started(database, MAILED);
		write(workbench, "V2__no_mail.sql", "alter table customer drop column email;");
		MigrationService service = workbench.with(PLAIN);
		service.upgrade(null);
		assertThat(service.generate(GenerateOptions.of("Nothing"))).matches(Generated::saysNothing);
		assertThat(workbench.folder().snapshot().orElseThrow().model().schema().tables().values())
			.allSatisfy((table) -> assertThat(table.columns()).hasSize(2));
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void whatNeitherModelNorDatabaseHasLeavesTheSnapshot(TestDatabase database) {
		Workbench workbench = started(database, MAILED);
		workbench.jdbc().execute("alter table customer drop column email");
		MigrationService service = workbench.with(PLAIN);
		assertThat(service.generate(GenerateOptions.of("Nothing"))).matches(Generated::saysNothing);
		assertThat(workbench.folder().snapshot().orElseThrow().model().schema().tables().values())
			.allSatisfy((table) -> assertThat(table.columns()).hasSize(2));
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void fortyFilesByHandWithoutASnapshotLeadToNothing(TestDatabase database) throws IOException {
		Workbench workbench = brownfield(database);
		CatalogDump before = workbench.dump();
		MigrationService service = workbench.with(MODELS.get("brownfield"));
		List<String> files = files(workbench).stream().filter((file) -> file.endsWith(".sql")).toList();
		assertThat(service.generate(GenerateOptions.of("Nothing"))).matches(Generated::saysNothing);
		assertThat(files(workbench).stream().filter((file) -> file.endsWith(".sql"))).isEqualTo(files);
		assertThat(service.check().differences()).isEmpty();
		assertThat(workbench.dump()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void fortyFilesByHandAndOneChangeLeadToThatChange(TestDatabase database) throws IOException {
		Workbench workbench = brownfield(database);
		MigrationService service = workbench.with(MODELS.get("brownfieldLater"));
		Generated generated = service.generate(GenerateOptions.of("Age"));
		assertThat(generated.version()).isEqualTo("41");
		assertThat(generated.operations()).singleElement().asString().containsIgnoringCase("age");
		service.upgrade(null);
		assertThat(service.check().differences()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL", "MARIADB" })
	void aFillIsHeldAgainstTheChecksOfItsColumn(TestDatabase database) {
		Workbench workbench = started(database, MODELS.get("stated"));
		MigrationService service = workbench.with(MODELS.get("statedLater"));
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> service.generate(filled(Map.of("customer.state", "'Z'"))))
			.withMessageContaining("a value that the check")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("--fill customer.state=\"'A'\""));
		service.generate(filled(Map.of("customer.state", "'B'")));
		service.upgrade(null);
		assertThat(workbench.jdbc().queryForObject("select min(state) from customer", String.class)).isEqualTo("B");
		assertThat(service.check().differences()).isEmpty();
	}

	private static GenerateOptions filled(Map<String, String> fills) {
		return GenerateOptions.of("Filled").deciding(Decisions.NONE.with(Kind.FILL, fills));
	}

	@Test
	void pendingFilesComeFirst() throws IOException {
		Workbench workbench = started(TestDatabase.POSTGRESQL, PLAIN);
		write(workbench, "V2__mail.sql", "alter table customer add column email varchar(80);");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(PLAIN).generate(GenerateOptions.of("Early")))
			.withMessageContaining("V2__mail.sql")
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.FINDINGS))
			.satisfies((ex) -> assertThat(ex.remedy()).contains("db upgrade"));
		assertThat(files(workbench)).doesNotContain("V3__early.sql");
	}

	@Test
	void pendingFilesRunFirstInMemory() throws IOException {
		Workbench workbench = started(TestDatabase.H2, PLAIN);
		write(workbench, "V2__mail.sql", "alter table customer add column email varchar(80);");
		assertThat(workbench.with(MAILED).generate(GenerateOptions.of("Nothing"))).matches(Generated::saysNothing);
		assertThat(workbench.dump().toString()).contains("EMAIL");
	}

	@ParameterizedTest
	@EnumSource
	@Proves("22")
	void noEntityAtAllIsAnErrorAndNoReasonToDrop(TestDatabase database) {
		Workbench workbench = started(database, PLAIN);
		CatalogDump before = workbench.dump();
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(new Model("", List.of())).generate(GenerateOptions.of("Gone")))
			.withMessageContaining("No entity")
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.INPUT));
		assertThat(workbench.dump()).isEqualTo(before);
	}

	private Workbench started(TestDatabase database, Model entities) {
		Workbench workbench = new Workbench(database, this.root);
		this.workbenches.add(workbench);
		MigrationService service = workbench.with(entities);
		service.generate(GenerateOptions.of("Start"));
		service.upgrade(null);
		RowFiller.fill(workbench.dataSource(), Map.of());
		return workbench;
	}

	private Workbench brownfield(TestDatabase database) throws IOException {
		Workbench workbench = new Workbench(database, this.root);
		this.workbenches.add(workbench);
		write(workbench, "V1__customer.sql", """
				create table customer (id bigint generated by default as identity primary key,
				  name varchar(255) not null, remark text, created timestamp(6) default current_timestamp,
				  legacy varchar(20) not null default 'x');
				comment on table customer is 'who pays';
				comment on column customer.name is 'first and last';
				create index idx_customer_name on customer (name);
				""");
		write(workbench, "V2__purchase.sql", """
				create table purchase (id bigint primary key, customer_id bigint not null
				  constraint fk_who references customer (id) on delete cascade, total numeric(38,2) default 0);
				create view totals as select sum(total) as total from purchase;
				""");
		for (int i = 3; i <= 40; i++) {
			write(workbench, "V" + i + "__other.sql", "create table other_" + i + " (id bigint primary key);");
		}
		workbench.with(MODELS.get("brownfield")).upgrade(null);
		RowFiller.fill(workbench.dataSource(), Map.of());
		return workbench;
	}

	private static GenerateOptions drift(Drift drift) {
		return GenerateOptions.of("Drift").drift(drift);
	}

	private static void write(Workbench workbench, String name, String sql) throws IOException {
		Files.createDirectories(workbench.directory());
		Files.writeString(workbench.directory().resolve(name), sql);
	}

	private static List<String> files(Workbench workbench) {
		try (Stream<Path> files = Files.walk(workbench.directory().getParent())) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
