package io.github.dbmigrate.database;

import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A database, through one connection that is only read.
 */
public final class LiveDatabase implements AutoCloseable {

	/**
	 * Connects.
	 * @param dataSource Flyway's own data source
	 * @param defaultSchema the schema whose objects are written unqualified, or
	 * {@code null} for the schema of the connection
	 * @throws io.github.dbmigrate.schema.MigrationException (DATABASE) when it cannot be
	 * reached or is not supported; never holds the password
	 */
	public static LiveDatabase connect(DataSource dataSource, @Nullable String defaultSchema) {
		throw new UnsupportedOperationException();
	}

	/** The dialect of this database. */
	public SqlDialect dialect() {
		throw new UnsupportedOperationException();
	}

	/** Product and version, for instance {@code PostgreSQL 17.11}. */
	public String product() {
		throw new UnsupportedOperationException();
	}

	/** The JDBC URL without user, password and secrets. */
	public String url() {
		throw new UnsupportedOperationException();
	}

	/** Whether the database is gone when the process ends. */
	public boolean inMemory() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Reads the default schema and the named ones, normalized by the dialect, in a
	 * constant number of queries. Views, temporary tables, partitions and objects that an
	 * extension owns are left out.
	 * @param otherSchemas schemas that the model names, besides the default one
	 * @param ignoredTables tables to leave out, such as Flyway's history table, in any
	 * letter case
	 */
	public Schema read(Set<String> otherSchemas, Set<String> ignoredTables) {
		throw new UnsupportedOperationException();
	}

	/** The number of rows of a table. */
	public long rows(TableName table) {
		throw new UnsupportedOperationException();
	}

	/** The number of rows that hold NULL in a column. */
	public long nulls(TableName table, String column) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Runs a fill as a SELECT over the rows, without changing any.
	 * @param table the table as it is
	 * @param column the column as it shall be
	 * @param expression the fill
	 * @param unique whether the values must be distinct
	 * @return what speaks against it, in words (NULLs, duplicates, too long values, the
	 * error of the database); empty when it fits
	 */
	public List<String> objectionsToFill(Table table, Column column, String expression, boolean unique) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {
		throw new UnsupportedOperationException();
	}

}
