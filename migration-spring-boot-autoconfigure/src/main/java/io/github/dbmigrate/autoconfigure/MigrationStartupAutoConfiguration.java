package io.github.dbmigrate.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import io.github.dbmigrate.upgrade.StatementTracker;
import org.flywaydb.core.Flyway;

/**
 * Auto-configuration of what happens to pending migrations when the application starts,
 * where that is not what Spring Boot does by itself.
 */
@AutoConfiguration
@ConditionalOnClass(Flyway.class)
@ConditionalOnBooleanProperty(name = "migration.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MigrationProperties.class)
public final class MigrationStartupAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@Conditional(DiffersFromBoot.class)
	FlywayMigrationStrategy migrationStrategy(MigrationProperties properties,
			ConfigurableListableBeanFactory beanFactory) {
		return new MigrationStrategy(properties, beanFactory);
	}

	/** Lets db upgrade go on where a migration stopped at start-up. */
	@Bean
	@ConditionalOnMissingBean
	StatementTracker migrationStatementTracker() {
		return new StatementTracker();
	}

	@Bean
	@ConditionalOnClass(LocalContainerEntityManagerFactoryBean.class)
	static DdlAutoGuard migrationDdlAutoGuard(ConfigurableListableBeanFactory beanFactory) {
		return new DdlAutoGuard(beanFactory);
	}

	static class DiffersFromBoot extends AnyNestedCondition {

		DiffersFromBoot() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnBooleanProperty("migration.adopt")
		static class Adopts {

		}

		@ConditionalOnProperty(name = "migration.upgrade-on-startup", havingValue = "false")
		static class Waits {

		}

		@ConditionalOnProperty(name = "migration.upgrade-on-startup", havingValue = "validate")
		static class Validates {

		}

	}

}
