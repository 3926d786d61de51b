package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.Place;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;

/**
 * A column that goes. Its data does not come back.
 *
 * @param subject the table
 * @param column the column as it is
 * @param place where it stands
 * @param uniques the unique constraints of this column alone that go with it
 * @param fill gives the rows a value when the column is put back
 * @param keyed whether the primary key of the column goes in a statement of its own
 */
public record DropColumn(TableName subject, Column column, Place place, List<UniqueConstraint> uniques, Fill fill,
		boolean keyed) implements Change {

	public DropColumn {
		uniques = List.copyOf(uniques);
	}

	@Override
	public Phase phase() {
		return (this.column.generatedAs() != null) ? Phase.DROP_COMPUTED_COLUMNS : Phase.DROP_COLUMNS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "- column " + dialect.shown(this.subject) + "." + dialect.shown(this.column.name());
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(dialect.sql("alter table")
			.table(this.subject)
			.words("drop column")
			.name(this.column.name())
			.toString());
	}

	@Override
	public Change undo() {
		return new AddColumn(this.subject, this.column, this.place, this.uniques, this.fill, this.keyed, true);
	}

}
