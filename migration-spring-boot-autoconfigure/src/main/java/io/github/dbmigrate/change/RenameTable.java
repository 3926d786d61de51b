package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

/**
 * A table that gets another name or moves to another schema, with its rows. Everything
 * else in the file speaks of it under its new name.
 *
 * @param before the name as it is
 * @param after the name as it shall be
 * @param namedKey whether its primary key has the name that the database gives
 * @param numbered the columns whose numbers the database gives
 * @param step its place among the renames of tables; below zero on the way back, which
 * comes last
 */
public record RenameTable(TableName before, TableName after, boolean namedKey, List<String> numbered,
		int step) implements Change {

	public RenameTable {
		numbered = List.copyOf(numbered);
	}

	@Override
	public TableName subject() {
		return isBack() ? this.before : this.after;
	}

	@Override
	public Phase phase() {
		return isBack() ? Phase.RENAME_BACK : Phase.RENAME_TABLES;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "~ table " + dialect.shown(this.before) + " renamed to " + dialect.shown(this.after);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return dialect.renameTable(this.before, this.after, this.namedKey, this.numbered);
	}

	@Override
	public Change undo() {
		return new RenameTable(this.after, this.before, this.namedKey, this.numbered, -this.step);
	}

	private boolean isBack() {
		return this.step < 0;
	}

}
