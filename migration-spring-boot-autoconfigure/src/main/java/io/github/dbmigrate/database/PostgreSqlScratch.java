package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.UUID;

import io.github.dbmigrate.dialect.SqlDialect;

/**
 * A transaction that is rolled back. Its tables are temporary ones, for which a user
 * needs the least rights, or are in a schema of their own.
 */
final class PostgreSqlScratch extends CatalogScratch {

	private static final String PATH = """
			select set_config('search_path', concat_ws(', ', quote_ident(?), (
				select string_agg(distinct quote_ident(n.nspname), ', ')
				from pg_extension e
				join pg_namespace n on n.oid = e.extnamespace
				where n.nspname not in ('pg_catalog', current_schema()))), true)""";

	private PostgreSqlScratch(Connection connection, SqlDialect dialect, String schema) {
		super(connection, dialect, schema, PostgreSqlSchemaReader::new);
	}

	static Scratch open(Connection connection, SqlDialect dialect) throws SQLException {
		connection.setAutoCommit(false);
		try {
			execute(connection, "set local lock_timeout = '5s'");
			execute(connection, "set local statement_timeout = '30s'");
			return new PostgreSqlScratch(connection, dialect, place(connection, dialect));
		}
		catch (SQLException ex) {
			leave(connection);
			throw ex;
		}
	}

	private static String place(Connection connection, SqlDialect dialect) throws SQLException {
		try {
			run(connection, "create temporary table " + TRACE + " ()");
			return first(connection, "select pg_my_temp_schema()::regnamespace::text");
		}
		catch (SQLException refusal) {
			return ownSchema(connection, dialect, refusal);
		}
	}

	private static String ownSchema(Connection connection, SqlDialect dialect, SQLException refusal)
			throws SQLException {
		String name = "migration_scratch_" + UUID.randomUUID().toString().replace("-", "");
		try {
			run(connection, dialect.sql("create schema").name(name).toString());
			return name;
		}
		catch (SQLException ex) {
			refusal.addSuppressed(ex);
			throw refusal;
		}
	}

	@Override
	public void run(String statement) throws SQLException {
		run(connection(), statement);
	}

	private static void run(Connection connection, String statement) throws SQLException {
		Savepoint before = connection.setSavepoint();
		try {
			execute(connection, statement);
		}
		catch (SQLException ex) {
			connection.rollback(before);
			throw ex;
		}
		connection.releaseSavepoint(before);
	}

	/**
	 * Of the schemas that were there, only those of extensions stay in sight, but for the
	 * one that the tables are in.
	 */
	@Override
	public void enter() throws SQLException {
		try (var path = connection().prepareStatement(PATH)) {
			path.setString(1, schema());
			path.execute();
		}
	}

	@Override
	public void close() throws SQLException {
		leave(connection());
	}

	private static void leave(Connection connection) throws SQLException {
		connection.rollback();
		connection.setAutoCommit(true);
	}

}
