package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.dbmigrate.dialect.SqlDialect;

/**
 * A database in memory that nobody else sees, with the settings, domains and sequences of
 * the real one: there a new table would end the transactions of others.
 */
final class H2Scratch extends CatalogScratch {

	private static final Set<String> SETTINGS = Set.of("MODE", "DATABASE_TO_UPPER", "DATABASE_TO_LOWER",
			"CASE_INSENSITIVE_IDENTIFIERS", "NON_KEYWORDS", "DEFAULT_NULL_ORDERING", "ZERO_BASED_ENUMS", "TIME ZONE");

	private static final String IS_ADMIN = "SELECT IS_ADMIN FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME = CURRENT_USER";

	/** What a column may refer to, as the statements begin that make it. */
	private static final String NEEDS = "CREATE (SCHEMA|DOMAIN|SEQUENCE|CONSTANT)|ALTER DOMAIN";

	/** The same without what a migration makes and changes itself. */
	private static final String NEEDS_OF_COPY = "CREATE (SCHEMA|CONSTANT)";

	private H2Scratch(Connection connection, SqlDialect dialect, String schema) throws SQLException {
		super(connection, dialect, schema, H2SchemaReader::new);
		run(dialect.sql("create schema if not exists").name(schema).toString());
		run(dialect.sql("set schema").name(schema).toString());
	}

	static Scratch open(Connection live, SqlDialect dialect) throws SQLException {
		return open(live, dialect, NEEDS);
	}

	static Scratch openForCopy(Connection live, SqlDialect dialect) throws SQLException {
		return open(live, dialect, NEEDS_OF_COPY);
	}

	private static Scratch open(Connection live, SqlDialect dialect, String kinds) throws SQLException {
		String schema = first(live, "SELECT CURRENT_SCHEMA");
		List<String> needs = first(live, IS_ADMIN).equalsIgnoreCase("true") ? needs(live, kinds) : List.of();
		H2Scratch scratch = new H2Scratch(DriverManager.getConnection(url(live)), dialect, schema);
		for (String need : needs) {
			scratch.run(need);
		}
		return scratch;
	}

	/** A database in memory without a name, with the settings of another one. */
	static String url(Connection live) throws SQLException {
		StringBuilder url = new StringBuilder("jdbc:h2:mem:");
		try (Statement statement = live.createStatement();
				ResultSet settings = statement
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
	private static List<String> needs(Connection live, String kinds) throws SQLException {
		List<String> needs = new ArrayList<>();
		try (Statement statement = live.createStatement();
				ResultSet script = statement.executeQuery("SCRIPT NODATA NOPASSWORDS NOSETTINGS")) {
			while (script.next()) {
				String text = script.getString(1);
				if (text.matches("(?s)(" + kinds + ") .*")) {
					needs.add(text.replaceFirst(" AUTHORIZATION .*", ""));
				}
			}
		}
		return needs;
	}

	@Override
	public void enter() {
	}

	@Override
	public void readOther(String schema, SchemaCollector collector) {
		readSchema(schema, collector);
	}

	@Override
	public void close() throws SQLException {
		connection().close();
	}

}
