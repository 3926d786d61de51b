package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Sequence.ColumnName;
import io.github.dbmigrate.schema.TableName;

/**
 * A new sequence. It begins behind the values of the rows that it goes on numbering.
 *
 * @param sequence the sequence
 * @param numbered the columns that it feeds and that have rows already
 */
public record CreateSequence(Sequence sequence, List<ColumnName> numbered) implements Change {

	public CreateSequence {
		numbered = List.copyOf(numbered);
	}

	@Override
	public TableName subject() {
		return this.sequence.name();
	}

	@Override
	public Phase phase() {
		return Phase.CREATE_SEQUENCES;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "+ sequence " + dialect.shown(subject());
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		List<String> statements = new ArrayList<>();
		statements.add(dialect.createSequence(this.sequence));
		if (!this.numbered.isEmpty()) {
			statements.addAll(dialect.restartBehind(this.sequence, this.numbered));
		}
		return statements;
	}

	@Override
	public Change undo() {
		return new DropSequence(this.sequence, this.numbered);
	}

}
