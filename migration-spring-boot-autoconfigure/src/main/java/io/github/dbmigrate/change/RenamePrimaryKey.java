package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

/**
 * A primary key that gets another name.
 *
 * @param subject the table
 * @param before the name as it is
 * @param after the name as it shall be
 */
public record RenamePrimaryKey(TableName subject, String before, String after) implements Change {

	@Override
	public Phase phase() {
		return Phase.DROP_CONSTRAINTS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "~ primary key " + dialect.shown(this.before) + " -> " + dialect.shown(this.after) + " on "
				+ dialect.shown(this.subject);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(dialect.renameConstraint(this.subject, this.before, this.after));
	}

	@Override
	public Change undo() {
		return new RenamePrimaryKey(this.subject, this.after, this.before);
	}

}
