package io.github.dbmigrate.schema;

import java.util.List;

/**
 * A unique constraint.
 *
 * @param name the name of the constraint
 * @param columns the columns in the order of the constraint, at least one
 */
public record UniqueConstraint(String name, List<String> columns) {

	public UniqueConstraint {
		columns = List.copyOf(columns);
		if (columns.isEmpty()) {
			throw new IllegalArgumentException(name + " needs a column");
		}
	}

}
