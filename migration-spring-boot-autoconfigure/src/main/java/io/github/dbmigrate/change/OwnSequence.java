package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Sequence.ColumnName;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A sequence that gets another owner, once that is there and before the old one goes with
 * all that it owns.
 *
 * @param subject the sequence
 * @param before the column that owns it, or {@code null} for none
 * @param after the column that shall own it, or {@code null} for none
 */
public record OwnSequence(TableName subject, @Nullable ColumnName before,
		@Nullable ColumnName after) implements Change {

	@Override
	public Phase phase() {
		return Phase.OWN_SEQUENCES;
	}

	@Override
	public String summary(SqlDialect dialect) {
		String owner = (this.after == null) ? "none"
				: dialect.shown(this.after.table()) + "." + dialect.shown(this.after.column());
		return "~ sequence " + dialect.shown(this.subject) + " owned by " + owner;
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(dialect.ownSequence(this.subject, this.after));
	}

	@Override
	public Change undo() {
		return new OwnSequence(this.subject, this.after, this.before);
	}

}
