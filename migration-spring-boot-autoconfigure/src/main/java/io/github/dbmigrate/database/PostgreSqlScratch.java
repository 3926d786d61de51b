package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.UUID;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A transaction that is rolled back. Its tables are temporary ones, for which a user
 * needs the least rights, or are in a schema of their own.
 */
final class PostgreSqlScratch implements Scratch {

	private final Connection connection;

	private final SqlDialect dialect;

	private final SchemaReader reader;

	private final String schema;

	private PostgreSqlScratch(Connection connection, SqlDialect dialect) throws SQLException {
		this.connection = connection;
		this.dialect = dialect;
		this.reader = new PostgreSqlSchemaReader(new JdbcTemplate(new SingleConnectionDataSource(connection, true)),
				dialect);
		execute("set local lock_timeout = '5s'");
		execute("set local statement_timeout = '30s'");
		this.schema = place();
	}

	static Scratch open(Connection connection, SqlDialect dialect) throws SQLException {
		connection.setAutoCommit(false);
		try {
			return new PostgreSqlScratch(connection, dialect);
		}
		catch (SQLException ex) {
			leave(connection);
			throw ex;
		}
	}

	private String place() throws SQLException {
		try {
			run("create temporary table migration_scratch ()");
			return temporarySchema();
		}
		catch (SQLException refusal) {
			return ownSchema(refusal);
		}
	}

	private String temporarySchema() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery("select pg_my_temp_schema()::regnamespace::text")) {
			result.next();
			return result.getString(1);
		}
	}

	private String ownSchema(SQLException refusal) throws SQLException {
		String name = "migration_scratch_" + UUID.randomUUID().toString().replace("-", "");
		try {
			run(this.dialect.sql("create schema").name(name).toString());
			return name;
		}
		catch (SQLException ex) {
			refusal.addSuppressed(ex);
			throw refusal;
		}
	}

	@Override
	public String schema() {
		return this.schema;
	}

	@Override
	public Sql create(TableName table) {
		return this.dialect.sql("create table").table(table);
	}

	@Override
	public void read(SchemaCollector collector) {
		this.reader.read(this.schema, collector);
	}

	@Override
	public void run(String statement) throws SQLException {
		Savepoint before = this.connection.setSavepoint();
		try {
			execute(statement);
		}
		catch (SQLException ex) {
			this.connection.rollback(before);
			throw ex;
		}
		this.connection.releaseSavepoint(before);
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public void close() throws SQLException {
		leave(this.connection);
	}

	private static void leave(Connection connection) throws SQLException {
		connection.rollback();
		connection.setAutoCommit(true);
	}

}
