package io.github.dbmigrate.autoconfigure.launch;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.autoconfigure.MigrationEndpointAutoConfiguration;
import io.github.dbmigrate.autoconfigure.MigrationShellAutoConfiguration;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/**
 * Leaves out auto-configurations of Spring Boot that no database is made of, which is a
 * sixth of the time that a command takes. Where an application makes its database of one
 * nevertheless, {@link CommandContext} starts it again with all of them.
 */
final class LeanAutoConfigurationFilter
		implements AutoConfigurationImportFilter, EnvironmentAware, BeanClassLoaderAware {

	private static final String BOOT = "org.springframework.boot.";

	/** What serves requests, what works in the background, and what watches both. */
	private static final Set<String> LEFT_OUT = Set.of("actuate", "health", "metrics", "micrometer", "observation",
			"opentelemetry", "zipkin", "servlet", "tomcat", "jetty", "webmvc", "webflux", "web", "websocket",
			"webservices", "jersey", "graphql", "rsocket", "hateoas", "session", "thymeleaf", "freemarker", "mustache",
			"h2console", "task", "availability", "admin", "batch", "quartz", "integration", "mail", "kafka", "amqp",
			"jms", "activemq", "artemis", "pulsar");

	private static final Set<String> OWN = Set.of(MigrationEndpointAutoConfiguration.class.getName(),
			MigrationShellAutoConfiguration.class.getName());

	/** What a database is made by. */
	private static final Set<String> DATABASE = Set.of("jdbc", "sql", "flyway", "hibernate", "jpa");

	private boolean lean;

	private @Nullable ClassLoader classLoader;

	@Override
	public void setEnvironment(Environment environment) {
		this.lean = DbLaunchEnvironmentPostProcessor.isLean(environment);
	}

	@Override
	public void setBeanClassLoader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[autoConfigurations.length];
		boolean lean = this.lean && !isDatabaseMadeOfLeftOut(autoConfigurations);
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurations[i];
			matches[i] = !lean || name == null || !isLeftOut(name);
		}
		return matches;
	}

	/** Whether that of another starter stands between what is left out and a database. */
	private boolean isDatabaseMadeOfLeftOut(@Nullable String[] autoConfigurations) {
		StatedOrder order = new StatedOrder(new SimpleMetadataReaderFactory(this.classLoader));
		return Stream.of(autoConfigurations)
			.filter((name) -> name != null && !name.startsWith(BOOT) && !isLeftOut(name))
			.map((name) -> order.of(name).toList())
			.anyMatch((names) -> names.stream().anyMatch(LeanAutoConfigurationFilter::isLeftOut)
					&& names.stream().anyMatch((name) -> isOfBoot(name, DATABASE)));
	}

	static boolean isLeftOut(String autoConfiguration) {
		if (!autoConfiguration.startsWith(BOOT)) {
			return OWN.contains(autoConfiguration);
		}
		return autoConfiguration.endsWith("RepositoriesAutoConfiguration")
				|| autoConfiguration.endsWith("EndpointAutoConfiguration") || isOfBoot(autoConfiguration, LEFT_OUT);
	}

	private static boolean isOfBoot(String autoConfiguration, Set<String> packages) {
		return autoConfiguration.startsWith(BOOT)
				&& Arrays.stream(autoConfiguration.split("\\.")).anyMatch(packages::contains);
	}

}
