package io.github.dbmigrate.upgrade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.upgrade.Progress.Unfinished;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.resource.Resource;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;

/**
 * Puts a migration that failed into words: where, why, what stays and what to run next.
 */
final class FailedMigration {

	private static final String UNWATCHED = "What a database with transactional DDL did in it was rolled back; "
			+ "others keep it.";

	private static final String CAUSE = "Mend the cause (data or file), ";

	private final @Nullable StatementTracker tracker;

	private final FlywayException failure;

	/**
	 * @param tracker what watched it, or {@code null} when that is not known any more
	 * @param failure what Flyway threw
	 */
	FailedMigration(@Nullable StatementTracker tracker, FlywayException failure) {
		this.tracker = tracker;
		this.failure = failure;
	}

	RuntimeException exception() {
		FlywaySqlScriptException script = find(FlywaySqlScriptException.class);
		if (script != null && script.getCause() instanceof SQLException sql) {
			return inStatement(script, sql);
		}
		FlywayMigrateException migrate = find(FlywayMigrateException.class);
		if (migrate != null && migrate.getCause() != null) {
			return inMigration(migrate);
		}
		return this.failure;
	}

	private MigrationException inStatement(FlywaySqlScriptException script, SQLException sql) {
		String file = fileOf(script.getResource());
		return new MigrationException(Failure.DATABASE,
				SqlFailure.describe(file, script.getLineNumber(), script.getStatement(), sql) + "\n" + left(file),
				remedy(file, sql), this.failure);
	}

	private static String fileOf(Resource resource) {
		String path = resource.getAbsolutePathOnDisk();
		return (path != null && Files.exists(Path.of(path))) ? path : resource.getFilename();
	}

	private String left(String file) {
		if (this.tracker == null) {
			return UNWATCHED;
		}
		Unfinished left = this.tracker.left();
		if (left != null) {
			return (this.tracker.commitsDdl() ? "This database does not roll back DDL"
					: "The file runs outside a transaction") + ": statements done and kept: " + left.statements() + ". "
					+ (this.tracker.recorded() ? "How far it came is recorded." : "That could not be recorded.")
					+ " Migrations before it stay.";
		}
		if (this.tracker.failed()) {
			return "Everything that " + file + " did was rolled back. Migrations before it stay.";
		}
		return "It failed outside the migration itself. What migrations did before it stays.";
	}

	private String remedy(String file, SQLException sql) {
		if (this.tracker == null) {
			return SqlFailure.mend(sql, CAUSE) + "then run db upgrade: it goes on where the migration stopped. "
					+ "db status says where the database stands.";
		}
		Unfinished left = this.tracker.left();
		if (left == null || (left.statements() == 0 && this.tracker.recorded())) {
			return SqlFailure.mend(sql, CAUSE) + "then run db upgrade." + elsewhere(this.tracker, sql);
		}
		if (left.statements() == 0) {
			return SqlFailure.mend(sql, CAUSE) + "then run db repair --forget " + left.version() + " and db upgrade.";
		}
		if (!this.tracker.recorded()) {
			return "Finish the statements of " + file + " by hand, record it with db stamp " + left.version()
					+ ", then run db upgrade.";
		}
		return SqlFailure.mend(sql,
				"Mend the cause (the data, or that statement of " + file + "; leave those above it as they are), ")
				+ "then run db upgrade: it goes on with statement " + (left.statements() + 1) + "."
				+ mayHaveRun(this.tracker, sql);
	}

	/** A process that is stopped leaves the database to finish its statement. */
	private static String mayHaveRun(StatementTracker tracker, SQLException sql) {
		String version = tracker.stoppedAgain();
		return (version != null && SqlFailure.isThereAlready(sql)) ? " Where all that it makes is there already, since "
				+ "the database finished it when its process was stopped: db repair --skip " + version
				+ " (--accept for the last statement)." : "";
	}

	/** It may have run under another name, or by hand. */
	private static String elsewhere(StatementTracker tracker, SQLException sql) {
		String version = tracker.begunInVain();
		return (version != null && SqlFailure.isThereAlready(sql)) ? " Where all that it makes is there already: db "
				+ ((tracker.left() != null) ? "repair --accept " : "stamp ") + version + " records it and runs nothing."
				: "";
	}

	private MigrationException inMigration(FlywayMigrateException migrate) {
		SQLException sql = SqlFailure.in(migrate);
		Throwable root = rootOf(migrate);
		String said = (sql != null) ? SqlFailure.message(sql) : String.valueOf(root.getMessage());
		return new MigrationException(Failure.DATABASE,
				migrate.getMigration().getScript() + " failed: " + SqlFailure.withoutSecrets(said) + "\n" + UNWATCHED,
				SqlFailure.mend(sql, "Mend the cause, ")
						+ "then run db upgrade; db status says where the database stands.",
				this.failure);
	}

	private static Throwable rootOf(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

	private <T extends Throwable> @Nullable T find(Class<T> type) {
		for (Throwable cause = this.failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

}
