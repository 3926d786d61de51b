package io.github.dbmigrate.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import io.github.dbmigrate.launchapp.LaunchApplication;
import io.github.dbmigrate.schema.MigrationException;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DdlAutoGuard}.
 */
class DdlAutoGuardTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
				TransactionAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				MigrationAutoConfiguration.class, MigrationStartupAutoConfiguration.class))
		.withUserConfiguration(Entities.class)
		.withPropertyValues("spring.flyway.locations=classpath:launchapp/migration");

	@Test
	void updateOfAMigratedDatabaseStopsTheStartWithTheWaysOut() {
		this.runner
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=update", "spring.datasource.connection-fetch=lazy")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(MigrationException.class, (failure) -> assertThat(failure.remedy())
					.contains("ddl-auto=validate", "spring.flyway.enabled=false")));
	}

	@ParameterizedTest
	@CsvSource({ "update,false", "validate,true", "none,true" })
	void otherApplicationsStart(String ddlAuto, boolean flyway) {
		this.runner.withPropertyValues("spring.jpa.hibernate.ddl-auto=" + ddlAuto, "spring.flyway.enabled=" + flyway)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(EntityManagerFactory.class));
	}

	@Test
	void updateOfADatabaseThatFlywayDoesNotMigrateIsLeftAlone() {
		this.runner
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=update", "spring.flyway.url=jdbc:h2:mem:elsewhere",
					"spring.flyway.user=sa")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(EntityManagerFactory.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "spring.jpa.hibernate.ddl-auto=update" })
	void beforeTheFirstMigrationHibernateMakesTheTablesAsItDidWithoutUs(String ddlAuto) {
		this.runner.withPropertyValues("spring.flyway.locations=classpath:nowhere", ddlAuto).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(tables(context)).contains("NOTE").doesNotContain("flyway_schema_history");
		});
	}

	@Test
	void onceThereIsAMigrationTheFilesMakeTheTables() {
		this.runner.withPropertyValues("spring.datasource.generate-unique-name=true").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(tables(context)).contains("flyway_schema_history");
			assertThat(context.getBean(EntityManagerFactory.class).getProperties())
				.doesNotContainKey(SchemaToolingSettings.HBM2DDL_AUTO);
		});
	}

	@Test
	void aHistoryTellsThatThereWereMigrations() {
		ApplicationContextRunner outliving = this.runner
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:ddlautoguard;DB_CLOSE_DELAY=-1");
		outliving.run((context) -> assertThat(context).hasNotFailed());
		outliving
			.withPropertyValues("spring.flyway.locations=classpath:nowhere", "spring.jpa.hibernate.ddl-auto=update")
			.run((context) -> assertThat(context).getFailure().rootCause().isInstanceOf(MigrationException.class));
	}

	private static List<String> tables(ApplicationContext context) {
		return JdbcClient.create(context.getBean(DataSource.class))
			.sql("select table_name from information_schema.tables where table_schema = 'PUBLIC'")
			.query(String.class)
			.list();
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = LaunchApplication.class)
	static class Entities {

	}

}
