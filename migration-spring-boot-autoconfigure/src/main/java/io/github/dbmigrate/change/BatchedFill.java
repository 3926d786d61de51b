package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.Demand;
import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Gives most rows of a large table their values before a change gives them to the rest,
 * batch by batch: others wait for a batch only, and what is done stays done.
 *
 * @param subject the table
 * @param column the column that gets the values
 * @param expression the value
 * @param demand what the rows break, or {@code null} where they have no value
 * @param key the columns of the primary key, by which it walks
 * @param rows about how many rows a batch looks at
 * @param back whether this is the way back, which leaves the rows as they are
 */
public record BatchedFill(TableName subject, String column, String expression, @Nullable Demand demand,
		List<Column> key, long rows, boolean back) implements Change {

	public BatchedFill {
		key = List.copyOf(key);
	}

	@Override
	public Phase phase() {
		return Phase.FILL_ROWS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		String name = dialect.shown(this.subject) + "." + dialect.shown(this.column);
		return this.back ? "~ values of " + name + " are not restored"
				: "~ values of " + name + " in batches of " + this.rows + " rows";
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return this.back ? List.of() : dialect.fillInBatches(this.subject, this.column, this.expression,
				broken(dialect), this.key, this.rows);
	}

	private Sql broken(SqlDialect dialect) {
		return (this.demand != null) ? this.demand.where(dialect, this.subject)
				: dialect.sql("").name(this.column).words("is null");
	}

	/** What is left of it in a transaction that is rolled back. */
	public List<String> withoutCommit(SqlDialect dialect) {
		return dialect.rollsBackDdl()
				? sql(dialect).stream().map((statement) -> statement.replaceFirst("(?m)^ *commit;\\R", "")).toList()
				: sql(dialect);
	}

	@Override
	public boolean transactional() {
		return false;
	}

	@Override
	public Change undo() {
		return new BatchedFill(this.subject, this.column, this.expression, this.demand, this.key, this.rows,
				!this.back);
	}

}
