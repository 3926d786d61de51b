package io.github.dbmigrate.autoconfigure.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * The databases of an application, each created when a command asks for it; a failure to
 * create one becomes one message.
 */
final class DatabasesOnDemand {

	private DatabasesOnDemand() {
	}

	static Databases in(CommandContext context) {
		return new Databases(() -> {
			Map<String, Supplier<MigrationService>> services = new LinkedHashMap<>();
			for (String name : context.take((beans) -> defined(beans).names())) {
				services.put(name, () -> context.take((beans) -> defined(beans).one(name)));
			}
			return services;
		});
	}

	private static Databases defined(ConfigurableApplicationContext context) {
		Databases databases = context.getBeanProvider(Databases.class).getIfAvailable();
		if (databases == null) {
			throw missing(context);
		}
		return databases;
	}

	private static MigrationException missing(ConfigurableApplicationContext context) {
		if (isOff(context, "migration.enabled")) {
			return input("Migrations are switched off: migration.enabled=false.", "Remove it, or set it to true.");
		}
		if (isOff(context, "spring.flyway.enabled")) {
			return input("Flyway is switched off: spring.flyway.enabled=false.",
					"Set it to true, or activate a profile that does: --spring.profiles.active=NAME.");
		}
		if (context.getBeanNamesForType(DataSource.class, true, false).length == 0) {
			return input("This application has no database: there is no DataSource.",
					"Set spring.datasource.url, or activate a profile that does: --spring.profiles.active=NAME.");
		}
		return input("This application has no Flyway bean.", "Add the dependency migration-spring-boot-starter, "
				+ "and do not exclude FlywayAutoConfiguration or MigrationAutoConfiguration.");
	}

	private static boolean isOff(ConfigurableApplicationContext context, String property) {
		return Boolean.FALSE.equals(context.getEnvironment().getProperty(property, Boolean.class));
	}

	private static MigrationException input(String problem, String remedy) {
		return new MigrationException(Failure.INPUT, problem, remedy);
	}

}
