package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.SQLException;

import io.github.dbmigrate.dialect.SqlDialect;

/**
 * A place on the server of a database in which tables can be made and read back, and of
 * which nothing is left in the end.
 */
interface Scratch extends AutoCloseable {

	/** The schema that tables are made in. */
	String schema();

	/** Reads what was made. */
	SchemaReader reader();

	/**
	 * Runs a statement. One that the database refuses leaves what was made before.
	 */
	void run(String statement) throws SQLException;

	@Override
	void close() throws SQLException;

	/**
	 * Opens the scratch place of one product.
	 */
	@FunctionalInterface
	interface Opening {

		/**
		 * @param connection the connection to the database, in auto-commit mode
		 * @param dialect its dialect, with the default schema
		 * @throws SQLException where the user may not have one
		 */
		Scratch open(Connection connection, SqlDialect dialect) throws SQLException;

	}

}
