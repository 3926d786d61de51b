package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

/**
 * A column that becomes NOT NULL behind the batches that have filled it; rows that came
 * meanwhile get their values here.
 *
 * @param plain the change of the column
 */
record FilledColumn(Change plain) implements Change {

	@Override
	public TableName subject() {
		return this.plain.subject();
	}

	@Override
	public Phase phase() {
		return Phase.FILL_ROWS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return this.plain.summary(dialect);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return this.plain.sql(dialect);
	}

	@Override
	public Change undo() {
		return new FilledColumn(this.plain.undo());
	}

}
