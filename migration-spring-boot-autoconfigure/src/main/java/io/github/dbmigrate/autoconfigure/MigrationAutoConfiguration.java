package io.github.dbmigrate.autoconfigure;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.MigrationService;
import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * Auto-configuration of the {@link MigrationService} of each database. They are created
 * when something asks for them, and connect when something is asked of them.
 */
@AutoConfiguration(after = FlywayAutoConfiguration.class)
@ConditionalOnClass(Flyway.class)
@ConditionalOnBooleanProperty(name = "migration.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MigrationProperties.class)
@Import(ConfiguredFlywaysRegistrar.class)
public final class MigrationAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@ConditionalOnSingleCandidate(Flyway.class)
	MigrationService migrationService(Flyway flyway, MigrationProperties properties,
			ConfigurableListableBeanFactory beanFactory) {
		return new MigratedDatabases(properties, beanFactory).of(flyway).service();
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@ConditionalOnBean(Flyway.class)
	Databases migrationDatabases(MigrationProperties properties, ConfigurableListableBeanFactory beanFactory) {
		return new MigratedDatabases(properties, beanFactory).databases();
	}

	@Bean
	@Lazy
	ConfiguredFlyways migrationFlyways(MigrationProperties properties, ConfigurableListableBeanFactory beanFactory) {
		return new ConfiguredFlyways(properties, beanFactory);
	}

}
