package io.github.dbmigrate.schema;

import java.util.List;

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
 */
public record ForeignKey(String name, List<String> columns, TableName referenced, List<String> referencedColumns,
		Action onDelete, Action onUpdate) {

	public ForeignKey {
		columns = List.copyOf(columns);
		referencedColumns = List.copyOf(referencedColumns);
		if (columns.size() != referencedColumns.size()) {
			throw new IllegalArgumentException(name + ": column counts differ");
		}
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
