package io.github.dbmigrate.upgrade;

import java.util.List;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFolder;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * What happens to pending migrations when an application starts: they run as Flyway runs
 * them, or they are refused.
 */
public final class BootUpgrade {

	private final Flyway flyway;

	private final MigrationFolder folder;

	/**
	 * @param flyway Flyway as Spring Boot configured it
	 * @param folder the files, for what is said about them
	 */
	public BootUpgrade(Flyway flyway, MigrationFolder folder) {
		this.flyway = flyway;
		this.folder = folder;
	}

	/**
	 * Runs pending migrations.
	 * @throws MigrationException when one fails
	 */
	public void migrate() {
		StatementTracker tracker = new StatementTracker();
		FluentConfiguration copy = Flyway.configure(this.flyway.getConfiguration().getClassLoader())
			.configuration(this.flyway.getConfiguration());
		FlywayFailure.guard(() -> {
			try {
				return FlywayFiles.track(copy, tracker).load().migrate();
			}
			catch (FlywayException ex) {
				throw new FailedMigration(tracker, ex).exception();
			}
		});
	}

	/**
	 * Refuses a database that is not at the newest migration.
	 * @throws MigrationException (FINDINGS) naming what is pending or wrong
	 */
	public void validate() {
		DatabaseStatus status = FlywayFailure.guard(() -> FlywaySession.open(this.flyway.getConfiguration(),
				(session) -> new StatusReport(session, this.folder).status("default")));
		if (status.problem() != null) {
			throw new MigrationException(Failure.FINDINGS, "The application was not started: " + status.problem(),
					"db status shows the whole picture.");
		}
		if (!status.pending().isEmpty()) {
			List<String> scripts = status.pending().stream().map(HistoryEntry::script).toList();
			throw new MigrationException(
					Failure.FINDINGS, "The application was not started, since migrations are pending: "
							+ String.join(", ", scripts) + ".",
					"Run db upgrade first, or set migration.upgrade-on-startup=true.");
		}
	}

}
