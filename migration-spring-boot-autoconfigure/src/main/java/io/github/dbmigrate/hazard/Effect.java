package io.github.dbmigrate.hazard;

/**
 * What a database does with the table, which it can be asked for.
 */
public enum Effect {

	/** The statement fails where the rows are as they should not be. */
	FAILS("fails"),
	/** Reads and writes of the table wait. */
	BLOCKS_READS("reads and writes wait"),
	/** Writes of the table wait. */
	BLOCKS_WRITES("writes wait"),
	/** Writes of the table that a foreign key refers to wait. */
	BLOCKS_REFERENCED("writes of the referenced table wait"),
	/** Every row is read. */
	SCANS("reads every row"),
	/** Every row and every index is written anew. */
	REWRITES("writes the table anew"),
	/** An index is built. */
	BUILDS("builds an index"),
	/** The table is copied, and writes of it wait. */
	COPIES("copies the table, writes wait");

	private final String words;

	Effect(String words) {
		this.words = words;
	}

	/** The effect for people. */
	public String words() {
		return this.words;
	}

}
