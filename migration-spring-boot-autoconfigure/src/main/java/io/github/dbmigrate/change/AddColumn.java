package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.dialect.Place;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;

/**
 * A new column. In a table that is there, a NOT NULL column comes with its default, or
 * with one that is there for this moment: no row is touched where the database keeps such
 * a value once for all of them. Where the rows get values that are no constant, it is
 * added nullable, the rows are filled, then it becomes NOT NULL and unique together.
 *
 * @param subject the table
 * @param column the column as it shall be
 * @param place where it comes to stand
 * @param uniques the unique constraints of this column alone that come with it
 * @param fill gives the rows a value
 * @param keyed whether the primary key of the column comes in a statement of its own
 * @param restored whether it comes back after a drop, without its data
 */
public record AddColumn(TableName subject, Column column, Place place, List<UniqueConstraint> uniques, Fill fill,
		boolean keyed, boolean restored) implements Change {

	public AddColumn {
		uniques = List.copyOf(uniques);
	}

	@Override
	public Phase phase() {
		return (this.column.generatedAs() != null) ? Phase.ADD_COMPUTED_COLUMNS : Phase.ADD_COLUMNS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		String unique = this.uniques.isEmpty() ? "" : " unique";
		return "+ column " + dialect.shown(this.subject) + "." + Describe.column(this.column, dialect) + unique
				+ (this.restored ? " (its data is not restored" + without(dialect) + ")" : "");
	}

	private String without(SqlDialect dialect) {
		return (this.fill instanceof Fill.Missing missing)
				? ", and neither is its NOT NULL: " + dialect.shown(missing.referenced()) + " has no rows" : "";
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		List<String> statements = new ArrayList<>();
		if (this.column.isIdentity()) {
			statements
				.addAll(dialect.addIdentityColumn(this.subject, this.column, this.place, this.uniques, this.keyed));
		}
		else if (this.fill instanceof Fill.Missing) {
			statements.add(add(dialect, this.column.withNullable(true)));
		}
		else if (this.column.nullable() || this.column.generatedAs() != null) {
			statements.add(add(dialect, this.column));
		}
		else {
			statements.addAll(isAtOnce(dialect) ? atOnce(dialect) : filled(dialect));
		}
		if (this.column.comment() != null) {
			statements.addAll(dialect.comment(this.subject, this.column));
		}
		return statements;
	}

	/** Whether the rows have their values as soon as a NOT NULL column is there. */
	public boolean isAtOnce(SqlDialect dialect) {
		if (this.column.nullable() || this.column.generated() != null || this.column.isIdentity()
				|| !this.uniques.isEmpty() || this.keyed) {
			return false;
		}
		String stated = this.column.defaultValue();
		String given = this.fill.value(dialect, this.column);
		return (stated != null) ? this.fill.equals(Fill.NONE) || stated.equals(given)
				: given != null && dialect.isConstant(this.column.type(), given);
	}

	/** What the column is while it is added. */
	public Column added(SqlDialect dialect) {
		String stated = this.column.defaultValue();
		return (stated != null) ? this.column : this.column.withDefault(this.fill.value(dialect, this.column));
	}

	private List<String> atOnce(SqlDialect dialect) {
		String add = add(dialect, added(dialect));
		return (this.column.defaultValue() != null) ? List.of(add)
				: List.of(add, dialect.dropDefault(this.subject, this.column));
	}

	private List<String> filled(SqlDialect dialect) {
		boolean distinct = this.fill instanceof Fill.Distinct;
		Column added = (distinct ? this.column.withDefault(null) : this.column).withNullable(true);
		List<String> statements = new ArrayList<>();
		statements.add(add(dialect, added));
		statements.addAll(this.fill.sql(dialect, this.subject, this.column));
		if (distinct && this.column.defaultValue() != null) {
			statements.addAll(dialect.alter(this.subject, added, this.column.withNullable(true), this.keyed));
		}
		statements.addAll(dialect.require(this.subject, this.column, this.uniques, this.keyed));
		return statements;
	}

	private String add(SqlDialect dialect, Column added) {
		return dialect.sql("alter table")
			.table(this.subject)
			.words("add column")
			.part(dialect.definition(added, this.place))
			.toString();
	}

	@Override
	public Change undo() {
		return new DropColumn(this.subject, this.column, this.place, this.uniques, this.fill, this.keyed);
	}

}
