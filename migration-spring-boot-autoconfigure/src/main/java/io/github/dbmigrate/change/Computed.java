package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.schema.Column;

/**
 * Generated columns that are computed from a column whose type changes.
 *
 * @param undone the columns as they come back when the change is undone
 * @param done the columns as they come back when it is done
 */
public record Computed(List<Column> undone, List<Column> done) {

	public Computed {
		undone = List.copyOf(undone);
		done = List.copyOf(done);
	}

	Computed undo() {
		return new Computed(this.done, this.undone);
	}

}
