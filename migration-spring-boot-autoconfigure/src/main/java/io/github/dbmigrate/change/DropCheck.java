package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.TableName;

/**
 * A check constraint that goes.
 *
 * @param subject the table
 * @param check the check constraint
 */
public record DropCheck(TableName subject, CheckConstraint check) implements Change {

	@Override
	public Phase phase() {
		return Phase.DROP_CONSTRAINTS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "- check " + dialect.shown(this.check.name()) + " on " + dialect.shown(this.subject);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(dialect.sql("alter table")
			.table(this.subject)
			.words("drop constraint")
			.name(this.check.name())
			.toString());
	}

	@Override
	public Change undo() {
		return new AddCheck(this.subject, this.check);
	}

}
