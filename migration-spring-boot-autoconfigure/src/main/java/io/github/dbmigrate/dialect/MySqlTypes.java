package io.github.dbmigrate.dialect;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.dbmigrate.schema.ColumnType;

/**
 * The types of MySQL and MariaDB in one spelling each.
 */
final class MySqlTypes {

	private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("character varying", "varchar"),
			Map.entry("varcharacter", "varchar"), Map.entry("character", "char"), Map.entry("integer", "int"),
			Map.entry("int4", "int"), Map.entry("int8", "bigint"), Map.entry("int2", "smallint"),
			Map.entry("int1", "tinyint"), Map.entry("int3", "mediumint"), Map.entry("middleint", "mediumint"),
			Map.entry("integer unsigned", "int unsigned"), Map.entry("numeric", "decimal"), Map.entry("dec", "decimal"),
			Map.entry("fixed", "decimal"), Map.entry("double precision", "double"), Map.entry("real", "double"),
			Map.entry("float8", "double"), Map.entry("float4", "float"), Map.entry("serial", "bigint unsigned"),
			Map.entry("long varchar", "mediumtext"));

	private static final String CHARACTER_SET = " (character set|charset) utf8mb4$";

	private static final Pattern LONG = Pattern.compile(".*(?:text|blob|json|geometry)");

	private static final Pattern WHOLE = Pattern.compile(".*int(?: unsigned)?|year|bit");

	private static final Pattern NUMBER = Pattern.compile("(?i)[-+]?\\d+|true|false|b'[01]*'");

	private MySqlTypes() {
	}

	/** A default is not rounded, and long values have none on MySQL. */
	static boolean mayDefault(ColumnType type, String literal) {
		return !LONG.matcher(type.name()).matches()
				&& (!WHOLE.matcher(type.name()).matches() || NUMBER.matcher(literal).matches());
	}

	static ColumnType of(String sql) {
		TypeSpelling spelling = TypeSpelling.parse(sql);
		String name = spelling.name().replaceFirst(CHARACTER_SET, "");
		TypeSpelling type = new TypeSpelling(name, spelling.arguments()).renamed(TYPES);
		return switch (type.name()) {
			case "bool", "boolean" -> new ColumnType("tinyint", List.of("1"));
			case "tinyint" -> (type.arguments().equals(List.of("1")) ? type : type.with()).type();
			case "smallint", "mediumint", "int", "bigint", "tinyint unsigned", "smallint unsigned",
					"mediumint unsigned", "int unsigned", "bigint unsigned", "year" ->
				type.with().type();
			case "decimal", "decimal unsigned" -> type.orElse("10").withScale().type();
			case "float" -> ((type.arguments().size() == 1) ? type.floating("float", "double") : type).type();
			case "datetime", "timestamp", "time" -> (type.arguments().equals(List.of("0")) ? type.with() : type).type();
			case "bit", "char", "binary" -> type.orElse("1").type();
			default -> type.type();
		};
	}

}
