package io.github.dbmigrate.autoconfigure.launch;

import java.util.Objects;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCreationException;
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
 * Why an application cannot create what a command needs, in one message.
 */
final class CreationFailure {

	private static final Log logger = LogFactory.getLog(CreationFailure.class);

	private final ConfigurableApplicationContext context;

	private final BeansException failure;

	CreationFailure(ConfigurableApplicationContext context, BeansException failure) {
		this.context = context;
		this.failure = failure;
	}

	MigrationException exception() {
		MigrationException known = last(MigrationException.class);
		if (known != null) {
			return known;
		}
		CannotGetJdbcConnectionException unreachable = last(CannotGetJdbcConnectionException.class);
		if (unreachable != null) {
			return LiveDatabase.unreachable(onlyDataSource(), unreachable);
		}
		FailureAnalysis analysis = analyze();
		return (analysis != null) ? analyzed(analysis) : unlessUnreachable(bean());
	}

	private @Nullable FailureAnalysis analyze() {
		ArgumentResolver arguments = ArgumentResolver.of(BeanFactory.class, this.context.getBeanFactory())
			.and(Environment.class, this.context.getEnvironment());
		return SpringFactoriesLoader.forDefaultResourceLocation(this.context.getClassLoader())
			.load(FailureAnalyzer.class, arguments, FailureHandler.logging(logger))
			.stream()
			.map((analyzer) -> analyzer.analyze(this.failure))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private MigrationException analyzed(FailureAnalysis analysis) {
		return new MigrationException(Failure.INPUT, analysis.getDescription(),
				Objects.requireNonNullElse(analysis.getAction(), "Correct the configuration of the application."),
				this.failure);
	}

	/** Connects to see: a pool may fail with an exception that tells nothing. */
	private MigrationException unlessUnreachable(MigrationException otherwise) {
		DataSource dataSource = onlyDataSource();
		if (dataSource != null) {
			try (LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
				logger.debug(live.url());
			}
			catch (MigrationException ex) {
				return ex;
			}
		}
		return otherwise;
	}

	private MigrationException bean() {
		BeanCreationException creation = last(BeanCreationException.class);
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(this.failure);
		String reason = (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getName();
		return new MigrationException(Failure.INPUT,
				"The application cannot create "
						+ ((creation != null) ? "its bean '" + creation.getBeanName() + "'" : "what the command needs")
						+ ": " + reason.replaceAll("\\.$", "") + ". Nothing was changed.",
				"Correct its configuration; started without db the application shows the same failure in full.",
				this.failure);
	}

	/** The data source, where it must be the one of Flyway. */
	private @Nullable DataSource onlyDataSource() {
		String[] names = this.context.getBeanNamesForType(DataSource.class, true, false);
		if (names.length != 1 || this.context.getEnvironment().containsProperty("spring.flyway.url")) {
			return null;
		}
		try {
			return this.context.getBean(names[0], DataSource.class);
		}
		catch (BeansException ex) {
			return null;
		}
	}

	private <T extends Throwable> @Nullable T last(Class<T> type) {
		return Stream.<Throwable>iterate(this.failure, Objects::nonNull, Throwable::getCause)
			.filter(type::isInstance)
			.map(type::cast)
			.reduce((outer, inner) -> inner)
			.orElse(null);
	}

}
