package io.github.dbmigrate.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.dbmigrate.autoconfigure.MigrationProperties.Database;
import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.upgrade.StatementTracker;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.env.Environment;

/**
 * Makes the Flyway of each database that has none but is named by
 * {@code migration.databases}: Spring Boot makes one for one data source.
 */
final class ConfiguredFlyways {

	private final MigrationProperties properties;

	private final ConfigurableListableBeanFactory beanFactory;

	ConfiguredFlyways(MigrationProperties properties, ConfigurableListableBeanFactory beanFactory) {
		this.properties = properties;
		this.beanFactory = beanFactory;
	}

	/** The databases of an environment for which a Flyway is to be made. */
	static Stream<String> names(Environment environment) {
		return Binder.get(environment)
			.bind("migration.databases", Bindable.mapOf(String.class, Database.class))
			.orElse(Map.of())
			.entrySet()
			.stream()
			.filter((database) -> database.getValue().flyway() == null)
			.filter((database) -> database.getValue().dataSource() != null
					|| !database.getValue().locations().isEmpty())
			.map(Map.Entry::getKey);
	}

	Flyway flyway(String name) {
		DataSource dataSource = dataSource(name);
		String vendor = DatabaseDriver.fromJdbcUrl(new DatabaseSource(dataSource, null).url()).getId();
		String[] locations = locations(name).map((location) -> location.replace("{vendor}", vendor))
			.toArray(String[]::new);
		return Flyway.configure(this.beanFactory.getBeanClassLoader())
			.dataSource(dataSource)
			.locations(locations)
			.callbacks(
					this.beanFactory.getBeanProvider(StatementTracker.class).stream().toArray(StatementTracker[]::new))
			.load();
	}

	FlywayMigrationInitializer initializer(String name) {
		return new FlywayMigrationInitializer(this.beanFactory.getBean(MigratedDatabases.flyway(name), Flyway.class),
				this.beanFactory.getBeanProvider(FlywayMigrationStrategy.class).getIfAvailable());
	}

	private Stream<String> locations(String name) {
		List<String> stated = this.properties.databases().getOrDefault(name, Database.UNSTATED).locations();
		List<String> locations = stated.isEmpty() ? List.of("classpath:db/" + name + "/migration") : stated;
		locations.forEach((location) -> refuseInside(name, location));
		return locations.stream();
	}

	/** Flyway looks into folders of folders. */
	private void refuseInside(String name, String location) {
		if (!this.beanFactory.containsBean("flyway")) {
			return;
		}
		List<String> outer = Binder.get(this.beanFactory.getBean(Environment.class))
			.bind("spring.flyway.locations", Bindable.listOf(String.class))
			.orElse(List.of("classpath:db/migration"));
		outer.stream().filter((other) -> path(location).startsWith(path(other))).findFirst().ifPresent((other) -> {
			throw new MigrationException(Failure.INPUT,
					"The migrations of the database '" + name + "' are in " + location + ", inside of " + other
							+ " (spring.flyway.locations): they would run on the other database too. Nothing was done.",
					"Move them out of it, for instance: migration.databases." + name + ".locations=classpath:db/" + name
							+ "/migration");
		});
	}

	private static String path(String location) {
		return location.replaceFirst("^classpath:/?", "").replaceFirst("/+$", "") + "/";
	}

	private DataSource dataSource(String name) {
		@Nullable String bean = this.properties.databases().getOrDefault(name, Database.UNSTATED).dataSource();
		List<String> beans = List.of(this.beanFactory.getBeanNamesForType(DataSource.class, true, false));
		return Stream.ofNullable(bean)
			.filter(beans::contains)
			.findFirst()
			.or(() -> (bean == null) ? named(name, beans) : Optional.empty())
			.map((found) -> this.beanFactory.getBean(found, DataSource.class))
			.orElseThrow(() -> noDataSource(name, bean, beans));
	}

	private Optional<String> named(String name, List<String> beans) {
		return Stream
			.concat(beans.stream()
				.filter((bean) -> BeanFactoryAnnotationUtils.isQualifierMatch(name::equals, bean, this.beanFactory)),
					Stream.of(name + "DataSource").filter(beans::contains))
			.findFirst();
	}

	private static MigrationException noDataSource(String name, @Nullable String bean, List<String> beans) {
		return new MigrationException(Failure.INPUT,
				"There is no DataSource bean "
						+ ((bean != null) ? "'" + bean + "'"
								: "that is qualified or named '" + name + "' or '" + name + "DataSource'")
						+ " for the database '" + name + "'. Nothing was done.",
				"Name one of these: migration.databases." + name + ".data-source=" + String.join("|", beans));
	}

}
