package io.github.dbmigrate.upgrade;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;

import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets no migration wait for a lock for ever, where the database would: PostgreSQL does
 * without end, MariaDB and MySQL for a day and longer. What is set shorter stays, and
 * statements outside a transaction on PostgreSQL wait as long as they must.
 */
final class LockLimit extends EachMigrateCallback {

	private static final Set<Event> EVENTS = EnumSet.of(Event.BEFORE_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE,
			Event.AFTER_EACH_MIGRATE_ERROR);

	private static final int SECONDS = 60;

	private int before;

	LockLimit() {
		super("migration-lock-limit", EVENTS);
	}

	void begin(Connection connection) throws SQLException {
		switch (connection.getMetaData().getDatabaseProductName()) {
			case "PostgreSQL" -> execute(connection,
					"select set_config('lock_timeout', '10s', true)" + " where current_setting('lock_timeout') = '0'");
			case "MariaDB", "MySQL" -> shorten(connection);
			default -> this.before = 0;
		}
	}

	private void shorten(Connection connection) throws SQLException {
		int now = setting(connection);
		if (now > SECONDS) {
			set(connection, SECONDS);
			this.before = now;
		}
	}

	/** A pool gets the connection back as it was. */
	void end(Connection connection) throws SQLException {
		if (this.before > 0 && !connection.isClosed()) {
			set(connection, this.before);
		}
		this.before = 0;
	}

	private static void set(Connection connection, int seconds) throws SQLException {
		execute(connection, "set session lock_wait_timeout = " + seconds);
	}

	private static int setting(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select @@session.lock_wait_timeout")) {
			rows.next();
			return rows.getInt(1);
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	void on(Event event, Context context) throws SQLException {
		if (event == Event.BEFORE_EACH_MIGRATE) {
			begin(context.getConnection());
		}
		else {
			end(context.getConnection());
		}
	}

}
