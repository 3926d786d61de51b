package io.github.dbmigrate.dialect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.dbmigrate.schema.ColumnType;

/**
 * PostgreSQL, which stores bare names in lower case.
 */
final class PostgreSqlDialect extends SqlDialect {

	private static final Pattern BARE = Pattern.compile("[a-z_][a-z0-9_]*");

	private static final Set<String> RESERVED = Set.of("""
			all analyse analyze and any array as asc asymmetric authorization binary both case cast check
			collate collation column concurrently constraint create cross current_catalog current_date
			current_role current_schema current_time current_timestamp current_user default deferrable desc
			distinct do else end except false fetch for foreign freeze from full grant group having ilike in
			initially inner intersect into is isnull join lateral leading left like limit localtime
			localtimestamp natural not notnull null offset on only or order outer overlaps placing primary
			references returning right select session_user similar some symmetric system_user table tablesample
			then to trailing true union unique user using variadic verbose when where window with
			""".strip().split("\\s+"));

	private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("character varying", "varchar"),
			Map.entry("char varying", "varchar"), Map.entry("nchar varying", "varchar"), Map.entry("character", "char"),
			Map.entry("nchar", "char"), Map.entry("int", "integer"), Map.entry("int4", "integer"),
			Map.entry("serial", "integer"), Map.entry("serial4", "integer"), Map.entry("int8", "bigint"),
			Map.entry("bigserial", "bigint"), Map.entry("serial8", "bigint"), Map.entry("int2", "smallint"),
			Map.entry("smallserial", "smallint"), Map.entry("serial2", "smallint"), Map.entry("bool", "boolean"),
			Map.entry("decimal", "numeric"), Map.entry("dec", "numeric"), Map.entry("float8", "double precision"),
			Map.entry("float4", "real"), Map.entry("varbit", "bit varying"),
			Map.entry("timestamp without time zone", "timestamp"), Map.entry("timestamptz", "timestamp with time zone"),
			Map.entry("time without time zone", "time"), Map.entry("timetz", "time with time zone"));

	PostgreSqlDialect(Product product) {
		super(product);
	}

	@Override
	public String vendor() {
		return "postgresql";
	}

	@Override
	public String storedName(String name, boolean quoted) {
		String stored = quoted ? name : name.toLowerCase(Locale.ROOT);
		int end = stored.length();
		while (stored.substring(0, end).getBytes(StandardCharsets.UTF_8).length > maxNameLength()) {
			end = stored.offsetByCodePoints(end, -1);
		}
		return stored.substring(0, end);
	}

	@Override
	Set<String> reservedWords() {
		return RESERVED;
	}

	@Override
	Pattern bareName() {
		return BARE;
	}

	@Override
	public int maxNameLength() {
		return 63;
	}

	@Override
	public boolean rollsBackDdl() {
		return true;
	}

	@Override
	public ColumnType type(String sql) {
		TypeSpelling spelling = TypeSpelling.parse(sql);
		String name = spelling.name().replaceAll("( array)?(\\[\\d*])+$| array$", "");
		TypeSpelling element = canonical(new TypeSpelling(name, spelling.arguments()));
		boolean array = !name.equals(spelling.name());
		return new ColumnType(array ? element.name() + "[]" : element.name(), element.arguments());
	}

	private static TypeSpelling canonical(TypeSpelling spelling) {
		TypeSpelling type = spelling.renamed(TYPES);
		return switch (type.name()) {
			case "float" -> type.floating("real", "double precision");
			case "numeric" -> type.withScale();
			case "bpchar" -> type.arguments().isEmpty() ? type : new TypeSpelling("char", type.arguments());
			case "timestamp", "timestamp with time zone", "time", "time with time zone", "interval" -> type.orElse("6");
			case "char", "bit" -> type.orElse("1");
			default -> type;
		};
	}

	@Override
	String function(String expression, ColumnType type) {
		return expression.equals("now()") ? "current_timestamp" : expression;
	}

	@Override
	List<String> simplify(List<String> tokens) {
		return PostgreSqlExpressions.simplify(tokens);
	}

}
