package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.TableName;

/**
 * A sequence whose numbering or type changes. Where it stands does not go back.
 *
 * @param before the sequence as it is
 * @param after the sequence as it shall be
 */
public record AlterSequence(Sequence before, Sequence after) implements Change {

	@Override
	public TableName subject() {
		return this.after.name();
	}

	@Override
	public Phase phase() {
		return Phase.CREATE_SEQUENCES;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "~ sequence " + dialect.shown(subject()) + " " + Describe.difference(this.before, this.after);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return dialect.alterSequence(this.before, this.after);
	}

	@Override
	public Change undo() {
		return new AlterSequence(this.after, this.before);
	}

}
