package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.TableName;

/**
 * A new enum type.
 *
 * @param type the type
 */
public record CreateType(EnumType type) implements Change {

	@Override
	public TableName subject() {
		return this.type.name();
	}

	@Override
	public Phase phase() {
		return Phase.CREATE_TYPES;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "+ type " + dialect.shown(subject()) + " (" + String.join(", ", this.type.values()) + ")";
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return dialect.createType(this.type);
	}

	@Override
	public Change undo() {
		return new DropType(this.type);
	}

}
