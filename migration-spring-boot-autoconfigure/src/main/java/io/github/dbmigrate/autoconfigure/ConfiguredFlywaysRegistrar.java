package io.github.dbmigrate.autoconfigure;

import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Defines what {@link ConfiguredFlyways} makes. None of it is a candidate where a Flyway
 * is injected without a qualifier, so that Spring Boot's own stays the one.
 */
final class ConfiguredFlywaysRegistrar implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	ConfiguredFlywaysRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
		if (!Boolean.FALSE.equals(this.environment.getProperty("spring.flyway.enabled", Boolean.class))) {
			ConfiguredFlyways.names(this.environment)
				.filter((name) -> !registry.containsBeanDefinition(MigratedDatabases.flyway(name)))
				.forEach((name) -> register(name, registry));
		}
	}

	private static void register(String name, BeanDefinitionRegistry registry) {
		String flyway = MigratedDatabases.flyway(name);
		registry.registerBeanDefinition(flyway, definition(Flyway.class, "flyway", name));
		registry.registerBeanDefinition(flyway + "Initializer",
				definition(FlywayMigrationInitializer.class, "initializer", name));
	}

	private static RootBeanDefinition definition(Class<?> type, String method, String name) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(type);
		definition.setFactoryBeanName("migrationFlyways");
		definition.setFactoryMethodName(method);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
		definition.setDefaultCandidate(false);
		return definition;
	}

}
