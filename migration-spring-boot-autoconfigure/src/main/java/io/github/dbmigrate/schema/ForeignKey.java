package io.github.dbmigrate.schema;

import java.util.List;
import java.util.Set;

/**
 * A foreign key.
 *
 * @param name the name of the constraint
 * @param columns the referencing columns
 * @param referenced the referenced table
 * @param referencedColumns the referenced columns, paired with {@code columns} by
 * position
 * @param onDelete what happens when the referenced row is deleted
 * @param onUpdate what happens when the referenced key changes
 * @param clauses what it is besides
 */
public record ForeignKey(String name, List<String> columns, TableName referenced, List<String> referencedColumns,
		Action onDelete, Action onUpdate, Set<Clause> clauses) {

	public ForeignKey {
		columns = List.copyOf(columns);
		referencedColumns = List.copyOf(referencedColumns);
		clauses = Set.copyOf(clauses);
		if (columns.size() != referencedColumns.size()) {
			throw new IllegalArgumentException(name + ": column counts differ");
		}
	}

	/**
	 * A foreign key with nothing special.
	 */
	public ForeignKey(String name, List<String> columns, TableName referenced, List<String> referencedColumns,
			Action onDelete, Action onUpdate) {
		this(name, columns, referenced, referencedColumns, onDelete, onUpdate, Set.of());
	}

	/**
	 * This foreign key under another name.
	 */
	public ForeignKey named(String name) {
		return new ForeignKey(name, this.columns, this.referenced, this.referencedColumns, this.onDelete, this.onUpdate,
				this.clauses);
	}

	/**
	 * This foreign key with other clauses.
	 */
	public ForeignKey with(Set<Clause> clauses) {
		return new ForeignKey(this.name, this.columns, this.referenced, this.referencedColumns, this.onDelete,
				this.onUpdate, clauses);
	}

	/**
	 * A referential action.
	 */
	public enum Action {

		NO_ACTION, RESTRICT, CASCADE, SET_NULL, SET_DEFAULT;

		/**
		 * The words of the SQL standard.
		 */
		public String sql() {
			return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
		}

	}

}
