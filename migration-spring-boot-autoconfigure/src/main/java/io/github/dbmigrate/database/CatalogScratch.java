package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BiFunction;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A scratch place that the catalog knows, so that it is read as any schema is.
 */
abstract class CatalogScratch implements Scratch {

	private final Connection connection;

	private final SqlDialect dialect;

	private final SchemaReader reader;

	private final String schema;

	CatalogScratch(Connection connection, SqlDialect dialect, String schema,
			BiFunction<JdbcTemplate, SqlDialect, SchemaReader> reader) {
		this.connection = connection;
		this.dialect = dialect;
		this.schema = schema;
		this.reader = reader.apply(new JdbcTemplate(new SingleConnectionDataSource(connection, true)), dialect);
	}

	final Connection connection() {
		return this.connection;
	}

	final SqlDialect dialect() {
		return this.dialect;
	}

	@Override
	public final String schema() {
		return this.schema;
	}

	@Override
	public final Sql create(TableName table) {
		return this.dialect.sql("create table").table(table);
	}

	@Override
	public final void read(SchemaCollector collector) {
		readSchema(this.schema, collector);
	}

	final void readSchema(String name, SchemaCollector collector) {
		this.reader.read(name, collector);
	}

	@Override
	public void run(String sql) throws SQLException {
		execute(this.connection, sql);
	}

	static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** The first value that a query gives. */
	static String first(Connection connection, String query) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query)) {
			return result.next() ? result.getString(1) : "";
		}
	}

}
