package io.github.dbmigrate.schema;

import java.util.List;

/**
 * A type of its own whose values are listed (PostgreSQL).
 *
 * @param name the name of the type
 * @param values the values in their order
 * @param spelling how the type of a column names it
 * @param castsText whether text becomes a value by itself, as Hibernate has it
 */
public record EnumType(TableName name, List<String> values, String spelling, boolean castsText) {

	public EnumType {
		values = List.copyOf(values);
	}

	/**
	 * This type with other values.
	 */
	public EnumType withValues(List<String> values) {
		return new EnumType(this.name, values, this.spelling, this.castsText);
	}

	/**
	 * The values as string literals.
	 */
	public List<String> literals() {
		return this.values.stream().map((value) -> "'" + value.replace("'", "''") + "'").toList();
	}

	/**
	 * Whether a column has this type, or arrays of it.
	 */
	public boolean isTypeOf(Column column) {
		String type = column.type().name();
		return type.equals(this.spelling) || type.equals(this.spelling + "[]");
	}

}
