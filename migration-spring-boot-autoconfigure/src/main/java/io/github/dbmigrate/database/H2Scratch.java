package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database in memory that nobody else sees, with the settings, domains and sequences of
 * the real one: there a new table would end the transactions of others.
 */
final class H2Scratch implements Scratch {

	private static final Set<String> SETTINGS = Set.of("MODE", "DATABASE_TO_UPPER", "DATABASE_TO_LOWER",
			"CASE_INSENSITIVE_IDENTIFIERS", "NON_KEYWORDS", "DEFAULT_NULL_ORDERING", "ZERO_BASED_ENUMS", "TIME ZONE");

	private static final String IS_ADMIN = "SELECT IS_ADMIN FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME = CURRENT_USER";

	private final Connection connection;

	private final SqlDialect dialect;

	private final SchemaReader reader;

	private final String schema;

	private H2Scratch(Connection connection, SqlDialect dialect, String schema) throws SQLException {
		this.connection = connection;
		this.dialect = dialect;
		this.reader = new H2SchemaReader(new JdbcTemplate(new SingleConnectionDataSource(connection, true)), dialect);
		this.schema = schema;
		run(dialect.sql("create schema if not exists").name(schema).toString());
		run(dialect.sql("set schema").name(schema).toString());
	}

	static Scratch open(Connection live, SqlDialect dialect) throws SQLException {
		try (Statement statement = live.createStatement()) {
			String schema = first(statement, "SELECT CURRENT_SCHEMA");
			List<String> needs = first(statement, IS_ADMIN).equalsIgnoreCase("true") ? needs(statement) : List.of();
			H2Scratch scratch = new H2Scratch(DriverManager.getConnection(url(statement)), dialect, schema);
			for (String need : needs) {
				scratch.run(need);
			}
			return scratch;
		}
	}

	private static String url(Statement statement) throws SQLException {
		StringBuilder url = new StringBuilder("jdbc:h2:mem:");
		try (ResultSet settings = statement
			.executeQuery("SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS")) {
			while (settings.next()) {
				if (SETTINGS.contains(settings.getString(1))) {
					url.append(';').append(settings.getString(1)).append('=').append(settings.getString(2));
				}
			}
		}
		return url.toString();
	}

	/** The statements that make what a column may refer to. */
	private static List<String> needs(Statement statement) throws SQLException {
		List<String> needs = new ArrayList<>();
		try (ResultSet script = statement.executeQuery("SCRIPT NODATA NOPASSWORDS NOSETTINGS")) {
			while (script.next()) {
				String text = script.getString(1);
				if (text.matches("(?s)(CREATE (SCHEMA|DOMAIN|SEQUENCE|CONSTANT)|ALTER DOMAIN) .*")) {
					needs.add(text.replaceFirst(" AUTHORIZATION .*", ""));
				}
			}
		}
		return needs;
	}

	private static String first(Statement statement, String query) throws SQLException {
		try (ResultSet result = statement.executeQuery(query)) {
			return result.next() ? result.getString(1) : "";
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
		this.connection.close();
	}

}
