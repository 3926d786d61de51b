package io.github.dbmigrate.database;

import java.sql.SQLException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Why a database lets nobody in, as far as its driver tells, and what mends it.
 */
enum ConnectionRefusal {

	LOGIN("Set the right user and password: spring.datasource.username and spring.datasource.password (or "
			+ "spring.flyway.user and spring.flyway.password)."),
	RIGHTS("Grant the user the right to connect to this database, or let another one connect: "
			+ "spring.datasource.username."),
	DATABASE("Create the database, or correct its name in spring.datasource.url (or spring.flyway.url)."),
	HOST("Start the database server, or correct host and port in spring.datasource.url (or spring.flyway.url)."),
	FULL("Close connections that nobody needs, or allow the server more of them, then run the command again."),
	LOCKED("Stop the application or tool that has the file open; or let them share it: end spring.datasource.url with "
			+ ";AUTO_SERVER=TRUE in both."),
	UNKNOWN("Check that the database is running and that url, username and password in spring.datasource (or "
			+ "spring.flyway) are right.");

	/** MariaDB and MySQL tell these by their own numbers alone. */
	private static final int NO_DATABASE = 1049;

	private static final int NO_RIGHTS = 1044;

	private static final int TOO_MANY = 1040;

	/** PostgreSQL has states alone, and one of its own for a wrong password. */
	private static final int NOT_NUMBERED = 0;

	private final String mend;

	ConnectionRefusal(String mend) {
		this.mend = mend;
	}

	String mend() {
		return this.mend;
	}

	static ConnectionRefusal of(@Nullable SQLException failure) {
		if (failure == null || failure.getSQLState() == null) {
			return UNKNOWN;
		}
		return switch (failure.getErrorCode()) {
			case NO_DATABASE -> DATABASE;
			case NO_RIGHTS -> RIGHTS;
			case TOO_MANY -> FULL;
			case NOT_NUMBERED -> failure.getSQLState().equals("28000") ? RIGHTS : of(failure.getSQLState());
			default -> of(failure.getSQLState());
		};
	}

	/** States of the standard, of PostgreSQL, and of H2, which are its numbers. */
	private static ConnectionRefusal of(String state) {
		if (Set.of("28000", "28P01").contains(state)) {
			return LOGIN;
		}
		if (Set.of("3D000", "90013", "90146", "90149").contains(state)) {
			return DATABASE;
		}
		return switch (state) {
			case "42501" -> RIGHTS;
			case "53300" -> FULL;
			case "90020" -> LOCKED;
			case "90067" -> HOST;
			default -> state.startsWith("08") ? HOST : UNKNOWN;
		};
	}

}
