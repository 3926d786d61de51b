package io.github.dbmigrate.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.core.env.Environment;

/**
 * Takes Spring Boot's Flyway out of an application with several data sources none of
 * which is the one to migrate, since it would stop the start.
 */
final class UndecidedDataSource implements BeanDefinitionRegistryPostProcessor {

	private static final Log logger = LogFactory.getLog(UndecidedDataSource.class);

	private static final String FLYWAY = "flyway";

	private final ConfigurableListableBeanFactory beanFactory;

	private final Environment environment;

	UndecidedDataSource(ConfigurableListableBeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (registry.containsBeanDefinition(FLYWAY) && isOfBoot(registry.getBeanDefinition(FLYWAY)) && isUndecided()) {
			logger.warn("There are several data sources and none is primary, so Flyway runs on none: mark one with "
					+ "@Primary or @FlywayDataSource, or name each with migration.databases.NAME.data-source.");
			Stream.of(FLYWAY, "flywayInitializer")
				.filter(registry::containsBeanDefinition)
				.forEach(registry::removeBeanDefinition);
		}
	}

	private static boolean isOfBoot(BeanDefinition definition) {
		String factory = definition.getFactoryBeanName();
		return factory != null && factory.startsWith("org.springframework.boot.flyway.");
	}

	private boolean isUndecided() {
		List<BeanDefinition> candidates = Arrays.stream(names(DataSource.class))
			.map(this.beanFactory::getMergedBeanDefinition)
			.filter((definition) -> definition.isAutowireCandidate()
					&& !(definition instanceof AbstractBeanDefinition bean && !bean.isDefaultCandidate()))
			.toList();
		return candidates.size() > 1
				&& candidates.stream().noneMatch((definition) -> definition.isPrimary() || definition.isFallback())
				&& !this.environment.containsProperty("spring.flyway.url") && !isNamed();
	}

	private boolean isNamed() {
		return Stream.of(names(DataSource.class))
			.anyMatch((name) -> this.beanFactory.findAnnotationOnBean(name, FlywayDataSource.class, false) != null)
				|| Stream.of(names(FlywayConnectionDetails.class))
					.anyMatch((name) -> !name.equals("flywayConnectionDetails"));
	}

	private String[] names(Class<?> type) {
		return this.beanFactory.getBeanNamesForType(type, true, false);
	}

}
