package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database of its own that is dropped in the end, with the character set of the real
 * one; without the right to make it, temporary tables. What a statement names without a
 * database is looked up in the real one.
 */
final class MySqlScratch implements Scratch {

	private static final String COLLATION = """
			select default_character_set_name, default_collation_name
			from information_schema.schemata
			where schema_name = database()""";

	private final Connection connection;

	private final SqlDialect dialect;

	private final SchemaReader reader;

	private final String schema;

	private MySqlScratch(Connection connection, SqlDialect dialect, String schema) {
		this.connection = connection;
		this.dialect = dialect;
		this.reader = new MySqlSchemaReader(new JdbcTemplate(new SingleConnectionDataSource(connection, true)),
				dialect);
		this.schema = schema;
	}

	static Scratch open(Connection connection, SqlDialect dialect) throws SQLException {
		String name = "migration_scratch_" + UUID.randomUUID().toString().replace("-", "");
		try (Statement statement = connection.createStatement()) {
			statement.execute(create(statement, dialect.sql("create database").name(name)));
			return new MySqlScratch(connection, dialect, name);
		}
		catch (SQLException refusal) {
			return temporary(connection, dialect, refusal);
		}
	}

	private static String create(Statement statement, Sql sql) throws SQLException {
		try (ResultSet collation = statement.executeQuery(COLLATION)) {
			collation.next();
			return sql.words("character set")
				.words(collation.getString(1))
				.words("collate")
				.words(collation.getString(2))
				.toString();
		}
	}

	private static Scratch temporary(Connection connection, SqlDialect dialect, SQLException refusal)
			throws SQLException {
		try {
			return MySqlTemporaryScratch.open(connection, dialect);
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
	public void run(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public void close() throws SQLException {
		run(this.dialect.sql("drop database").name(this.schema).toString());
	}

}
