package io.github.dbmigrate.change;

import java.util.List;

/**
 * The changes of one file.
 *
 * @param changes the changes, in the order of the file
 * @param transactional whether they run in a transaction
 */
public record FilePart(List<Change> changes, boolean transactional) {

	public FilePart {
		changes = List.copyOf(changes);
	}

	/** Whether it commits in between. */
	public boolean batched() {
		return this.changes.stream().anyMatch(BatchedFill.class::isInstance);
	}

	/**
	 * The way back from this file.
	 */
	public List<Change> undo() {
		return SchemaDiff.undo(this.changes);
	}

}
