package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.TableName;

/**
 * A column that becomes NOT NULL in steps: the rows are filled and a check holds for new
 * ones, then the check is validated while others write, then it spares NOT NULL the scan
 * and goes.
 *
 * @param subject the table
 * @param column the column as it shall be
 * @param fill gives the rows a value
 * @param stage which step this is
 */
record OnlineNotNull(TableName subject, Column column, Fill fill, Stage stage) implements Change {

	private static final int LONGEST = 63;

	@Override
	public Phase phase() {
		return Phase.ALTER_COLUMNS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		String name = dialect.shown(this.subject) + "." + dialect.shown(this.column.name());
		String column = "~ column " + name;
		String values = "~ values of " + name;
		return switch (this.stage) {
			case FILL -> values + " in rows that have none";
			case CHECK -> column + " checked for NOT NULL";
			case VALIDATE -> column + " validated for NOT NULL";
			case REQUIRE -> column + " NOT NULL";
			case UNVALIDATE -> column + " no longer validated for NOT NULL";
			case UNCHECK -> column + " no longer checked for NOT NULL";
			case ALLOW -> column + " checked for NOT NULL, still nullable";
			case KEEP -> values + " are not restored";
		};
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		CheckConstraint check = check(dialect);
		Change added = new AddCheck(this.subject, check);
		Column nullable = this.column.withNullable(true);
		List<String> statements = new ArrayList<>();
		switch (this.stage) {
			case FILL -> statements.addAll(this.fill.sql(dialect, this.subject, this.column));
			case CHECK -> statements.addAll(added.sql(dialect));
			case VALIDATE -> statements.add(dialect.validate(this.subject, check.name()));
			case UNVALIDATE -> {
				statements.addAll(added.undo().sql(dialect));
				statements.addAll(added.sql(dialect));
			}
			case REQUIRE -> {
				statements.addAll(dialect.alter(this.subject, nullable, this.column, false));
				statements.addAll(added.undo().sql(dialect));
			}
			case UNCHECK -> statements.addAll(added.undo().sql(dialect));
			case ALLOW -> {
				statements.addAll(added.sql(dialect));
				statements.addAll(dialect.alter(this.subject, this.column, nullable, false));
			}
			case KEEP -> {
			}
		}
		return statements;
	}

	private CheckConstraint check(SqlDialect dialect) {
		String name = "nn_" + this.subject.name() + "_" + this.column.name();
		String hash = Integer.toHexString(name.hashCode());
		String fitting = (name.length() <= LONGEST) ? name : name.substring(0, LONGEST - 16) + "_" + hash;
		return new CheckConstraint(fitting, dialect.sql("").name(this.column.name()).words("is not null").toString(),
				Set.of(Clause.NOT_VALID));
	}

	@Override
	public Change undo() {
		return new OnlineNotNull(this.subject, this.column, this.fill, this.stage.undo());
	}

	/**
	 * A step of the way, or of the way back.
	 */
	enum Stage {

		/** Rows without a value get one. */
		FILL,
		/** New rows must have a value. */
		CHECK,
		/** All rows have one. */
		VALIDATE,
		/** The column says so itself. */
		REQUIRE,
		/** The way back from that. */
		ALLOW,
		/** The way back from the validation. */
		UNVALIDATE,
		/** The way back from the check. */
		UNCHECK,
		/** Rows keep what they got. */
		KEEP;

		private Stage undo() {
			return values()[values().length - 1 - ordinal()];
		}

	}

}
