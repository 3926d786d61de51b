package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.TableName;

/**
 * A column whose type, nullability, default, identity, generation, collation or comment
 * changes.
 *
 * @param subject the table
 * @param before the column as it is
 * @param after the column as it shall be
 * @param fill gives the rows a value where the column becomes NOT NULL
 * @param undoFill gives the rows a value where the way back makes it NOT NULL
 * @param keyed whether the primary key of the column goes or comes in statements of its
 * own
 * @param computed what is computed from the column
 * @param cast how the values take another type
 */
public record AlterColumn(TableName subject, Column before, Column after, Fill fill, Fill undoFill, boolean keyed,
		Computed computed, Cast cast) implements Change {

	@Override
	public Phase phase() {
		return Phase.ALTER_COLUMNS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "~ column " + dialect.shown(this.subject) + "." + dialect.shown(this.after.name()) + " "
				+ Describe.difference(this.before, this.after) + this.cast.told();
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return dialect.withoutComputed(this.subject, this.computed.done(), altered(dialect));
	}

	private List<String> altered(SqlDialect dialect) {
		if (this.before.nullable() && this.after.isIdentity()) {
			return numbered(dialect);
		}
		if (!this.before.nullable() || this.after.nullable() || this.after.generatedAs() != null) {
			return this.cast.sql(dialect, this.subject, this.before, this.after, this.keyed);
		}
		Column filled = this.after.withNullable(true);
		List<String> statements = new ArrayList<>(
				this.cast.sql(dialect, this.subject, this.before, filled, this.keyed));
		statements.addAll(this.fill.sql(dialect, this.subject, this.after));
		statements.addAll(dialect.alter(this.subject, filled, this.after, this.keyed));
		return statements;
	}

	/**
	 * The rows without a number get theirs before the column must have one.
	 */
	private List<String> numbered(SqlDialect dialect) {
		List<String> statements = new ArrayList<>(dialect.distinctValues(this.subject, this.before));
		statements.addAll(dialect.alter(this.subject, this.before, this.after, this.keyed));
		return statements;
	}

	@Override
	public Change undo() {
		return new AlterColumn(this.subject, this.after, this.before, this.undoFill, this.fill, this.keyed,
				this.computed.undo(), this.cast.undo());
	}

}
