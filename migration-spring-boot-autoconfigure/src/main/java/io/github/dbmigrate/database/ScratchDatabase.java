package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import javax.sql.DataSource;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * An empty database of the same kind as another one, to run files in: on the same server
 * and dropped in the end, or one that somebody keeps for that.
 */
public final class ScratchDatabase implements AutoCloseable {

	private static final String REFERENCE = "Set migration.reference-url to an empty database that is kept for this.";

	private final DatabaseSource source;

	private final String vendor;

	private final Drop drop;

	private ScratchDatabase(DatabaseSource source, String vendor, Drop drop) {
		this.source = source;
		this.vendor = vendor;
		this.drop = drop;
	}

	/**
	 * Makes one on the server of a database; nothing of that database is read or changed.
	 * @throws MigrationException (DATABASE) where the user may not
	 */
	public static ScratchDatabase beside(DatabaseSource live) {
		String name = "migration_scratch_" + UUID.randomUUID().toString().replace("-", "");
		OpenConnection connection = OpenConnection.of(live.dataSource());
		try (connection) {
			SqlDialect dialect = connection.dialect();
			return dialect.vendor().equals("h2") ? inMemory(live, name) : onServer(live, dialect, name);
		}
		catch (SQLException ex) {
			throw new MigrationException(Failure.DATABASE,
					"No scratch database can be made beside " + live.url() + ": "
							+ new DatabaseFailure(connection.url()).reason(ex) + ". Nothing was changed.",
					"Grant the user the right to create databases. " + REFERENCE, ex);
		}
	}

	private static ScratchDatabase inMemory(DatabaseSource live, String name) throws SQLException {
		try (Connection connection = live.dataSource().getConnection()) {
			String url = H2Scratch.url(connection).replaceFirst("^jdbc:h2:mem:", "jdbc:h2:mem:" + name)
					+ ";DB_CLOSE_DELAY=-1";
			DataSource scratch = new DriverManagerDataSource(url, "sa", "");
			return new ScratchDatabase(new DatabaseSource(scratch, live.defaultSchema()), "h2",
					() -> execute(scratch, "SHUTDOWN"));
		}
	}

	private static ScratchDatabase onServer(DatabaseSource live, SqlDialect dialect, String name) throws SQLException {
		String url = beside(Objects.requireNonNull(OpenConnection.urlOf(live.dataSource()), "URL"), name);
		boolean postgres = dialect.vendor().equals("postgresql");
		Sql create = dialect.sql("create database").name(name);
		try (Connection connection = live.dataSource().getConnection()) {
			execute(live.dataSource(), postgres ? create.toString() : MySqlScratch.create(connection, create));
		}
		Sql drop = dialect.sql("drop database").name(name);
		return new ScratchDatabase(
				new DatabaseSource(connecting(url, live.dataSource()), postgres ? live.defaultSchema() : name),
				dialect.vendor(),
				() -> execute(live.dataSource(), (postgres ? drop.words("with (force)") : drop).toString()));
	}

	/** The URL of another database on the same server. */
	static String beside(String url, String name) {
		String server = url.replaceFirst("^(jdbc:[^/?]*//[^/?]*)/?[^?]*", "$1/" + name);
		return server.equals(url) ? url.replaceFirst("^(jdbc:\\w+:)[^?]*", "$1" + name) : server;
	}

	/**
	 * Takes one that somebody keeps for this.
	 * @param url its JDBC URL; without a user in it those of the other database hold
	 * @param live the database that it stands for
	 * @throws MigrationException (INPUT) where it is not empty
	 */
	public static ScratchDatabase at(String url, DatabaseSource live) {
		DataSource reference = url.matches("(?i).*[?&;]user=.*|.*//[^/]*@.*") ? new DriverManagerDataSource(url)
				: connecting(url, live.dataSource());
		try (LiveDatabase connected = new DatabaseSource(reference, null).connect()) {
			SqlDialect dialect = connected.dialect();
			Set<String> before = new TreeSet<>(connected.schemas());
			requireEmpty(connected, before);
			boolean mysql = connected.dialect().vendor().matches("mysql|mariadb");
			return new ScratchDatabase(
					new DatabaseSource(reference, mysql ? connected.defaultSchema() : live.defaultSchema()),
					dialect.vendor(), () -> dropNew(reference, dialect, before));
		}
	}

	private static void requireEmpty(LiveDatabase reference, Set<String> schemas) {
		boolean mysql = reference.dialect().vendor().matches("mysql|mariadb");
		Set<TableName> tables = reference.read(mysql ? Set.of() : schemas, Set.of()).tables().keySet();
		if (!tables.isEmpty()) {
			throw new MigrationException(Failure.INPUT,
					"The database of migration.reference-url, " + reference.url() + ", is not empty: it has "
							+ String.join(", ", tables.stream().limit(5).map(TableName::toString).toList())
							+ ". It must not hold anything, for it is emptied in the end. Nothing was changed.",
					"Name an empty database. If a run that was cut off left these tables there, drop and create it.");
		}
	}

	private static void dropNew(DataSource reference, SqlDialect dialect, Set<String> before) throws SQLException {
		if (dialect.vendor().matches("mysql|mariadb")) {
			return;
		}
		Set<String> made;
		try (LiveDatabase connected = new DatabaseSource(reference, null).connect()) {
			made = new TreeSet<>(connected.schemas());
		}
		made.removeAll(before);
		for (String schema : made) {
			execute(reference, dialect.sql("drop schema").name(schema).words("cascade").toString());
		}
	}

	private static DataSource connecting(String url, DataSource like) {
		String user = OpenConnection.propertyOf(like, "username", "user");
		String password = OpenConnection.propertyOf(like, "password");
		return (user != null) ? new DriverManagerDataSource(url, user, (password != null) ? password : "")
				: new DriverManagerDataSource(url);
	}

	private static void execute(DataSource dataSource, String sql) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			boolean autoCommit = connection.getAutoCommit();
			connection.setAutoCommit(true);
			CatalogScratch.execute(connection, sql);
			if (!sql.equals("SHUTDOWN")) {
				connection.setAutoCommit(autoCommit);
			}
		}
	}

	/** Where it is. */
	public DatabaseSource source() {
		return this.source;
	}

	/** What kind of database it is. */
	public String vendor() {
		return this.vendor;
	}

	@Override
	public void close() {
		try {
			this.drop.run();
		}
		catch (SQLException ex) {
			@Nullable String url = OpenConnection.urlOf(this.source.dataSource());
			DatabaseFailure failures = new DatabaseFailure(new JdbcUrl((url != null) ? url : "the scratch database"));
			throw new MigrationException(Failure.DATABASE,
					"The scratch database " + this.source.url() + " could not be dropped: " + failures.reason(ex) + ".",
					"Drop it by hand.", ex);
		}
	}

	/**
	 * Takes a database away.
	 */
	private interface Drop {

		void run() throws SQLException;

	}

}
