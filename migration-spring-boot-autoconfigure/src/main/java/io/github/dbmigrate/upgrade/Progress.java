package io.github.dbmigrate.upgrade;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How far a script came on a database that cannot roll it back: a table of one row beside
 * Flyway's history, there only while something is unfinished.
 */
final class Progress {

	private static final String SUFFIX = "_progress";

	private final Connection connection;

	private final String name;

	Progress(Connection connection, String historyTable) {
		this.connection = connection;
		this.name = tableName(historyTable);
	}

	static String tableName(String historyTable) {
		return historyTable + SUFFIX;
	}

	Optional<Unfinished> find() throws SQLException {
		if (!exists()) {
			return Optional.empty();
		}
		try (Statement statement = this.connection.createStatement();
				ResultSet row = statement
					.executeQuery("select direction, version, script, statements, checksum from " + quoted())) {
			return row.next() ? Optional.of(read(row)) : Optional.empty();
		}
	}

	private static Unfinished read(ResultSet row) throws SQLException {
		return new Unfinished(Direction.valueOf(row.getString(1)), row.getString(2), row.getString(3), row.getInt(4),
				row.getInt(5));
	}

	/** Keeps one record, in the transaction of the connection. */
	void save(Unfinished unfinished) throws SQLException {
		createIfMissing();
		try (PreparedStatement insert = this.connection.prepareStatement("insert into " + quoted()
				+ " (direction, version, script, statements, checksum) values (?, ?, ?, ?, ?)")) {
			remove();
			insert.setString(1, unfinished.direction().name());
			insert.setString(2, unfinished.version());
			insert.setString(3, unfinished.script());
			insert.setInt(4, unfinished.statements());
			insert.setInt(5, unfinished.checksum());
			insert.executeUpdate();
		}
	}

	void createIfMissing() throws SQLException {
		if (!exists()) {
			execute("create table " + quoted() + " (direction varchar(10) not null, version varchar(50), "
					+ "script varchar(1000) not null, statements integer not null, checksum integer not null)");
		}
	}

	/** Removes the record, in the transaction of the connection. */
	void remove() throws SQLException {
		if (exists()) {
			execute("delete from " + quoted());
		}
	}

	void drop() throws SQLException {
		if (exists()) {
			execute("drop table " + quoted());
		}
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
	}

	/**
	 * Where a script leads.
	 */
	enum Direction {

		UPGRADE, DOWNGRADE

	}

}
