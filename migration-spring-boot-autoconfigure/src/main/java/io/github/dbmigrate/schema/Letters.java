package io.github.dbmigrate.schema;

import java.util.Locale;

/**
 * How a database stores a name that is not quoted, where its settings decide that.
 */
public enum Letters {

	/** In upper case. */
	UPPER,
	/** In lower case. */
	LOWER,
	/** As it is written. */
	AS_WRITTEN;

	/**
	 * The name as the database stores it.
	 */
	public String stored(String bare) {
		return switch (this) {
			case UPPER -> bare.toUpperCase(Locale.ROOT);
			case LOWER -> bare.toLowerCase(Locale.ROOT);
			case AS_WRITTEN -> bare;
		};
	}

}
