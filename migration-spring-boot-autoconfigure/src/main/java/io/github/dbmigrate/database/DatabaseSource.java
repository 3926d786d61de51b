package io.github.dbmigrate.database;

import javax.sql.DataSource;

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
	 * What is known of the database without a connection.
	 * @param vendor the vendor that a snapshot tells, or {@code null}
	 * @param version the version that a snapshot tells, or {@code null}
	 */
	public KnownDatabase known(@Nullable String vendor, @Nullable String version) {
		return KnownDatabase.of(OpenConnection.urlOf(this.dataSource), this.defaultSchema, vendor, version);
	}

}
