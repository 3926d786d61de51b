package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.schema.Schema;

/**
 * All changes that lead from one schema to another.
 */
public final class SchemaDiff {

	private SchemaDiff() {
	}

	/**
	 * The changes from {@code before} to {@code after}, in the order of the file.
	 * @param before what is there, normalized
	 * @param after what is wanted, normalized
	 * @param fills the values for rows that have none
	 * @return the changes, the same list for the same input
	 */
	public static List<Change> between(Schema before, Schema after, Fills fills) {
		throw new UnsupportedOperationException();
	}

	/**
	 * The way back: the undo of each change, in the order of a file.
	 */
	public static List<Change> undo(List<Change> changes) {
		throw new UnsupportedOperationException();
	}

}
