package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Sequence.ColumnName;
import io.github.dbmigrate.schema.TableName;

/**
 * A sequence that goes.
 *
 * @param sequence the sequence
 * @param numbered the columns that it fed and whose rows stay
 */
public record DropSequence(Sequence sequence, List<ColumnName> numbered) implements Change {

	public DropSequence {
		numbered = List.copyOf(numbered);
	}

	@Override
	public TableName subject() {
		return this.sequence.name();
	}

	@Override
	public Phase phase() {
		return Phase.DROP_SEQUENCES;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "- sequence " + dialect.shown(subject());
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(dialect.sql("drop sequence").table(subject()).toString());
	}

	@Override
	public Change undo() {
		return new CreateSequence(this.sequence, this.numbered);
	}

}
