package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.TableName;

/**
 * A foreign key that gets another name.
 *
 * @param subject the referencing table
 * @param before the foreign key as it is
 * @param after the same under its other name
 * @param indexed whether another key or index of the table begins with its columns
 * @param indexedAfter the same of the table as it shall be
 */
public record RenameForeignKey(TableName subject, ForeignKey before, ForeignKey after, boolean indexed,
		boolean indexedAfter) implements Change {

	@Override
	public Phase phase() {
		return Phase.DROP_FOREIGN_KEYS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "~ foreign key " + dialect.shown(this.before.name()) + " -> " + dialect.shown(this.after.name()) + " on "
				+ dialect.shown(this.subject);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return dialect.renameForeignKey(this.subject, this.before, this.after, this.indexed);
	}

	@Override
	public Change undo() {
		return new RenameForeignKey(this.subject, this.after, this.before, this.indexedAfter, this.indexed);
	}

}
