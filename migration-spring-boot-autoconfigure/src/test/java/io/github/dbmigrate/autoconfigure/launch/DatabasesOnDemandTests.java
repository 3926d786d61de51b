package io.github.dbmigrate.autoconfigure.launch;

import io.github.dbmigrate.autoconfigure.MigrationAutoConfiguration;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link DatabasesOnDemand}: why a command cannot do anything.
 */
class DatabasesOnDemandTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					spring.datasource.url=jdbc:postgresql://localhost:1/x?password=hush | DATABASE | Cannot connect to jdbc:postgresql://localhost:1/x: Connection | spring.datasource
					spring.datasource.url=jdbc:mariadb://me:hush@localhost:1/x          | DATABASE | Cannot connect to jdbc:mariadb://localhost:1/x:               | spring.datasource
					spring.datasource.url=jdbc:nosuch:x?password=hush                   | DATABASE | Cannot connect to jdbc:nosuch:x: Driver                       | spring.datasource
					spring.flyway.url=jdbc:postgresql://localhost:1/x?password=hush     | DATABASE | Cannot connect to jdbc:postgresql://localhost:1/x: Connection | spring.
					spring.datasource.url=x?password=hush                               | INPUT    | its bean 'dataSource': 'url' must start with "jdbc". Nothing  | configuration
					spring.datasource.driver-class-name=no.such.Driver                  | INPUT    | its bean 'dataSource': Cannot load driver class: no.such      | configuration
					migration.version-format=roman                                      | INPUT    | Property: migration.version-format                            | TIMESTAMP
					migration.enabled=false                                             | INPUT    | Migrations are switched off                                   | set it to true
					spring.flyway.enabled=false                                         | INPUT    | Flyway is switched off                                        | spring.profiles.active
					""")
	void saysWhyTheServiceCannotBeCreated(String property, Failure failure, String problem, String remedy) {
		try (DbApplicationContext context = new DbApplicationContext()) {
			TestPropertyValues
				.of("spring.flyway.locations=classpath:launchapp/{vendor}",
						"spring.datasource.hikari.connection-timeout=250", property)
				.applyTo(context);
			context.register(Application.class);
			context.refresh();
			MigrationException refusal = catchThrowableOfType(MigrationException.class,
					() -> DatabasesOnDemand.in(new CommandContext(context, null)).one(null).status());
			assertThat(refusal).isNotNull();
			assertThat(refusal.failure()).isEqualTo(failure);
			assertThat(refusal).hasMessageContaining(problem);
			assertThat(refusal.remedy()).contains(remedy);
			assertThat(refusal.getMessage() + refusal.remedy()).doesNotContain("hush", "\tat ");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			FlywayAutoConfiguration.class, MigrationAutoConfiguration.class })
	static class Application {

	}

}
