package io.github.dbmigrate.autoconfigure.launch;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.env.Environment;

/**
 * Puts the vendor of the JDBC URL into the locations of Flyway, for which Spring Boot
 * would ask the database.
 *
 * @param environment tells the URL
 */
record VendorByUrl(Environment environment) implements BeanPostProcessor {

	private static final String VENDOR = "{vendor}";

	@Override
	public @Nullable Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof FlywayProperties properties && driver() != DatabaseDriver.UNKNOWN) {
			properties.setLocations(properties.getLocations()
				.stream()
				.map((location) -> location.replace(VENDOR, driver().getId()))
				.toList());
		}
		return bean;
	}

	private DatabaseDriver driver() {
		return Stream.of("spring.flyway.url", "spring.datasource.url")
			.map(this.environment::getProperty)
			.filter((url) -> url != null && url.startsWith("jdbc:"))
			.findFirst()
			.map(DatabaseDriver::fromJdbcUrl)
			.orElse(DatabaseDriver.UNKNOWN);
	}

}
