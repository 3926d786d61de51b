package io.github.dbmigrate.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Letters;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * H2 2.x, which stores bare names in upper case unless it is set to something else.
 */
final class H2Dialect extends SqlDialect {

	private static final Map<Letters, Pattern> BARE = Map.of(Letters.UPPER, Pattern.compile("[A-Z_][A-Z0-9_]*"),
			Letters.LOWER, Pattern.compile("[a-z_][a-z0-9_]*"), Letters.AS_WRITTEN,
			Pattern.compile("[A-Za-z_][A-Za-z0-9_]*"));

	private static final Set<String> RESERVED = Set.of("""
			_rowid_ all and any array as asymmetric authorization between both case cast check constraint cross
			current_catalog current_date current_path current_role current_schema current_time current_timestamp
			current_user day default distinct else end except exists false fetch for foreign from full group
			groups having hour if ilike in inner intersect interval is join key leading left like limit
			localtime localtimestamp minus minute month natural not null offset on or order over partition
			primary qualify range regexp right row rownum rows second select session_user set some symmetric
			system_user table to top trailing true uescape union unique unknown user using value values when
			where window with year
			""".strip().split("\\s+"));

	private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("character varying", "varchar"),
			Map.entry("char varying", "varchar"), Map.entry("varchar2", "varchar"), Map.entry("nvarchar", "varchar"),
			Map.entry("text", "varchar"), Map.entry("tinytext", "varchar"), Map.entry("longvarchar", "varchar"),
			Map.entry("character", "char"), Map.entry("nchar", "char"), Map.entry("character large object", "clob"),
			Map.entry("char large object", "clob"), Map.entry("nclob", "clob"),
			Map.entry("binary large object", "blob"), Map.entry("binary varying", "varbinary"),
			Map.entry("bytea", "varbinary"), Map.entry("int", "integer"), Map.entry("int4", "integer"),
			Map.entry("serial", "integer"), Map.entry("int8", "bigint"), Map.entry("bigserial", "bigint"),
			Map.entry("int2", "smallint"), Map.entry("bool", "boolean"), Map.entry("bit", "boolean"),
			Map.entry("decimal", "numeric"), Map.entry("dec", "numeric"), Map.entry("double", "double precision"),
			Map.entry("float8", "double precision"), Map.entry("float4", "real"),
			Map.entry("timestamp without time zone", "timestamp"), Map.entry("time without time zone", "time"));

	private static final String LONGEST = "1000000000";

	H2Dialect(Product product) {
		super(product);
	}

	@Override
	public String vendor() {
		return "h2";
	}

	@Override
	public String storedName(String name, boolean quoted) {
		return quoted ? name : settings().letters().stored(name);
	}

	@Override
	Set<String> reservedWords() {
		return RESERVED;
	}

	@Override
	Pattern bareName() {
		return Objects.requireNonNull(BARE.get(settings().letters()));
	}

	@Override
	String bare(String name) {
		return (settings().letters() == Letters.UPPER) ? name.toLowerCase(Locale.ROOT) : name;
	}

	@Override
	public int maxNameLength() {
		return 256;
	}

	@Override
	public boolean rollsBackDdl() {
		return false;
	}

	@Override
	public ColumnType type(String sql) {
		TypeSpelling spelling = TypeSpelling.parse(sql);
		int array = spelling.name().indexOf(" array");
		if (array < 0) {
			return canonical(spelling).type();
		}
		String tail = spelling.name().substring(array);
		TypeSpelling element = canonical(new TypeSpelling(spelling.name().substring(0, array), spelling.arguments()));
		String name = element.name() + (tail.equals(" array[65536]") ? " array" : tail);
		return new ColumnType(name, element.arguments());
	}

	private static TypeSpelling canonical(TypeSpelling spelling) {
		TypeSpelling type = spelling.renamed(TYPES);
		return switch (type.name()) {
			case "float" -> type.floating("real", "double precision");
			case "numeric" -> type.orElse("100000", "0").withScale();
			case "timestamp", "timestamp with time zone" -> type.orElse("6");
			case "time", "time with time zone" -> type.orElse("0");
			case "varchar", "varbinary" -> type.orElse(LONGEST);
			case "char", "binary" -> type.orElse("1");
			case "clob", "blob", "integer", "bigint", "smallint", "tinyint", "boolean", "real", "double precision",
					"date", "uuid", "json" ->
				type.with();
			default -> type;
		};
	}

	@Override
	String function(String expression, ColumnType type) {
		return switch (expression) {
			case "now()" -> "localtimestamp";
			case "uuid()" -> "random_uuid()";
			default -> expression;
		};
	}

	@Override
	public Sql definition(Column column, Place place) {
		Sql definition = definition(column);
		if (place.previous() != null) {
			return definition.words("after").name(place.previous());
		}
		return (place.next() != null) ? definition.words("before").name(place.next()) : definition;
	}

	@Override
	boolean nullsFirst(boolean descending) {
		return settings().nulls().first(descending);
	}

	/** A bare name would mean a table in the schema of the referencing one. */
	@Override
	TableName referenced(TableName table, ForeignKey key) {
		return (table.schema() != null) ? qualified(key.referenced()) : key.referenced();
	}

	/**
	 * The numbers of a column that becomes wider would still end where the narrow type
	 * ends.
	 */
	@Override
	List<String> alter(TableName table, Column before, Column after, boolean keyed, @Nullable String using) {
		List<String> statements = new ArrayList<>(super.alter(table, before, after, keyed, using));
		if (before.isIdentity() && after.isIdentity() && !before.type().equals(after.type())) {
			statements.add(alterColumn(table, after).words("set no maxvalue").toString());
		}
		return statements;
	}

	@Override
	List<String> regenerate(TableName table, Column before, Column after) {
		List<String> statements = new ArrayList<>();
		statements.add(alter(table).words("alter column").part(definition(after)).toString());
		if (!Objects.equals(before.comment(), after.comment())) {
			statements.addAll(comment(table, after));
		}
		return statements;
	}

	@Override
	String renameColumn(TableName table, String before, String after) {
		return alter(table).words("alter column").name(before).words("rename to").name(after).toString();
	}

	@Override
	List<String> addIdentity(TableName table, Column column) {
		return List.of(alterColumn(table, column).words("set generated by default").toString(),
				alterColumn(table, column).words("restart with (select coalesce(max(")
					.name(column.name())
					.words("), 0) + 1 from")
					.table(table)
					.words(")")
					.toString());
	}

	@Override
	long usualCache() {
		return 32;
	}

	@Override
	public List<String> createType(EnumType type) {
		return List.of(new H2Types(this).create(type));
	}

	@Override
	public List<String> dropType(EnumType type) {
		return List.of(new H2Types(this).drop(type));
	}

	@Override
	public List<String> alterType(EnumType before, EnumType after, List<TypeUse> uses, boolean staysInPlace) {
		return new H2Types(this).replace(before, after, uses);
	}

	@Override
	public boolean holdsChosenIndexes() {
		return true;
	}

	@Override
	String skip(Sequence sequence) {
		return sql("select next value for").table(sequence.name()).toString();
	}

	@Override
	public @Nullable String neutralValue(ColumnType type) {
		if (type.name().contains(" array")) {
			return "array[]";
		}
		return switch (type.name()) {
			case "uuid" -> "random_uuid()";
			case "json" -> "json '{}'";
			case "binary", "varbinary", "blob" -> "X''";
			default -> super.neutralValue(type);
		};
	}

	@Override
	List<String> numberRows(TableName table, Column column, Sql start) {
		return List.of(fill(sql("update").table(table), column, start.words("+ rownum()")));
	}

	/** H2 casts the numbers of a check to the type of the column. */
	@Override
	List<String> simplify(List<String> tokens) {
		for (int i = 0; i + 2 < tokens.size(); i++) {
			int close = tokens.get(i).equals("cast") ? Expressions.closing(tokens, i + 1) : -1;
			List<String> cast = (close > 0) ? tokens.subList(i, close + 1) : List.of();
			int as = cast.indexOf("as");
			if (as > 0 && isNumber(cast.subList(2, as))
					&& cast.subList(as + 1, cast.size() - 1).equals(List.of("bigint"))) {
				List<String> number = List.copyOf(cast.subList(2, as));
				cast.clear();
				tokens.addAll(i, number);
			}
		}
		return tokens;
	}

	private static boolean isNumber(List<String> tokens) {
		return String.join("", tokens).matches("-?\\d+");
	}

	@Override
	public @Nullable String batchObstacle(List<Column> key) {
		return "H2 cannot commit in between";
	}

	@Override
	List<String> inBatches(TableName table, List<Column> key, Sql update, long rows) {
		return List.of();
	}

}
