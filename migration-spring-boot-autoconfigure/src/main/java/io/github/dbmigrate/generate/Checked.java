package io.github.dbmigrate.generate;

import java.util.List;

/**
 * Whether entities, files and database agree.
 *
 * @param differences each difference; empty when they agree
 * @param notes what the user should know, such as expressions that the database could not
 * be asked about
 */
public record Checked(List<Difference> differences, List<String> notes) {

	public Checked {
		differences = List.copyOf(differences);
		notes = List.copyOf(notes);
	}

	/**
	 * Whether there is no difference.
	 */
	public boolean agrees() {
		return this.differences.isEmpty();
	}

	/**
	 * A difference between two of the three.
	 *
	 * @param between which two differ: {@code model-database}, {@code database-files},
	 * {@code files-history}, {@code files-undo}, or without a database
	 * {@code model-snapshot}, {@code snapshot-files}
	 * @param text what differs
	 * @param remedy the command that mends it
	 */
	public record Difference(String between, String text, String remedy) {
	}

}
