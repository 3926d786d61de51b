package io.github.dbmigrate.database;

import java.util.List;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;

/**
 * Rows of a database that nobody asks.
 */
final class UnknownRows implements TableRows {

	@Override
	public boolean known() {
		return false;
	}

	@Override
	public long rows(TableName table) {
		return 0;
	}

	@Override
	public long nulls(TableName table, String column) {
		return 0;
	}

	@Override
	public List<String> objectionsToFill(Table table, Column column, String expression, boolean unique,
			List<CheckConstraint> checks) {
		return List.of();
	}

	@Override
	public List<String> objectionsToReference(Table table, Column column, String expression, ForeignKey key) {
		return List.of();
	}

}
