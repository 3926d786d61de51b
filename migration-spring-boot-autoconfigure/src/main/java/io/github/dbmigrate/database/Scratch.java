package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

/**
 * A place on the server of a database in which tables can be made and read back, and of
 * which nothing is left in the end.
 */
interface Scratch extends AutoCloseable {

	/** A table that may be in a scratch place from the beginning. */
	String TRACE = "migration_scratch";

	/** The schema that tables are made in. */
	String schema();

	/** The beginning of the statement that makes a table. */
	Sql create(TableName table);

	/**
	 * Runs a statement. One that the database refuses leaves what was made before.
	 */
	void run(String statement) throws SQLException;

	/**
	 * Makes bare names mean what is in here, and hides the tables that they meant before.
	 * @throws SQLException where this place cannot stand for the real one
	 */
	void enter() throws SQLException;

	/** Reads what was made. */
	void read(SchemaCollector collector) throws SQLException;

	/**
	 * Reads another schema, where this place has schemas of its own.
	 */
	default void readOther(String schema, SchemaCollector collector) throws SQLException {
		throw new SQLFeatureNotSupportedException("the schema " + schema + " cannot be copied");
	}

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
