package io.github.dbmigrate.database;

import java.util.List;

import io.github.dbmigrate.dialect.Demand;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a database that nobody asks.
 */
final class UnknownRows implements TableRows, RowTrial {

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
	public List<String> objectionsToFill(ExpectedRows rows, Column column, String expression, boolean unique,
			List<CheckConstraint> checks) {
		return List.of();
	}

	@Override
	public List<String> objectionsToReference(ExpectedRows rows, Column column, String expression, ForeignKey key) {
		return List.of();
	}

	@Override
	public RowTrial trial() {
		return this;
	}

	@Override
	public Flaws flaws(ExpectedRows rows, Demand demand) {
		return Flaws.NONE;
	}

	@Override
	public @Nullable String refusal(ExpectedRows rows, String column) {
		return null;
	}

	@Override
	public List<String> objections(ExpectedRows rows, String column, List<Demand> demands) {
		return List.of();
	}

}
