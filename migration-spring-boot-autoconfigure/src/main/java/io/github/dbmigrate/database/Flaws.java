package io.github.dbmigrate.database;

import java.util.List;

/**
 * The rows that break a demand.
 *
 * @param count how many they are
 * @param rows how many rows there are
 * @param examples some of them, for people
 * @param keys the primary keys of the first of them, where there is one
 */
public record Flaws(long count, long rows, String examples, List<String> keys) {

	/** No row breaks it. */
	public static final Flaws NONE = new Flaws(0, 0, "", List.of());

	public Flaws {
		keys = List.copyOf(keys);
	}

	/**
	 * For instance {@code 2 of 3 rows}.
	 */
	public String share() {
		return this.count + " of " + this.rows + ((this.rows == 1) ? " row" : " rows");
	}

}
