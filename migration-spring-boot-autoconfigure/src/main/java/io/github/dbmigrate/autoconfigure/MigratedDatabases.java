package io.github.dbmigrate.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.autoconfigure.MigrationProperties.Database;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * The databases of an application: one for each Flyway bean.
 */
final class MigratedDatabases {

	private static final String SUFFIX = "Flyway";

	private static final String PREFIX = "flyway";

	private final MigrationProperties properties;

	private final ConfigurableListableBeanFactory beanFactory;

	MigratedDatabases(MigrationProperties properties, ConfigurableListableBeanFactory beanFactory) {
		this.properties = properties;
		this.beanFactory = beanFactory;
	}

	/** The name of the bean that is made for a database that has no Flyway yet. */
	static String flyway(String database) {
		return database + SUFFIX;
	}

	Databases databases() {
		List<String> flyways = flyways();
		if (flyways.isEmpty()) {
			throw new MigrationException(Failure.INPUT,
					"This application has several data sources and none is primary, so none is migrated. "
							+ "Nothing was done.",
					"Mark one with @Primary or @FlywayDataSource, or name each: migration.databases.NAME.data-source=BEAN");
		}
		if (flyways.size() == 1) {
			return new Databases(
					() -> Map.of(name(flyways.get(0)), () -> this.beanFactory.getBean(MigrationService.class)));
		}
		Map<String, Supplier<MigrationService>> services = new LinkedHashMap<>();
		flyways.forEach((flyway) -> services.put(name(flyway), SingletonSupplier.of(() -> of(flyway).service())));
		return new Databases(() -> services);
	}

	/** The database that a Flyway migrates. */
	MigratedDatabase of(Flyway flyway) {
		return flyways().stream()
			.filter((bean) -> this.beanFactory.getSingleton(bean) == flyway)
			.findFirst()
			.map((bean) -> database(name(bean), flyway))
			.orElseGet(() -> database(Databases.DEFAULT, flyway));
	}

	/** The database of a name that there is. */
	MigratedDatabase database(String name) {
		return flyways().stream().filter((flyway) -> name(flyway).equals(name)).map(this::of).findFirst().orElseThrow();
	}

	private MigratedDatabase of(String flyway) {
		return database(name(flyway), this.beanFactory.getBean(flyway, Flyway.class));
	}

	private MigratedDatabase database(String name, Flyway flyway) {
		Database stated = this.properties.databases().getOrDefault(name, Database.UNSTATED);
		return new MigratedDatabase(name, flyway, stated, this.properties, this.beanFactory);
	}

	private List<String> flyways() {
		List<String> flyways = List.of(this.beanFactory.getBeanNamesForType(Flyway.class, true, false));
		this.properties.databases().forEach((name, database) -> {
			if (database.flyway() != null && !flyways.contains(database.flyway())) {
				throw new MigrationException(Failure.INPUT,
						"migration.databases." + name + ".flyway names the bean '" + database.flyway()
								+ "', and there is none. Nothing was done.",
						"Name one of these: " + String.join(", ", flyways) + ".");
			}
		});
		return flyways;
	}

	private String name(String flyway) {
		return this.properties.databases()
			.entrySet()
			.stream()
			.filter((database) -> flyway.equals(database.getValue().flyway()))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElseGet(() -> (flyways().size() == 1) ? Databases.DEFAULT : derived(flyway));
	}

	private static String derived(String flyway) {
		String name = flyway.endsWith(SUFFIX) ? flyway.substring(0, flyway.length() - SUFFIX.length())
				: StringUtils.uncapitalize(flyway.startsWith(PREFIX) ? flyway.substring(PREFIX.length()) : flyway);
		return name.isEmpty() ? Databases.DEFAULT : name;
	}

}
