package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

/**
 * A schema that tables are in and this database has not; on MySQL and MariaDB a database.
 * Others may have it, so it is made only where it is missing, and stays on the way back:
 * nobody knows by then who made it and what else is in it.
 *
 * @param name the name of the schema
 * @param back whether this is the way back
 */
public record CreateSchema(String name, boolean back) implements Change {

	@Override
	public TableName subject() {
		return new TableName(null, this.name);
	}

	@Override
	public Phase phase() {
		return this.back ? Phase.KEEP_SCHEMAS : Phase.CREATE_SCHEMAS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		String schema = "schema " + dialect.shown(this.name);
		return this.back ? "~ " + schema + " stays, since others may use it" : "+ " + schema;
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return this.back ? List.of() : List.of(dialect.sql("create schema if not exists").name(this.name).toString());
	}

	@Override
	public Change undo() {
		return new CreateSchema(this.name, !this.back);
	}

}
