package io.github.dbmigrate.upgrade;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * How far a script came on a database that cannot roll it back: a table of one row beside
 * Flyway's history, there only while something is unfinished.
 */
final class Progress {

	private static final Log logger = LogFactory.getLog(Progress.class);

	private static final String SUFFIX = "_progress";

	private final Connection connection;

	private final String name;

	private boolean there;

	Progress(Connection connection, String historyTable) {
		this.connection = connection;
		this.name = tableName(historyTable);
	}

	static String tableName(String historyTable) {
		return historyTable + SUFFIX;
	}

	/**
	 * The record. Where the user may not read it, he could not write it either.
	 */
	Optional<Unfinished> find() throws SQLException {
		if (!exists()) {
			return Optional.empty();
		}
		try (Statement statement = this.connection.createStatement();
				ResultSet row = statement
					.executeQuery("select direction, version, script, statements, checksum from " + quoted())) {
			return row.next() ? Optional.of(read(row)) : Optional.empty();
		}
		catch (SQLException ex) {
			if (!SqlFailure.isDenied(ex)) {
				throw ex;
			}
			logger.warn("How far a migration came cannot be read: " + SqlFailure.message(ex));
			return Optional.empty();
		}
	}

	private static Unfinished read(ResultSet row) throws SQLException {
		return new Unfinished(Direction.valueOf(row.getString(1)), row.getString(2), row.getString(3), row.getInt(4),
				row.getInt(5));
	}

	/** Keeps one record, in the transaction of the connection. */
	void save(Unfinished unfinished) throws SQLException {
		createIfMissing();
		boolean saved = write(
				"update " + quoted() + " set direction = ?, version = ?, script = ?, statements = ?, checksum = ?",
				unfinished);
		if (!saved) {
			write("insert into " + quoted()
					+ " (direction, version, script, statements, checksum) values (?, ?, ?, ?, ?)", unfinished);
		}
	}

	private boolean write(String sql, Unfinished unfinished) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setString(1, unfinished.direction().name());
			statement.setString(2, unfinished.version());
			statement.setString(3, unfinished.script());
			statement.setInt(4, unfinished.statements());
			statement.setInt(5, unfinished.checksum());
			return statement.executeUpdate() > 0;
		}
	}

	void createIfMissing() throws SQLException {
		if (!this.there && !exists()) {
			execute("create table " + quoted() + " (direction varchar(10) not null, version varchar(50), "
					+ "script varchar(1000) not null, statements integer not null, checksum integer not null)");
		}
		this.there = true;
	}

	/** Removes the record, in the transaction of the connection. */
	void remove() throws SQLException {
		execute("delete from " + quoted());
	}

	void drop() throws SQLException {
		if (exists()) {
			execute("drop table " + quoted());
		}
		this.there = false;
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private boolean exists() throws SQLException {
		DatabaseMetaData metaData = this.connection.getMetaData();
		try (ResultSet tables = metaData.getTables(this.connection.getCatalog(), schema(), "%" + SUFFIX,
				new String[] { "TABLE", "BASE TABLE" })) {
			boolean found = false;
			while (tables.next()) {
				found |= this.name.equalsIgnoreCase(tables.getString("TABLE_NAME"));
			}
			return found;
		}
	}

	private @Nullable String schema() throws SQLException {
		return this.connection.getSchema();
	}

	private String quoted() throws SQLException {
		String quote = this.connection.getMetaData().getIdentifierQuoteString();
		return quote + this.name + quote;
	}

	/**
	 * A script that stopped half way.
	 *
	 * @param direction whether it is a migration or a way back
	 * @param version the version, or {@code null} for a repeatable migration
	 * @param script the name of the file
	 * @param statements how many of its statements stay done
	 * @param checksum the checksum of those statements
	 */
	record Unfinished(Direction direction, @Nullable String version, String script, int statements, int checksum) {

		Unfinished as(Direction other) {
			return new Unfinished(other, this.version, this.script, this.statements, this.checksum);
		}

	}

	/**
	 * Where a script leads.
	 */
	enum Direction {

		/** A migration that failed; the history has a row of it. */
		UPGRADE,
		/** A migration that runs, or ended with its process; without a row. */
		RUNNING,
		/** A way back; the row of its migration counts as failed meanwhile. */
		DOWNGRADE

	}

}
