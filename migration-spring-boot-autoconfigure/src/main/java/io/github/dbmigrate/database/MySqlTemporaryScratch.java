package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

/**
 * Temporary tables, for a user who may make no database: each hides a table of its name
 * from this connection alone, and until it is dropped. No catalog knows them, so they are
 * read from the statements that the database gives back.
 */
final class MySqlTemporaryScratch implements Scratch {

	private final Connection connection;

	private final SqlDialect dialect;

	private final String schema;

	private final Set<TableName> made = new LinkedHashSet<>();

	private MySqlTemporaryScratch(Connection connection, SqlDialect dialect, String schema) {
		this.connection = connection;
		this.dialect = dialect;
		this.schema = schema;
	}

	/**
	 * Tries whether the user may make temporary tables.
	 */
	static Scratch open(Connection connection, SqlDialect dialect) throws SQLException {
		MySqlTemporaryScratch scratch = new MySqlTemporaryScratch(connection, dialect, connection.getCatalog());
		TableName trial = new TableName(scratch.schema, "migration_scratch");
		try (scratch) {
			scratch.run(scratch.create(trial).words("(id integer)").toString());
		}
		return new MySqlTemporaryScratch(connection, dialect, scratch.schema);
	}

	@Override
	public String schema() {
		return this.schema;
	}

	@Override
	public Sql create(TableName table) {
		this.made.add(table);
		return this.dialect.sql("create temporary table").table(table);
	}

	@Override
	public void enter() throws SQLException {
		throw new SQLFeatureNotSupportedException("temporary tables have no foreign keys");
	}

	@Override
	public void run(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public void read(SchemaCollector collector) throws SQLException {
		MySqlTableText text = new MySqlTableText(this.dialect, collector);
		for (TableName table : this.made) {
			text.read(collector.name(this.schema, table.name()), statement(table));
		}
	}

	private String statement(TableName table) throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement
					.executeQuery(this.dialect.sql("show create table").table(table).toString())) {
			result.next();
			return result.getString(2);
		}
	}

	@Override
	public void close() throws SQLException {
		for (TableName table : this.made) {
			run(this.dialect.sql("drop temporary table if exists").table(table).toString());
		}
	}

}
