package io.github.dbmigrate.schema;

import java.util.List;
import java.util.Set;

/**
 * A unique constraint.
 *
 * @param name the name of the constraint
 * @param columns the columns in the order of the constraint, at least one
 * @param clauses what it is besides
 */
public record UniqueConstraint(String name, List<String> columns, Set<Clause> clauses) {

	public UniqueConstraint {
		columns = List.copyOf(columns);
		clauses = Set.copyOf(clauses);
		if (columns.isEmpty()) {
			throw new IllegalArgumentException(name + " needs a column");
		}
	}

	/**
	 * A constraint with nothing special.
	 */
	public UniqueConstraint(String name, List<String> columns) {
		this(name, columns, Set.of());
	}

	/**
	 * This constraint under another name.
	 */
	public UniqueConstraint named(String name) {
		return new UniqueConstraint(name, this.columns, this.clauses);
	}

}
