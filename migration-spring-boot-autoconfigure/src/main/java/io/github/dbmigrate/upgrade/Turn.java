package io.github.dbmigrate.upgrade;

import java.sql.Connection;

import io.github.dbmigrate.database.LockHolders;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.flywaydb.core.api.FlywayException;

/**
 * Waits until no other Flyway is at work on this database, as long as
 * {@code spring.flyway.lock-retry-count} allows; Flyway itself waits on MariaDB and MySQL
 * for ever.
 *
 * @param connection a connection of Flyway
 * @param table what the number of its lock is made of
 * @param seconds how long to wait
 */
record Turn(Connection connection, int table, int seconds) {

	void await() {
		LockHolders holders = LockHolders.ofFlyway(this.connection, this.table);
		for (int waited = 0; !holders.isEmpty(); waited++) {
			if (waited == this.seconds) {
				throw new MigrationException(Failure.DATABASE,
						"Another Flyway is at work on this database, and was not done within " + this.seconds
								+ " s. Nothing was changed.\n" + holders.told(),
						"Let it finish; db status tells how far it came. Then run the command again.");
			}
			sleep();
			holders = LockHolders.ofFlyway(this.connection, this.table);
		}
	}

	private static void sleep() {
		try {
			Thread.sleep(1000);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new FlywayException("Interrupted while waiting for another Flyway", ex);
		}
	}

}
