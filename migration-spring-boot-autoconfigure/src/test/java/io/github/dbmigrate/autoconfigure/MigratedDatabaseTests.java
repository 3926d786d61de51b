package io.github.dbmigrate.autoconfigure;

import java.util.function.Consumer;

import io.github.dbmigrate.script.FolderSettings;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigratedDatabase}.
 */
class MigratedDatabaseTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class, MigrationAutoConfiguration.class));

	@Test
	void theVendorIsWhatBootPutInItsPlace() {
		this.runner.withPropertyValues("spring.flyway.locations=launchapp/migration,classpath:/launchapp/{vendor}")
			.run(settings((settings) -> {
				assertThat(settings.locations()).containsExactlyInAnyOrder("classpath:launchapp/migration",
						"classpath:launchapp/h2");
				assertThat(settings.vendor()).isEqualTo("h2");
			}));
	}

	@Test
	void aFolderThatIsNamedLikeAVendorIsNone() {
		this.runner.withPropertyValues("spring.flyway.locations=classpath:launchapp/h2")
			.run(settings((settings) -> assertThat(settings.vendor()).isNull()));
	}

	@Test
	void filesAreNamedAsFlywayNamesThem() {
		this.runner
			.withPropertyValues("spring.flyway.sql-migration-prefix=M", "spring.flyway.sql-migration-separator=-",
					"spring.flyway.sql-migration-suffixes=.ddl,.sql", "spring.flyway.encoding=ISO-8859-1")
			.run(settings((settings) -> {
				assertThat(settings.naming().prefix()).isEqualTo("M");
				assertThat(settings.naming().separator()).isEqualTo("-");
				assertThat(settings.naming().suffixes()).containsExactly(".ddl", ".sql");
				assertThat(settings.naming().encoding()).hasToString("ISO-8859-1");
			}));
	}

	@Test
	void theApplicationIsTheClassThatSwitchesAutoConfigurationOn() {
		this.runner.withUserConfiguration(Application.class)
			.run(settings((settings) -> assertThat(settings.application()).isEqualTo(Application.class)));
		this.runner.run(settings((settings) -> assertThat(settings.application()).isNull()));
	}

	private static ContextConsumer<AssertableApplicationContext> settings(Consumer<FolderSettings> assertions) {
		return (context) -> assertions
			.accept(new MigratedDatabases(context.getBean(MigrationProperties.class), context.getBeanFactory())
				.of(context.getBean(Flyway.class))
				.settings());
	}

	@Configuration
	@EnableAutoConfiguration
	static class Application {

	}

}
