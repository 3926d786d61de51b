package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

/**
 * A value of an enum type that gets another name, in every row that holds it.
 *
 * @param subject the type
 * @param before the value as it is
 * @param after the value as it shall be
 * @param back whether this is the way back, which comes last
 */
public record RenameValue(TableName subject, String before, String after, boolean back) implements Change {

	@Override
	public Phase phase() {
		return this.back ? Phase.RENAME_COLUMNS_BACK : Phase.RENAME_COLUMNS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "~ value " + this.before + " of type " + dialect.shown(this.subject) + " renamed to " + this.after;
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(dialect.renameValue(this.subject, this.before, this.after));
	}

	@Override
	public Change undo() {
		return new RenameValue(this.subject, this.after, this.before, !this.back);
	}

}
