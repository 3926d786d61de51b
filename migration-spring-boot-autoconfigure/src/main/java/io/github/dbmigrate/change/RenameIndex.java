package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.TableName;

/**
 * An index that gets another name.
 *
 * @param subject the table
 * @param before the index as it is
 * @param after the same under its other name
 */
public record RenameIndex(TableName subject, Index before, Index after) implements Change {

	@Override
	public Phase phase() {
		return Phase.DROP_CONSTRAINTS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "~ index " + dialect.shown(this.before.name()) + " -> " + dialect.shown(this.after.name()) + " on "
				+ dialect.shown(this.subject);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(dialect.renameIndex(this.subject, this.before.name(), this.after.name()));
	}

	@Override
	public Change undo() {
		return new RenameIndex(this.subject, this.after, this.before);
	}

}
