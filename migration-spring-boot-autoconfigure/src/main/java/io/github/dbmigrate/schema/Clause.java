package io.github.dbmigrate.schema;

import java.util.Locale;

/**
 * What a constraint can be besides its columns. Few entities say any of it; it is read so
 * that a constraint which is dropped comes back as it was.
 */
public enum Clause {

	/** Two rows without a value count as duplicates. */
	NULLS_NOT_DISTINCT,

	/** All columns of the key have a value, or none. */
	MATCH_FULL,

	/** Tables that inherit have it not. */
	NO_INHERIT,

	/** It may be checked at the end of the transaction. */
	DEFERRABLE,

	/** It is checked at the end of the transaction unless told otherwise. */
	INITIALLY_DEFERRED,

	/** Rows that were there before are not checked. */
	NOT_VALID;

	/**
	 * The words of SQL.
	 */
	public String sql() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
