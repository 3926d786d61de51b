package io.github.dbmigrate.autoconfigure;

import io.github.dbmigrate.launchapp.LaunchApplication;
import io.github.dbmigrate.schema.MigrationException;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;

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

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = LaunchApplication.class)
	static class Entities {

	}

}
