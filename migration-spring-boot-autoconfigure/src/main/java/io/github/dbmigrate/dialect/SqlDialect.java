package io.github.dbmigrate.dialect;

import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Schema;

/**
 * What databases disagree on. A dialect file holds only the disagreements.
 */
public abstract class SqlDialect {

	/**
	 * The dialect of a database.
	 * @param product the product name as JDBC reports it
	 * @param majorVersion the major version
	 * @param minorVersion the minor version
	 * @throws io.github.dbmigrate.schema.MigrationException when the product is not
	 * supported; names the supported ones
	 */
	public static SqlDialect of(String product, int majorVersion, int minorVersion) {
		throw new UnsupportedOperationException();
	}

	/** The product name as JDBC reports it. */
	public String product() {
		throw new UnsupportedOperationException();
	}

	/** The major version of the database. */
	public int majorVersion() {
		throw new UnsupportedOperationException();
	}

	/** The minor version of the database. */
	public int minorVersion() {
		throw new UnsupportedOperationException();
	}

	/**
	 * The name for {@code {vendor}} in locations, as Spring Boot spells it.
	 */
	public abstract String vendor();

	/**
	 * The name as the database stores it.
	 * @param name the name as the model writes it
	 * @param quoted whether the model quotes it
	 */
	public abstract String storedName(String name, boolean quoted);

	/**
	 * Whether a bare name is refused or means something else, in any letter case.
	 */
	public abstract boolean isReserved(String name);

	/**
	 * The longest name that the database keeps whole, in characters (PostgreSQL: bytes).
	 */
	public abstract int maxNameLength();

	/**
	 * Whether a failed migration leaves nothing behind.
	 */
	public abstract boolean rollsBackDdl();

	/**
	 * A type in the canonical spelling, from what Hibernate or the database writes.
	 */
	public abstract ColumnType type(String sql);

	/**
	 * Brings model and database to the same spelling, so that equal things are equal.
	 */
	public Schema normalize(Schema schema) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Starts a statement.
	 */
	public final Sql sql(String words) {
		return new Sql(this).words(words);
	}

}
