package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;

/**
 * A unique constraint that gets another name.
 *
 * @param subject the table
 * @param before the unique constraint as it is
 * @param after the same under its other name
 */
public record RenameUniqueConstraint(TableName subject, UniqueConstraint before,
		UniqueConstraint after) implements Change {

	@Override
	public Phase phase() {
		return Phase.DROP_CONSTRAINTS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "~ unique constraint " + dialect.shown(this.before.name()) + " -> " + dialect.shown(this.after.name())
				+ " on " + dialect.shown(this.subject);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(dialect.renameUnique(this.subject, this.before.name(), this.after.name()));
	}

	@Override
	public Change undo() {
		return new RenameUniqueConstraint(this.subject, this.after, this.before);
	}

}
