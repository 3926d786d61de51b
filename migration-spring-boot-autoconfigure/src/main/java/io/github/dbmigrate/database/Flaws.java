package io.github.dbmigrate.database;

/**
 * The rows that break a demand.
 *
 * @param count how many they are
 * @param rows how many rows there are
 * @param examples some of them, for people
 */
public record Flaws(long count, long rows, String examples) {

	/**
	 * For instance {@code 2 of 3 rows}.
	 */
	public String share() {
		return this.count + " of " + this.rows + ((this.rows == 1) ? " row" : " rows");
	}

}
