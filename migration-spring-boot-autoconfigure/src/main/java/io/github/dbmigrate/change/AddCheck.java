package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.TableName;

/**
 * A check constraint for a table that is there.
 *
 * @param subject the table
 * @param check the check constraint
 */
public record AddCheck(TableName subject, CheckConstraint check) implements Change {

	@Override
	public Phase phase() {
		return Phase.ADD_CONSTRAINTS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "+ check " + dialect.shown(this.check.name()) + " on " + dialect.shown(this.subject);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(dialect.sql("alter table")
			.table(this.subject)
			.words("add")
			.part(dialect.constraint(this.check))
			.toString());
	}

	@Override
	public Change undo() {
		return new DropCheck(this.subject, this.check);
	}

}
