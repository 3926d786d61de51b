package io.github.dbmigrate.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A primary key.
 *
 * @param name the name of the constraint, or {@code null} where the database names it
 * @param columns the columns in key order, at least one
 */
public record PrimaryKey(@Nullable String name, List<String> columns) {

	public PrimaryKey {
		columns = List.copyOf(columns);
		if (columns.isEmpty()) {
			throw new IllegalArgumentException("A primary key needs a column");
		}
	}

}
