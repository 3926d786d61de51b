package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import org.jspecify.annotations.Nullable;

/**
 * A database of its own that is dropped in the end, with the character set of the real
 * one; without the right to make it, temporary tables. What a statement names without a
 * database is looked up in the real one, until the scratch place is entered.
 */
final class MySqlScratch extends CatalogScratch {

	private static final String COLLATION = """
			select default_character_set_name, default_collation_name
			from information_schema.schemata
			where schema_name = database()""";

	private @Nullable String wayBack;

	private MySqlScratch(Connection connection, SqlDialect dialect, String schema) {
		super(connection, dialect, schema, MySqlSchemaReader::new);
	}

	static Scratch open(Connection connection, SqlDialect dialect) throws SQLException {
		try {
			return openForCopy(connection, dialect);
		}
		catch (SQLException refusal) {
			return temporary(connection, dialect, refusal);
		}
	}

	/** A copy needs foreign keys, which temporary tables have not got. */
	static Scratch openForCopy(Connection connection, SqlDialect dialect) throws SQLException {
		String name = "migration_scratch_" + UUID.randomUUID().toString().replace("-", "");
		try (Statement statement = connection.createStatement()) {
			statement.execute(create(connection, dialect.sql("create database").name(name)));
			return new MySqlScratch(connection, dialect, name);
		}
	}

	/** The statement that makes a database, with the character set of the current one. */
	static String create(Connection connection, Sql sql) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet collation = statement.executeQuery(COLLATION)) {
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
	public void enter() throws SQLException {
		this.wayBack = first(connection(), "select database()");
		use(schema());
	}

	private void use(String database) throws SQLException {
		run(dialect().sql("use").name(database).toString());
	}

	@Override
	public void close() throws SQLException {
		if (this.wayBack != null) {
			use(this.wayBack);
		}
		run(dialect().sql("drop database").name(schema()).toString());
	}

}
