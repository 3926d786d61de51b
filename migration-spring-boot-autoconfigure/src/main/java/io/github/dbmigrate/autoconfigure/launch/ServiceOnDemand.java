package io.github.dbmigrate.autoconfigure.launch;

import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.flywaydb.core.Flyway;

import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service of an application, created when a command asks for it; a failure to create
 * it becomes one message.
 */
final class ServiceOnDemand implements Supplier<MigrationService> {

	private final ConfigurableApplicationContext context;

	ServiceOnDemand(ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	public MigrationService get() {
		try {
			MigrationService service = this.context.getBeanProvider(MigrationService.class).getIfAvailable();
			if (service == null) {
				throw missing();
			}
			return service;
		}
		catch (BeansException ex) {
			throw new CreationFailure(this.context, ex).exception();
		}
	}

	private MigrationException missing() {
		if (isOff("migration.enabled")) {
			return input("Migrations are switched off: migration.enabled=false.", "Remove it, or set it to true.");
		}
		if (isOff("spring.flyway.enabled")) {
			return input("Flyway is switched off: spring.flyway.enabled=false.",
					"Set it to true, or activate a profile that does: --spring.profiles.active=NAME.");
		}
		if (this.context.getBeanNamesForType(DataSource.class, true, false).length == 0) {
			return input("This application has no database: there is no DataSource.",
					"Set spring.datasource.url, or activate a profile that does: --spring.profiles.active=NAME.");
		}
		int count = this.context.getBeanNamesForType(Flyway.class, true, false).length;
		if (count > 1) {
			return input("This application has " + count + " Flyway beans and none of them is primary.",
					"Mark the one to use with @Primary.");
		}
		return input("This application has no Flyway bean.", "Add the dependency migration-spring-boot-starter, "
				+ "and do not exclude FlywayAutoConfiguration or MigrationAutoConfiguration.");
	}

	private boolean isOff(String property) {
		return Boolean.FALSE.equals(this.context.getEnvironment().getProperty(property, Boolean.class));
	}

	private static MigrationException input(String problem, String remedy) {
		return new MigrationException(Failure.INPUT, problem, remedy);
	}

}
