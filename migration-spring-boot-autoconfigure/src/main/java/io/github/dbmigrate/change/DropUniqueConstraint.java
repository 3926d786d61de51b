package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;

/**
 * A unique constraint that goes.
 *
 * @param subject the table
 * @param unique the unique constraint
 * @param leaning the foreign keys of the table that may hold on to its index
 */
public record DropUniqueConstraint(TableName subject, UniqueConstraint unique, Leaning leaning) implements Change {

	@Override
	public Phase phase() {
		return Phase.DROP_CONSTRAINTS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "- unique constraint " + dialect.shown(this.unique.name()) + " (" + dialect.shown(this.unique.columns())
				+ ") on " + dialect.shown(this.subject);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return this.leaning.around(dialect, this.subject, dialect.dropUnique(this.subject, this.unique));
	}

	@Override
	public Change undo() {
		return new AddUniqueConstraint(this.subject, this.unique, this.leaning);
	}

}
