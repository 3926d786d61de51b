package io.github.dbmigrate.autoconfigure.launch;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.autoconfigure.MigrationAutoConfiguration;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application that has a Flyway bean for each of its databases.
 */
class OwnFlywaysTests {

	private final DbApplicationContext context = new DbApplicationContext();

	@AfterEach
	void close() {
		this.context.close();
	}

	private Databases databases(String... properties) {
		TestPropertyValues.of(properties).applyTo(this.context);
		this.context.register(Application.class);
		this.context.refresh();
		return DatabasesOnDemand.in(new CommandContext(this.context, null));
	}

	@Test
	void eachBeanIsADatabaseNamedLikeIt() {
		Databases databases = databases();
		assertThat(databases.names()).containsExactly("orders", "stock", "default");
		assertThat(this.context.getBean(MigrationService.class)).isNotNull();
	}

	@Test
	void aBeanThatMigratesWhenItIsMadeDoesNotInACommand() {
		Databases databases = databases();
		Flyway stock = this.context.getBean("flywayStock", Flyway.class);
		assertThat(stock.info().pending()).hasSize(2);
		assertThat(databases.one("stock").status().database()).isEqualTo("stock");
	}

	@Test
	void aPropertyNamesADatabase() {
		Databases databases = databases("migration.databases.shop.flyway=ordersFlyway");
		assertThat(databases.names()).containsExactly("shop", "stock", "default");
		assertThat(databases.one("shop").status().state()).isEqualTo(State.UP_TO_DATE);
	}

	@Test
	void aPropertyThatNamesNoBeanIsToldTheBeans() {
		Databases databases = databases("migration.databases.shop.flyway=shopFlyway");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(databases::names)
			.withMessageContaining("migration.databases.shop.flyway names the bean 'shopFlyway'")
			.satisfies((failure) -> assertThat(failure.remedy())
				.isEqualTo("Name one of these: ordersFlyway, flywayStock, flyway."));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(MigrationAutoConfiguration.class)
	static class Application {

		@Bean
		@Primary
		Flyway ordersFlyway() {
			return flyway("orders");
		}

		@Bean(initMethod = "migrate")
		Flyway flywayStock() {
			return flyway("stock");
		}

		@Bean(initMethod = "migrate")
		Flyway flyway() {
			return flyway("others");
		}

		private static Flyway flyway(String name) {
			return Flyway.configure()
				.dataSource("jdbc:h2:mem:own-" + name + ";DB_CLOSE_DELAY=-1", "sa", "")
				.locations("classpath:launchapp/migration")
				.load();
		}

	}

}
