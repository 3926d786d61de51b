package io.github.dbmigrate.autoconfigure.launch;

import java.util.ArrayList;
import java.util.List;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DbApplicationContext}.
 */
class DbApplicationContextTests {

	private final DbApplicationContext context = new DbApplicationContext();

	@BeforeEach
	void start() {
		TestPropertyValues.of("spring.flyway.locations=classpath:launchapp/migration").applyTo(this.context);
		this.context.register(Application.class);
		this.context.refresh();
	}

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void createsNothingBeforeItIsAskedFor() {
		assertThat(this.context.containsBean("closed")).isTrue();
		assertThat(this.context.getBeanFactory().containsSingleton("closed")).isFalse();
		assertThat(this.context.getBeanFactory().containsSingleton("flyway")).isFalse();
		assertThat(BeansOnDemand.in(this.context.getBeanFactory())).isTrue();
	}

	@Test
	void aBeanThatWaitsForMigrationsRunsNone() {
		assertThat(this.context.getBeanNamesForType(FlywayMigrationInitializer.class)).hasSize(1);
		assertThat(this.context.getBean(JdbcTemplate.class).queryForList("show tables")).isEmpty();
		assertThat(this.context.getBean(Flyway.class).info().pending()).hasSize(2);
	}

	@Test
	void destroysWhatTheCommandAskedFor() {
		List<String> closed = this.context.getBean(Closed.class).calls();
		this.context.close();
		assertThat(closed).containsExactly("close");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			FlywayAutoConfiguration.class })
	static class Application {

		@Bean
		Closed closed() {
			return new Closed(new ArrayList<>());
		}

	}

	record Closed(List<String> calls) implements AutoCloseable {

		@Override
		public void close() {
			this.calls.add("close");
		}

	}

}
