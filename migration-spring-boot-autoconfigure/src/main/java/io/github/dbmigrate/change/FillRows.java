package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.Demand;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

/**
 * Gives the rows that a new constraint does not let in another value. What they held does
 * not come back.
 *
 * @param subject the table
 * @param column the column that gets the value
 * @param expression the value
 * @param demand what the rows break
 * @param back whether this is the way back, which leaves the rows as they are
 */
public record FillRows(TableName subject, String column, String expression, Demand demand,
		boolean back) implements Change {

	@Override
	public Phase phase() {
		return Phase.FILL_ROWS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		String name = dialect.shown(this.subject) + "." + dialect.shown(this.column);
		return this.back ? "~ values of " + name + " are not restored"
				: "~ values of " + name + " in rows " + this.demand.flaw(dialect);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return this.back ? List.of() : List
			.of(dialect.fill(this.subject, this.column, this.expression, this.demand.where(dialect, this.subject)));
	}

	@Override
	public Change undo() {
		return new FillRows(this.subject, this.column, this.expression, this.demand, !this.back);
	}

}
