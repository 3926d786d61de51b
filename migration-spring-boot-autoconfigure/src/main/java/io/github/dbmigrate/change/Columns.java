package io.github.dbmigrate.change;

import io.github.dbmigrate.schema.Column;

/**
 * Columns with one facet changed.
 */
final class Columns {

	private Columns() {
	}

	static Column withoutDefault(Column column) {
		return new Column(column.name(), column.type(), column.nullable(), null, column.identity(),
				column.generatedAs(), column.collation(), column.comment());
	}

}
