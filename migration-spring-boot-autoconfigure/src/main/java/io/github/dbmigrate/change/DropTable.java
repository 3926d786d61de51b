package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;

/**
 * A table that goes, with everything but its foreign keys, which go before it.
 *
 * @param table the table as it is
 */
public record DropTable(Table table) implements Change {

	@Override
	public TableName subject() {
		return this.table.name();
	}

	@Override
	public Phase phase() {
		return Phase.DROP_TABLES;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "- table " + dialect.shown(subject());
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(dialect.sql("drop table").table(subject()).toString());
	}

	@Override
	public Change undo() {
		return new CreateTable(this.table, true);
	}

}
