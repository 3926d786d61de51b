package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.TableName;

/**
 * An index that goes.
 *
 * @param subject the table
 * @param index the index
 * @param leaning the foreign keys of the table that may hold on to its index
 */
public record DropIndex(TableName subject, Index index, Leaning leaning) implements Change {

	@Override
	public Phase phase() {
		return Phase.DROP_CONSTRAINTS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "- " + (this.index.unique() ? "unique " : "") + "index " + dialect.shown(this.index.name()) + " on "
				+ dialect.shown(this.subject);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return this.leaning.around(dialect, this.subject, dialect.dropIndex(this.subject, this.index));
	}

	@Override
	public Change undo() {
		return new CreateIndex(this.subject, this.index, this.leaning);
	}

}
