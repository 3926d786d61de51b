package io.github.dbmigrate.schema;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A primary key.
 *
 * @param name the name of the constraint, or {@code null} where the database names it
 * @param columns the columns in key order, at least one
 * @param clauses what it is besides
 */
public record PrimaryKey(@Nullable String name, List<String> columns, Set<Clause> clauses) {

	public PrimaryKey {
		columns = List.copyOf(columns);
		clauses = Set.copyOf(clauses);
		if (columns.isEmpty()) {
			throw new IllegalArgumentException("A primary key needs a column");
		}
	}

	/**
	 * A constraint with nothing special.
	 */
	public PrimaryKey(@Nullable String name, List<String> columns) {
		this(name, columns, Set.of());
	}

}
