package io.github.dbmigrate.upgrade;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a migration again that gave up waiting for a lock, so that those who held the lock
 * and those who waited behind the migration can go on in between.
 */
final class Patience {

	private static final Log logger = LogFactory.getLog(Patience.class);

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private static final int ATTEMPTS = 7;

	private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

	private final BooleanSupplier rolledBack;

	private final int attempts;

	/**
	 * @param retries how often it may run again ({@code spring.flyway.lock-retry-count})
	 * @param rolledBack whether nothing is left of the last run
	 */
	Patience(int retries, BooleanSupplier rolledBack) {
		this.attempts = (retries < 0) ? ATTEMPTS : Math.min(ATTEMPTS, retries + 1);
		this.rolledBack = rolledBack;
	}

	void run(Runnable migration) {
		Duration pause = FIRST_PAUSE;
		for (int attempt = 1; attempt < this.attempts; attempt++) {
			try {
				migration.run();
				return;
			}
			catch (FlywayException ex) {
				if (!isLocked(ex) || !this.rolledBack.getAsBoolean()) {
					throw ex;
				}
				logger.info("A table is locked by others. The migration gave way and runs again in " + pause.toMillis()
						+ " ms.");
			}
			sleep(pause);
			pause = pause.multipliedBy(2);
		}
		migration.run();
	}

	private static boolean isLocked(@Nullable Throwable failure) {
		var sql = SqlFailure.in(failure);
		return sql != null && LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
	}

	private static void sleep(Duration pause) {
		try {
			Thread.sleep(pause.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new FlywayException("Interrupted while waiting for a lock", ex);
		}
	}

}
