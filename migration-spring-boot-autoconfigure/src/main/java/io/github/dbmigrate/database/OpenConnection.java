package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.dbmigrate.dialect.DatabaseSettings;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Letters;
import io.github.dbmigrate.schema.MigrationException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A connection that belongs to somebody else: each statement is a transaction of its own,
 * and it is given back as it came.
 */
final class OpenConnection implements AutoCloseable {

	private static final Pattern VERSION = Pattern.compile("^(?:5\\.5\\.5-)?(\\d+)(?:\\.(\\d+))?(?:\\.\\d+)*");

	/** A question would wait for a lock without end. */
	private static final String LIMIT = "select set_config('lock_timeout', '5s', false)"
			+ " where current_setting('lock_timeout') = '0'";

	private final Connection connection;

	private final boolean autoCommit;

	private final boolean limited;

	private final JdbcUrl url;

	private final String product;

	private final String version;

	private int statements;

	private OpenConnection(Connection connection, JdbcUrl url) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		this.connection = connection;
		this.url = url;
		this.version = metaData.getDatabaseProductVersion();
		this.product = this.version.contains("MariaDB") ? "MariaDB" : metaData.getDatabaseProductName();
		this.autoCommit = connection.getAutoCommit();
		connection.setAutoCommit(true);
		this.limited = this.product.equals("PostgreSQL") && !jdbc().queryForList(LIMIT).isEmpty();
	}

	/**
	 * Connects.
	 */
	static OpenConnection of(DataSource dataSource) {
		try {
			Connection connection = dataSource.getConnection();
			return open(connection, configuredUrl(dataSource));
		}
		catch (SQLException | RuntimeException ex) {
			throw unreachable(dataSource, ex);
		}
	}

	static MigrationException unreachable(@Nullable DataSource dataSource, Throwable failure) {
		return new DatabaseFailure(new JdbcUrl(configuredUrl(dataSource))).unreachable(failure);
	}

	private static OpenConnection open(Connection connection, String configured) throws SQLException {
		try {
			String url = connection.getMetaData().getURL();
			return new OpenConnection(connection, new JdbcUrl((url != null) ? url : configured));
		}
		catch (SQLException | RuntimeException ex) {
			connection.close();
			throw ex;
		}
	}

	private static String configuredUrl(@Nullable DataSource dataSource) {
		if (dataSource == null) {
			return "the database";
		}
		String url = urlOf(dataSource);
		return (url != null) ? url : "the data source " + target(dataSource).getClass().getSimpleName();
	}

	private static DataSource target(DataSource dataSource) {
		DataSource target = dataSource;
		while (target instanceof DelegatingDataSource delegating && delegating.getTargetDataSource() != null) {
			target = delegating.getTargetDataSource();
		}
		return target;
	}

	/** The URL that a data source is set to, without asking it for a connection. */
	static @Nullable String urlOf(DataSource dataSource) {
		return propertyOf(dataSource, "jdbcUrl", "url");
	}

	/** What a data source is set to: the first of these properties that it has. */
	static @Nullable String propertyOf(DataSource dataSource, String... names) {
		BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(target(dataSource));
		return Stream.of(names)
			.filter(properties::isReadableProperty)
			.map(properties::getPropertyValue)
			.filter(Objects::nonNull)
			.map(Object::toString)
			.findFirst()
			.orElse(null);
	}

	JdbcUrl url() {
		return this.url;
	}

	/** Product and version, for people. */
	String product() {
		Matcher matcher = VERSION.matcher(this.version);
		return this.product + " " + (matcher.find() ? matcher.group().replaceFirst("^5\\.5\\.5-", "") : this.version);
	}

	SqlDialect dialect() {
		Matcher matcher = VERSION.matcher(this.version);
		boolean found = matcher.find();
		SqlDialect dialect = SqlDialect.of(this.product, found ? number(matcher.group(1)) : 0,
				found ? number(matcher.group(2)) : 0);
		return switch (dialect.vendor()) {
			case "h2" -> dialect.with(settingsOfH2());
			case "mariadb", "mysql" -> storesLowerCase() ? dialect.with(DatabaseSettings.of(Letters.LOWER)) : dialect;
			default -> dialect;
		};
	}

	/** Whether the server makes names of tables lower case; it always does on Windows. */
	private boolean storesLowerCase() {
		return Integer.valueOf(1).equals(jdbc().queryForObject("select @@lower_case_table_names", Integer.class));
	}

	/** Names are in upper case, which every setting of letter case finds. */
	private DatabaseSettings settingsOfH2() {
		Map<String, String> settings = new HashMap<>();
		jdbc().query("SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS",
				(RowCallbackHandler) (row) -> settings.put(row.getString(1), row.getString(2)));
		return DatabaseSettings.of(settings);
	}

	private static int number(@Nullable String digits) {
		return (digits != null) ? Integer.parseInt(digits) : 0;
	}

	JdbcTemplate jdbc() {
		return new JdbcTemplate(new SingleConnectionDataSource(this.connection, true)) {

			@Override
			protected void applyStatementSettings(Statement statement) throws SQLException {
				OpenConnection.this.statements++;
				super.applyStatementSettings(statement);
			}

		};
	}

	/** How many statements it was given. */
	int statements() {
		return this.statements;
	}

	/**
	 * Does something in a transaction that cannot write and is rolled back.
	 */
	<T> T withoutWriting(Work<T> work) throws SQLException {
		boolean readOnly = this.connection.isReadOnly();
		this.connection.setReadOnly(true);
		this.connection.setAutoCommit(false);
		try {
			return work.run(this.connection);
		}
		finally {
			this.connection.rollback();
			this.connection.setAutoCommit(true);
			this.connection.setReadOnly(readOnly);
		}
	}

	/**
	 * Opens a scratch place on the server.
	 */
	Scratch scratch(Scratch.Opening opening, SqlDialect dialect) throws SQLException {
		return opening.open(this.connection, dialect);
	}

	@Override
	public void close() {
		try (Connection closing = this.connection) {
			if (this.limited) {
				jdbc().execute("set lock_timeout = 0");
			}
			closing.setAutoCommit(this.autoCommit);
		}
		catch (SQLException | DataAccessException ex) {
			throw new DatabaseFailure(this.url).refused(ex);
		}
	}

	/**
	 * Something to do with a connection.
	 *
	 * @param <T> the result
	 */
	@FunctionalInterface
	interface Work<T> {

		T run(Connection connection) throws SQLException;

	}

}
