package io.github.dbmigrate.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.schema.MigrationException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationStrategy}, on a database that outlives the application.
 */
@ExtendWith(OutputCaptureExtension.class)
@Isolated
class MigrationStrategyTests {

	private final DataSource dataSource = new SimpleDriverDataSource(new org.h2.Driver(),
			"jdbc:h2:mem:strategy;DB_CLOSE_DELAY=-1");

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class, MigrationAutoConfiguration.class,
				MigrationStartupAutoConfiguration.class))
		.withBean(DataSource.class, () -> this.dataSource)
		.withPropertyValues("spring.flyway.locations=classpath:launchapp/migration");

	@BeforeEach
	void empty() {
		sql("drop all objects");
	}

	@Test
	void byDefaultItMigratesAsBootDoes() {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(rows()).isEqualTo(1);
	}

	@Test
	void beforeTheFirstMigrationADatabaseWithTablesIsLeftAlone() {
		sql("create table legacy (id integer)");
		ApplicationContextRunner starting = this.runner.withPropertyValues("spring.flyway.locations=classpath:nowhere");
		starting.run((context) -> assertThat(context).hasNotFailed());
		assertThat(JdbcClient.create(this.dataSource).sql("show tables").query().listOfRows()).hasSize(1);
		starting.withPropertyValues("spring.flyway.baseline-on-migrate=true")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(JdbcClient.create(this.dataSource).sql("show tables").query().listOfRows()).hasSize(2);
	}

	@Test
	void severalDataSourcesOfWhichNoneIsPrimaryStartWithoutFlyway() {
		this.runner.withBean("second", DataSource.class, () -> this.dataSource)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Flyway.class));
		this.runner
			.withBean("second", DataSource.class, () -> this.dataSource, (definition) -> definition.setPrimary(true))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(Flyway.class));
		this.runner.withBean("second", DataSource.class, () -> this.dataSource)
			.withPropertyValues("spring.flyway.url=jdbc:h2:mem:strategy", "spring.flyway.user=")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(Flyway.class));
	}

	@Test
	void twoHeadsAreAWarningUnlessTheyFail(@TempDir Path folder, CapturedOutput output) throws Exception {
		branches(folder);
		ApplicationContextRunner branched = this.runner
			.withPropertyValues("spring.flyway.locations=filesystem:" + folder);
		branched.withPropertyValues("migration.heads=fail")
			.run((context) -> assertThat(failure(context)).hasMessageContaining("V2__a.sql")
				.hasMessageContaining("V3__b.sql")
				.hasMessageContaining("Nothing was run (migration.heads=fail)."));
		branched.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("Two branches of migrations met, neither knows the other: V2__a.sql, V3__b.sql.");
		assertThat(JdbcClient.create(this.dataSource).sql("select count(*) from a, b").query(Integer.class).single())
			.isZero();
	}

	@Test
	void whatAMergeLetsRunLateRunsAtTheStart(@TempDir Path folder) throws Exception {
		branches(folder);
		Path a = folder.resolve("V2__a.sql");
		String text = Files.readString(a);
		Files.delete(a);
		ApplicationContextRunner starting = this.runner
			.withPropertyValues("spring.flyway.locations=filesystem:" + folder);
		starting.run((context) -> assertThat(context).hasNotFailed());
		Files.writeString(a, text);
		starting.run((context) -> assertThat(context).hasFailed());
		Files.writeString(folder.resolve("V4__merge.sql"), "-- migration:format 1\n-- migration:parent 2\n"
				+ "-- migration:parent 3\n-- migration:may-run-late 2\n");
		starting.run((context) -> assertThat(context).hasNotFailed());
		assertThat(JdbcClient.create(this.dataSource).sql("select count(*) from a, b").query(Integer.class).single())
			.isZero();
	}

	@Test
	void oneFileInPlaceOfThoseThatRanIsRecordedAtTheStart(@TempDir Path folder) throws Exception {
		ApplicationContextRunner starting = this.runner
			.withPropertyValues("spring.flyway.locations=filesystem:" + folder);
		Files.writeString(folder.resolve("V1__a.sql"), "create table a (id integer);\n");
		starting.run((context) -> assertThat(context).hasNotFailed());
		sql("insert into a values (1)");
		Files.writeString(folder.resolve("V2__b.sql"), "create table b (id integer);\n");
		Path pruned = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-pruned"));
		Files.writeString(pruned.resolve("B2__squash.sql"), """
				-- migration:format 1
				-- migration:replaces 1 checksum -2020777736
				-- migration:replaces 2 checksum -1762653567
				create table a (id integer);
				create table b (id integer);
				""");
		Files.writeString(pruned.resolve("V3__c.sql"), "create table c (id integer);\n");
		ApplicationContextRunner next = this.runner.withPropertyValues("spring.flyway.locations=filesystem:" + pruned);
		next.run((context) -> assertThat(failure(context)).hasMessageContaining("stands at 1 and lacks 2")
			.hasMessageContaining("Nothing was changed"));
		starting.run((context) -> assertThat(context).hasNotFailed());
		next.run((context) -> assertThat(context).hasNotFailed());
		assertThat(JdbcClient.create(this.dataSource)
			.sql("select \"script\" from \"flyway_schema_history\" where \"version\" is not null"
					+ " order by \"installed_rank\"")
			.query(String.class)
			.list()).containsExactly("B2__squash.sql", "V3__c.sql");
		assertThat(JdbcClient.create(this.dataSource).sql("select id from a").query(Integer.class).single()).isOne();
	}

	@Test
	void whatMovedToAnotherVersionIsRecordedAtTheStartAndTheOtherBranchRuns(@TempDir Path folder) throws Exception {
		ApplicationContextRunner starting = this.runner
			.withPropertyValues("spring.flyway.locations=filesystem:" + folder);
		Files.writeString(folder.resolve("V1__a.sql"), "create table a (id integer);\n");
		starting.run((context) -> assertThat(context).hasNotFailed());
		sql("insert into a values (1)");
		Files.delete(folder.resolve("V1__a.sql"));
		Files.writeString(folder.resolve("V2__b.sql"), "create table b (id integer);\n");
		Files.writeString(folder.resolve("V3__a.sql"), """
				-- migration:format 1
				-- migration:may-run-late 2
				-- migration:replaces 1 checksum -2020777736
				-- migration:parent 2
				create table a (id integer);
				""");
		starting.run((context) -> assertThat(context).hasNotFailed());
		assertThat(JdbcClient.create(this.dataSource).sql("select count(*) from a").query(Integer.class).single())
			.isOne();
		assertThat(JdbcClient.create(this.dataSource).sql("select count(*) from b").query(Integer.class).single())
			.isZero();
	}

	private static void branches(Path folder) throws IOException {
		String parent = "-- migration:format 1\n-- migration:parent 1\n";
		Files.writeString(folder.resolve("V1__root.sql"), "-- migration:format 1\ncreate table root (id integer);\n");
		Files.writeString(folder.resolve("V2__a.sql"), parent + "create table a (id integer);\n");
		Files.writeString(folder.resolve("V3__b.sql"), parent + "create table b (id integer);\n");
	}

	@Test
	void falseLetsPendingMigrationsWait() {
		this.runner.withPropertyValues("migration.upgrade-on-startup=false").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Flyway.class).info().pending()).hasSize(2);
		});
	}

	@Test
	void validateStopsTheStartWhileMigrationsArePending() {
		ApplicationContextRunner validating = this.runner.withPropertyValues("migration.upgrade-on-startup=validate");
		validating.run((context) -> assertThat(failure(context)).hasMessageContaining("V1__create_note.sql")
			.hasMessageContaining("Nothing was changed"));
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		validating.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void adoptOfAnEmptyDatabaseRunsEveryMigration() {
		this.runner.withPropertyValues("migration.adopt=true").run((context) -> assertThat(context).hasNotFailed());
		assertThat(rows()).isEqualTo(1);
	}

	@Test
	void adoptOfATableThatNoBaselineKnowsStopsTheStart() {
		sql("create table stranger (id bigint primary key)");
		this.runner.withPropertyValues("migration.adopt=true")
			.run((context) -> assertThat(failure(context)).hasMessageContaining("no baseline"));
		assertThat(JdbcClient.create(this.dataSource).sql("show tables").query().listOfRows()).hasSize(1);
	}

	@Test
	void aStartThatFailsHalfWayIsFinishedByAnUpgrade(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("V1__half.sql"),
				"create table half (id integer);\ninsert into late values (1);\ninsert into half values (1);\n");
		ApplicationContextRunner failing = this.runner
			.withPropertyValues("spring.flyway.locations=filesystem:" + folder);
		failing.run((context) -> assertThat(context).hasFailed());
		sql("create table late (id integer)");
		failing.withPropertyValues("migration.upgrade-on-startup=false").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(MigrationService.class).upgrade(null).to()).isEqualTo("1");
		});
		assertThat(JdbcClient.create(this.dataSource).sql("select id from half").query(Integer.class).list())
			.containsExactly(1);
	}

	@Test
	void theStrategyOfTheUserWins() {
		this.runner.withPropertyValues("migration.adopt=true", "migration.upgrade-on-startup=validate")
			.withBean("ownStrategy", FlywayMigrationStrategy.class, () -> Flyway::migrate)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationStrategy.class));
		assertThat(rows()).isEqualTo(1);
	}

	private static Throwable failure(AssertableApplicationContext context) {
		assertThat(context).getFailure().rootCause().isInstanceOf(MigrationException.class);
		Throwable failure = context.getStartupFailure();
		while (failure.getCause() != null) {
			failure = failure.getCause();
		}
		return failure;
	}

	private long rows() {
		return JdbcClient.create(this.dataSource).sql("select count(*) from note").query(Long.class).single();
	}

	private void sql(String statement) {
		JdbcClient.create(this.dataSource).sql(statement).update();
	}

}
