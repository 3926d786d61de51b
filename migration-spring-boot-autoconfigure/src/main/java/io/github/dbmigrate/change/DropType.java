package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.TableName;

/**
 * An enum type that goes.
 *
 * @param type the type
 */
public record DropType(EnumType type) implements Change {

	@Override
	public TableName subject() {
		return this.type.name();
	}

	@Override
	public Phase phase() {
		return Phase.DROP_TYPES;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "- type " + dialect.shown(subject());
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return dialect.dropType(this.type);
	}

	@Override
	public Change undo() {
		return new CreateType(this.type);
	}

}
