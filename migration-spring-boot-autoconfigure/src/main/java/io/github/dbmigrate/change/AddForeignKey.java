package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.TableName;

/**
 * A foreign key, once both tables are there.
 *
 * @param subject the referencing table
 * @param key the foreign key
 * @param indexed whether another key or index of the table begins with its columns
 */
public record AddForeignKey(TableName subject, ForeignKey key, boolean indexed) implements Change {

	@Override
	public Phase phase() {
		return Phase.ADD_FOREIGN_KEYS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "+ foreign key " + dialect.shown(this.key.name()) + " on " + dialect.shown(this.subject) + " -> "
				+ dialect.shown(this.key.referenced());
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(dialect.addForeignKey(this.subject, this.key));
	}

	@Override
	public Change undo() {
		return new DropForeignKey(this.subject, this.key, this.indexed);
	}

}
