package io.github.dbmigrate.autoconfigure.launch;

import java.util.Arrays;
import java.util.Set;

import io.github.dbmigrate.autoconfigure.MigrationEndpointAutoConfiguration;
import io.github.dbmigrate.autoconfigure.MigrationShellAutoConfiguration;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out auto-configurations of Spring Boot that no database is made of, which is a
 * sixth of the time that a command takes. Where an application makes its database of one
 * nevertheless, {@link CommandContext} starts it again with all of them.
 */
final class LeanAutoConfigurationFilter implements AutoConfigurationImportFilter, EnvironmentAware {

	private static final String BOOT = "org.springframework.boot.";

	/** What serves requests, what works in the background, and what watches both. */
	private static final Set<String> LEFT_OUT = Set.of("actuate", "health", "metrics", "micrometer", "observation",
			"opentelemetry", "zipkin", "servlet", "tomcat", "jetty", "webmvc", "webflux", "web", "websocket",
			"webservices", "jersey", "graphql", "rsocket", "hateoas", "session", "thymeleaf", "freemarker", "mustache",
			"h2console", "task", "availability", "admin", "batch", "quartz", "integration", "mail", "kafka", "amqp",
			"jms", "activemq", "artemis", "pulsar");

	private static final Set<String> OWN = Set.of(MigrationEndpointAutoConfiguration.class.getName(),
			MigrationShellAutoConfiguration.class.getName());

	private boolean lean;

	@Override
	public void setEnvironment(Environment environment) {
		this.lean = DbLaunchEnvironmentPostProcessor.isLean(environment);
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[autoConfigurations.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurations[i];
			matches[i] = !this.lean || name == null || !isLeftOut(name);
		}
		return matches;
	}

	static boolean isLeftOut(String autoConfiguration) {
		if (!autoConfiguration.startsWith(BOOT)) {
			return OWN.contains(autoConfiguration);
		}
		return autoConfiguration.endsWith("RepositoriesAutoConfiguration")
				|| autoConfiguration.endsWith("EndpointAutoConfiguration")
				|| Arrays.stream(autoConfiguration.split("\\.")).anyMatch(LEFT_OUT::contains);
	}

}
