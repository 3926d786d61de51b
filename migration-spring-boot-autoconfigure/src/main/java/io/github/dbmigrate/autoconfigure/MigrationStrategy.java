package io.github.dbmigrate.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import io.github.dbmigrate.autoconfigure.MigrationProperties.Heads;
import io.github.dbmigrate.autoconfigure.MigrationProperties.UpgradeOnStartup;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.RevisionGraph;
import io.github.dbmigrate.upgrade.Adoption;
import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.HistoryEntry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * What happens to pending migrations when the application starts, as
 * {@code migration.adopt} and {@code migration.upgrade-on-startup} say.
 */
final class MigrationStrategy implements FlywayMigrationStrategy {

	private static final Log logger = LogFactory.getLog(MigrationStrategy.class);

	private final MigrationProperties properties;

	private final ConfigurableListableBeanFactory beanFactory;

	MigrationStrategy(MigrationProperties properties, ConfigurableListableBeanFactory beanFactory) {
		this.properties = properties;
		this.beanFactory = beanFactory;
	}

	@Override
	public void migrate(Flyway flyway) {
		if (new FirstMigration(flyway).isToCome()) {
			logger.info("There is no migration yet, so nothing is done to the database: db migrate writes the first "
					+ "one, or db init --baseline where there are tables.");
			return;
		}
		MigratedDatabase database = new MigratedDatabases(this.properties, this.beanFactory).of(flyway);
		if (this.properties.adopt() && database.adoption().adopt()) {
			logger.info(Adoption.DONE);
		}
		checkHeads(new RevisionGraph(database.folder().migrations()));
		if (this.properties.upgradeOnStartup() == UpgradeOnStartup.TRUE) {
			if (database.runner().tellPruned()) {
				logger.info("The files that this database ran are one file now; its history tells so.");
			}
			if (database.runner().tellMoved()) {
				logger.info("Files that this database ran have other versions now; its history tells so.");
			}
			migrate(flyway, database.runner().mayRunLate());
		}
		else if (this.properties.upgradeOnStartup() == UpgradeOnStartup.VALIDATE) {
			requireUpToDate(database.runner().status());
		}
	}

	private void checkHeads(RevisionGraph graph) {
		List<String> heads = graph.heads().stream().map(MigrationFile::fileName).toList();
		if (this.properties.heads() == Heads.FAIL) {
			graph.requireOneHead("Nothing was run (migration.heads=fail).");
		}
		else if (heads.size() > 1) {
			logger.warn("Two branches of migrations met, neither knows the other: " + String.join(", ", heads)
					+ ". They run in the order of their versions; db merge joins them.");
		}
	}

	private static void migrate(Flyway flyway, boolean late) {
		Flyway runs = !late ? flyway
				: Flyway.configure(flyway.getConfiguration().getClassLoader())
					.configuration(flyway.getConfiguration())
					.outOfOrder(true)
					.load();
		runs.migrate();
	}

	/** An older build runs on a newer database: so a release is rolled back. */
	private static void requireUpToDate(DatabaseStatus status) {
		if (status.state() == State.AHEAD) {
			logger.warn(status.problem());
		}
		else if (status.state() != State.UP_TO_DATE) {
			throw new MigrationException(Failure.FINDINGS,
					"The database " + status.url() + " is not up to date: " + reason(status)
							+ " Nothing was changed (migration.upgrade-on-startup=validate).",
					(status.remedy() != null) ? status.remedy()
							: "Run db upgrade, or start with migration.upgrade-on-startup=true.");
		}
	}

	private static String reason(DatabaseStatus status) {
		return (status.problem() != null) ? status.problem()
				: status.pending()
					.stream()
					.map(HistoryEntry::script)
					.collect(Collectors.joining(", ", "pending ", "."));
	}

}
