package io.github.dbmigrate.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import io.github.dbmigrate.upgrade.StatementTracker;
import org.flywaydb.core.Flyway;

/**
 * Auto-configuration of what happens to pending migrations when the application starts,
 * as Spring Boot does by itself, but with an eye on branches that met.
 */
@AutoConfiguration
@ConditionalOnClass(Flyway.class)
@ConditionalOnBooleanProperty(name = "migration.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MigrationProperties.class)
public final class MigrationStartupAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
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
	static UndecidedDataSource migrationUndecidedDataSource(ConfigurableListableBeanFactory beanFactory,
			Environment environment) {
		return new UndecidedDataSource(beanFactory, environment);
	}

	@Bean
	@ConditionalOnClass(LocalContainerEntityManagerFactoryBean.class)
	static DdlAutoGuard migrationDdlAutoGuard(ConfigurableListableBeanFactory beanFactory) {
		return new DdlAutoGuard(beanFactory);
	}

}
