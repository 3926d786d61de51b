package io.github.dbmigrate.hazard;

/**
 * What kind of harm a statement does.
 */
public enum Harm {

	/** Rows or values are gone. */
	LOSES_DATA("Loses data"),
	/** The statement fails on rows that are there. */
	FAILS_ON_ROWS("Fails on rows that are there"),
	/** What runs while the migration runs, and has not been replaced yet, breaks. */
	BREAKS_APPLICATION("Breaks the running application"),
	/** Others wait. */
	BLOCKS("Locks, scans, rewrites"),
	/** The transaction or the tool is used in a way that does not work. */
	TRANSACTION("Transactions and tools"),
	/** It works, and will be regretted. */
	STYLE("Style");

	private final String title;

	Harm(String title) {
		this.title = title;
	}

	/** The harm for people. */
	public String title() {
		return this.title;
	}

}
