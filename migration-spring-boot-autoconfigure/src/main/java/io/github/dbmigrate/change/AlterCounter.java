package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.Counter;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

/**
 * A table that stands for a sequence and from which numbers are taken in other steps: the
 * next one must not lie in a step that was taken before.
 *
 * @param subject the table
 * @param before what it counts as it is
 * @param after what it shall count
 */
public record AlterCounter(TableName subject, Counter before, Counter after) implements Change {

	@Override
	public Phase phase() {
		return Phase.CREATE_SEQUENCES;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "~ table " + dialect.shown(this.subject) + " increment " + this.before.step() + " -> "
				+ this.after.step();
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(dialect.alterCounter(this.subject, this.before, this.after));
	}

	@Override
	public Change undo() {
		return new AlterCounter(this.subject, this.after, this.before);
	}

}
