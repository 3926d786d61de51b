package io.github.dbmigrate.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An index that no constraint owns.
 *
 * @param name the name of the index
 * @param columns the columns in index order; empty where {@code definition} says it all
 * @param unique whether the index refuses duplicates
 * @param definition the text with which the database creates it, for an index that
 * columns and order alone do not describe (partial, expression, method, covering), else
 * {@code null}
 */
public record Index(String name, List<Part> columns, boolean unique, @Nullable String definition) {

	public Index {
		columns = List.copyOf(columns);
	}

	/**
	 * The names of the indexed columns.
	 */
	public List<String> columnNames() {
		return this.columns.stream().map(Part::column).toList();
	}

	/**
	 * This index under another name.
	 */
	public Index named(String name) {
		return new Index(name, this.columns, this.unique, this.definition);
	}

	/**
	 * One column of an index.
	 *
	 * @param column the name of the column
	 * @param descending whether it is sorted downwards
	 */
	public record Part(String column, boolean descending) {
	}

}
