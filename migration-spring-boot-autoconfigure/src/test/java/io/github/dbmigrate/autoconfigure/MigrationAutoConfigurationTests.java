package io.github.dbmigrate.autoconfigure;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.Online;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.hazard.Severity;
import io.github.dbmigrate.script.VersionFormat;
import io.github.dbmigrate.upgrade.DataLoss;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link MigrationAutoConfiguration}.
 */
class MigrationAutoConfigurationTests {

	private static final String LOCATIONS = "spring.flyway.locations=classpath:launchapp/migration";

	private final ApplicationContextRunner bare = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(FlywayAutoConfiguration.class, MigrationAutoConfiguration.class, MigrationStartupAutoConfiguration.class));

	private final ApplicationContextRunner runner = this.bare
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
		.withPropertyValues(LOCATIONS);

	@Test
	void backsOffWithoutDataSource() {
		this.bare.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationService.class));
	}

	@Test
	void backsOffWithoutFlyway() {
		this.runner.withClassLoader(new FilteredClassLoader(Flyway.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationService.class));
	}

	@Test
	void backsOffWhenFlywayIsOff() {
		this.runner.withPropertyValues("spring.flyway.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationService.class));
	}

	@Test
	void backsOffWhenSwitchedOff() {
		this.runner.withPropertyValues("migration.enabled=false", "migration.adopt=true")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(MigrationService.class)
				.doesNotHaveBean(MigrationProperties.class)
				.doesNotHaveBean(FlywayMigrationStrategy.class));
	}

	@Test
	void backsOffWhenTheUserHasAService() {
		this.runner.withUserConfiguration(OwnService.class)
			.run((context) -> assertThat(context).hasSingleBean(MigrationService.class)
				.doesNotHaveBean("migrationService"));
	}

	@Test
	void givesDatabasesButNoServiceWhereNoFlywayIsPrimary() {
		this.runner.withUserConfiguration(TwoFlyways.class).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(MigrationService.class);
			assertThat(context.getBean(Databases.class).names()).containsExactly("one", "two");
		});
	}

	@Test
	void theOnlyDatabaseIsTheServicesAndHasNoName() {
		this.runner.withUserConfiguration(OwnService.class).run((context) -> {
			Databases databases = context.getBean(Databases.class);
			assertThat(databases.names()).containsExactly("default");
			assertThat(databases.one(null)).isSameAs(context.getBean(MigrationService.class));
		});
	}

	@Test
	void givesAServiceThatIsCreatedOnlyWhenAskedFor() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBeanFactory().containsSingleton("migrationService")).isFalse();
			assertThat(context).hasSingleBean(MigrationService.class);
		});
	}

	@Test
	void creationOfTheServiceConnectsToNothing() {
		DataSource dataSource = mock();
		this.bare.withBean(Flyway.class, () -> Flyway.configure().dataSource(dataSource).load()).run((context) -> {
			assertThat(context.getBean(MigrationService.class)).isNotNull();
			then(dataSource).shouldHaveNoInteractions();
		});
	}

	@Test
	void everyBeanIsNamedAsOurs() {
		String[] with = names(this.runner);
		String[] without = names(new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
			.withPropertyValues(LOCATIONS));
		assertThat(with).contains(without);
		assertThat(with).filteredOn((name) -> !List.of(without).contains(name))
			.allMatch((name) -> name.startsWith("migration") || name.startsWith("io.github.dbmigrate."));
	}

	private static String[] names(ApplicationContextRunner runner) {
		String[][] names = new String[1][];
		runner
			.run((context) -> names[0] = ((BeanDefinitionRegistry) context.getBeanFactory()).getBeanDefinitionNames());
		return names[0];
	}

	@Test
	void bindsDefaults() {
		this.runner.run((context) -> assertThat(context.getBean(MigrationProperties.class))
			.isEqualTo(new MigrationProperties(true, null, VersionFormat.AUTO,
					MigrationProperties.UpgradeOnStartup.TRUE, false, MigrationProperties.Heads.WARN, List.of(), null,
					new MigrationProperties.Generate(DropPolicy.ASK, true, Online.AUTO, 100_000, 10_000),
					new MigrationProperties.Downgrade(DataLoss.ASK), new MigrationProperties.Lint(Map.of()),
					Map.of())));
	}

	@Test
	void bindsProperties() {
		this.runner
			.withPropertyValues("migration.directory=db", "migration.version-format=number",
					"migration.upgrade-on-startup=validate", "migration.adopt=true", "migration.heads=fail",
					"migration.exclude=qrtz_*, audit.*", "migration.generate.drops=never",
					"migration.downgrade.data-loss=deny", "migration.lint.severity.drop-column=error",
					"migration.reference-url=jdbc:h2:mem:reference", "spring.flyway.enabled=false")
			.run((context) -> assertThat(context.getBean(MigrationProperties.class)).isEqualTo(new MigrationProperties(
					true, "db", VersionFormat.NUMBER, MigrationProperties.UpgradeOnStartup.VALIDATE, true,
					MigrationProperties.Heads.FAIL, List.of("qrtz_*", "audit.*"), "jdbc:h2:mem:reference",
					new MigrationProperties.Generate(DropPolicy.NEVER, true, Online.AUTO, 100_000, 10_000),
					new MigrationProperties.Downgrade(DataLoss.DENY),
					new MigrationProperties.Lint(Map.of("drop-column", Severity.ERROR)), Map.of())));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnService {

		@Bean
		MigrationService ownService() {
			return mock();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoFlyways {

		@Bean
		Flyway one() {
			return Flyway.configure().load();
		}

		@Bean
		Flyway two() {
			return Flyway.configure().load();
		}

	}

}
