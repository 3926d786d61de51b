package io.github.dbmigrate.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

import io.github.dbmigrate.upgrade.StartFailure;
import io.github.dbmigrate.upgrade.StatementTracker;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Whether an application has its first migration still to come: its Flyway came with the
 * starter, nothing was said to it, and there is nothing that it could run. Until then the
 * application starts as it did before.
 */
final class FirstMigration {

	private final Flyway flyway;

	private final Configuration configuration;

	FirstMigration(Flyway flyway) {
		this.flyway = flyway;
		this.configuration = flyway.getConfiguration();
	}

	/** Asks the database only where there is no file. */
	boolean isToCome() {
		return isAsItCame() && Stream.of(this.configuration.getLocations()).noneMatch(this::hasFiles)
				&& !knowsMigrations();
	}

	private boolean isAsItCame() {
		return this.configuration.getJavaMigrations().length == 0 && this.configuration.getSchemas().length == 0
				&& this.configuration.getInitSql() == null && !this.configuration.isBaselineOnMigrate()
				&& Stream.of(this.configuration.getCallbacks()).allMatch(StatementTracker.class::isInstance);
	}

	private boolean hasFiles(Location location) {
		String root = location.getRootPath();
		if (location.isClassPath()) {
			return isAnyFile(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX + root);
		}
		return !location.isFileSystem() || isAnyFile("file:" + root);
	}

	private boolean isAnyFile(String root) {
		try {
			return Stream
				.of(new PathMatchingResourcePatternResolver(this.configuration.getClassLoader())
					.getResources(root + "/**/*.*"))
				.map(Resource::getFilename)
				.anyMatch(FirstMigration::mayRun);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot look into " + root, ex);
		}
	}

	/** Not the snapshot, nor what keeps a folder in git. */
	private static boolean mayRun(@Nullable String fileName) {
		return fileName != null && !fileName.startsWith(".") && !fileName.endsWith(".json");
	}

	/** Files or a history; a database for which Flyway lacks its module has neither. */
	private boolean knowsMigrations() {
		try {
			return this.flyway.info().all().length > 0;
		}
		catch (FlywayException ex) {
			return !StartFailure.isWithoutModule(ex);
		}
	}

}
