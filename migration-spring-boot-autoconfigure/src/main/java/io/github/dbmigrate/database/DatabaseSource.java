package io.github.dbmigrate.database;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import io.github.dbmigrate.schema.Letters;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is.
 *
 * @param dataSource Flyway's own data source
 * @param defaultSchema the schema whose objects are written unqualified, or {@code null}
 * for the schema of the connection
 */
public record DatabaseSource(DataSource dataSource, @Nullable String defaultSchema) {

	/**
	 * Connects.
	 * @see LiveDatabase#connect(DataSource, String)
	 */
	public LiveDatabase connect() {
		return LiveDatabase.connect(this.dataSource, this.defaultSchema);
	}

	/**
	 * The JDBC URL without user, password and secrets, or {@code null} where the data
	 * source does not tell it.
	 */
	public @Nullable String url() {
		String url = OpenConnection.urlOf(this.dataSource);
		return (url != null) ? new JdbcUrl(url).clean() : null;
	}

	/** Whether a JDBC URL leads there, whatever its settings. */
	public boolean isAt(String url) {
		String own = OpenConnection.urlOf(this.dataSource);
		return own != null && own.replaceFirst("[?;].*", "").equals(url.replaceFirst("[?;].*", ""));
	}

	/** The driver for that URL and its version; empty without one. */
	public Optional<String> driver() {
		String url = OpenConnection.urlOf(this.dataSource);
		return DriverManager.drivers()
			.filter((driver) -> url != null && takes(driver, url))
			.findFirst()
			.map((driver) -> driver.getClass().getName() + " " + driver.getMajorVersion() + "."
					+ driver.getMinorVersion());
	}

	private static boolean takes(Driver driver, String url) {
		try {
			return driver.acceptsURL(url);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * What is known of the database without a connection.
	 * @param vendor the vendor that a snapshot tells, or {@code null}
	 * @param version the version that a snapshot tells, or {@code null}
	 * @param letters how it stores bare names as a snapshot tells, or {@code null}
	 */
	public KnownDatabase known(@Nullable String vendor, @Nullable String version, @Nullable Letters letters) {
		return KnownDatabase.of(OpenConnection.urlOf(this.dataSource), this.defaultSchema, vendor, version, letters);
	}

}
