package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import io.github.dbmigrate.dialect.SqlDialect;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database of its own that is dropped in the end, with the character set of the real
 * one. What a statement names without a database is looked up in the real one.
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
		try (Statement statement = connection.createStatement();
				ResultSet collation = statement.executeQuery(COLLATION)) {
			collation.next();
			String create = dialect.sql("create database")
				.name(name)
				.words("character set")
				.words(collation.getString(1))
				.words("collate")
				.words(collation.getString(2))
				.toString();
			statement.execute(create);
		}
		return new MySqlScratch(connection, dialect, name);
	}

	@Override
	public String schema() {
		return this.schema;
	}

	@Override
	public SchemaReader reader() {
		return this.reader;
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
