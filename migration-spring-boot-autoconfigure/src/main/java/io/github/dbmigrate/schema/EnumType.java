package io.github.dbmigrate.schema;

import java.util.List;

/**
 * A type of its own whose values are listed (PostgreSQL).
 *
 * @param name the name of the type
 * @param values the values in their order
 */
public record EnumType(TableName name, List<String> values) {

	public EnumType {
		values = List.copyOf(values);
	}

}
