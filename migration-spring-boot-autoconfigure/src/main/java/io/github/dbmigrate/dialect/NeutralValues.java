package io.github.dbmigrate.dialect;

import io.github.dbmigrate.schema.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Values for rows whose own are lost, in the spelling that all databases share.
 */
final class NeutralValues {

	private NeutralValues() {
	}

	static @Nullable String of(ColumnType type) {
		if (Expressions.isText(type)) {
			return "''";
		}
		if (Expressions.isNumber(type)) {
			return "0";
		}
		return switch (type.name()) {
			case "boolean" -> "false";
			case "date" -> "current_date";
			case "timestamp", "timestamp with time zone", "datetime" -> "current_timestamp";
			case "time", "time with time zone" -> "'00:00:00'";
			case "enum" -> type.arguments().get(0);
			default -> null;
		};
	}

}
