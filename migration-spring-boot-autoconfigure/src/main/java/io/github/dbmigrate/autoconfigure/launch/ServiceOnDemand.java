package io.github.dbmigrate.autoconfigure.launch;

import java.util.Objects;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * The service of an application, created when a command asks for it; a failure to create
 * it becomes one message.
 */
final class ServiceOnDemand implements Supplier<MigrationService> {

	private static final Log logger = LogFactory.getLog(ServiceOnDemand.class);

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
			throw explained(ex);
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

	private MigrationException explained(BeansException failure) {
		MigrationException known = cause(failure, MigrationException.class);
		if (known != null) {
			return known;
		}
		CannotGetJdbcConnectionException unreachable = cause(failure, CannotGetJdbcConnectionException.class);
		if (unreachable != null) {
			return unreachable(Objects.requireNonNullElse(unreachable.getCause(), unreachable));
		}
		FailureAnalysis analysis = analyze(failure);
		return (analysis != null)
				? input(analysis.getDescription(),
						Objects.requireNonNullElse(analysis.getAction(),
								"Correct the configuration of the application."))
				: new MigrationException(Failure.INPUT,
						"The application cannot create what the command needs: "
								+ NestedExceptionUtils.getMostSpecificCause(failure),
						"Start it without db: the same failure shows there in full.", failure);
	}

	private static MigrationException unreachable(Throwable cause) {
		return new MigrationException(Failure.DATABASE,
				"The database cannot be reached: " + cause.getMessage() + " Nothing was changed.",
				"Check that it runs, and spring.datasource.url, username and password.", cause);
	}

	private @Nullable FailureAnalysis analyze(BeansException failure) {
		ArgumentResolver arguments = ArgumentResolver.of(BeanFactory.class, this.context.getBeanFactory())
			.and(Environment.class, this.context.getEnvironment());
		return SpringFactoriesLoader.forDefaultResourceLocation(this.context.getClassLoader())
			.load(FailureAnalyzer.class, arguments, FailureHandler.logging(logger))
			.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

	private static MigrationException input(String problem, String remedy) {
		return new MigrationException(Failure.INPUT, problem, remedy);
	}

}
