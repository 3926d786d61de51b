package io.github.dbmigrate.launchapp;

import java.util.Objects;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * A database made of beans that are left out where a command can do without them.
 */
@Configuration(proxyBeanMethods = false)
class WantingBeans {

	@Bean
	@Profile("wanting-bean")
	DataSource dataSource(DataSourceProperties properties, ApplicationAvailability availability) {
		return properties.initializeDataSourceBuilder().build();
	}

	@Bean
	@Profile("wanting-quietly")
	FlywayConfigurationCustomizer flywayCustomizer(ObjectProvider<ApplicationAvailability> availability) {
		Objects.requireNonNull(availability.getIfAvailable());
		return (configuration) -> {
		};
	}

	@Bean
	@Profile("wanting-mapping")
	HibernatePropertiesCustomizer hibernateCustomizer(ApplicationAvailability availability) {
		return (properties) -> properties.put("hibernate.query.fail_on_pagination_over_collection_fetch",
				availability.getReadinessState().name());
	}

	@Bean
	@Profile("wanting-early")
	static BeanPostProcessor postProcessor(ApplicationAvailability availability) {
		return new BeanPostProcessor() {
		};
	}

	@Bean
	@Profile("wanting-in-vain")
	FlywayConfigurationCustomizer customizerInVain(Thread nobody) {
		return (configuration) -> {
		};
	}

	@Bean
	@Profile("wanting-early-in-vain")
	static BeanPostProcessor postProcessorInVain(Thread nobody) {
		return new BeanPostProcessor() {
		};
	}

}
