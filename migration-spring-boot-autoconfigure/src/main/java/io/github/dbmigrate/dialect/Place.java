package io.github.dbmigrate.dialect;

import org.jspecify.annotations.Nullable;

/**
 * Where a column stands in its table.
 *
 * @param previous the column before it, or {@code null} where it is the first
 * @param next a column behind it, or {@code null} where it is the last
 */
public record Place(@Nullable String previous, @Nullable String next) {

	/** Behind all others, where a new column goes. */
	public static final Place LAST = new Place(null, null);

}
