package io.github.dbmigrate.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.Identity;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Sequence.ColumnName;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

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

	private static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

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
	public boolean shortensNames() {
		return true;
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
		boolean empty = type.name().endsWith("[]") && expression.matches("array\\[](::.*)?");
		return empty ? "'{}'" : expression;
	}

	@Override
	public Schema tellingApart(Schema schema, Set<TableName> sequences) {
		return new PostgreSqlSerials(this, sequences, schema).told(schema);
	}

	String nextValue(TableName sequence) {
		return sql("nextval(").literal(sql("").table(sequence).toString()).words("::regclass)").toString();
	}

	@Override
	List<String> simplify(List<String> tokens) {
		return PostgreSqlExpressions.simplify(tokens);
	}

	@Override
	Sql generated(Sql sql, Generated generated) {
		return super.generated(sql, generated).words(generated.stored() ? "stored" : "virtual");
	}

	/** Of PostgreSQL 18 on, Hibernate leaves it to the default, which is virtual. */
	@Override
	public boolean isStored(String clause) {
		return clause.contains("stored");
	}

	@Override
	List<String> dropExpression(TableName table, Column before) {
		return PostgreSqlVirtualColumns.isVirtual(before) ? new PostgreSqlVirtualColumns(this).kept(table, before)
				: super.dropExpression(table, before);
	}

	@Override
	List<String> regenerate(TableName table, Column before, Column after) {
		return withoutComputed(table, List.of(after), List.of());
	}

	@Override
	public List<String> withoutComputed(TableName table, List<Column> computed, List<String> statements) {
		List<String> all = new ArrayList<>();
		computed.forEach((column) -> all.add(alter(table).words("drop column").name(column.name()).toString()));
		all.addAll(statements);
		for (Column column : computed) {
			all.add(alter(table).words("add column").part(definition(column)).toString());
			if (column.comment() != null) {
				all.addAll(comment(table, column));
			}
		}
		return all;
	}

	@Override
	String retype(TableName table, Column before, Column after, @Nullable String using) {
		Sql sql = alterColumn(table, after).words("type").type(after.type());
		if (after.collation() != null) {
			sql.words("collate").part(collation(after.collation()));
		}
		if (using != null) {
			return sql.words("using (").expression(using).words(")::").type(after.type()).toString();
		}
		return PostgreSqlCast.isImplicit(before.type(), after.type()) ? sql.toString()
				: PostgreSqlCast.cast(sql.words("using").name(after.name()), before.type(), after.type()).toString();
	}

	/** A serial column has its sequence with its type. */
	@Override
	public Sql definition(Column column) {
		Identity identity = column.identity();
		if (identity == null || identity.kind() != Identity.Kind.SERIAL) {
			return super.definition(column);
		}
		String type = PostgreSqlNumbers.SERIALS.getOrDefault(column.type().name(), column.type().toString());
		return sql("").name(column.name()).words(type).words(column.nullable() ? "" : "not null");
	}

	/**
	 * The sequence of a serial column stays as narrow as it was.
	 */
	@Override
	List<String> alter(TableName table, Column before, Column after, boolean keyed, @Nullable String using) {
		List<String> statements = new ArrayList<>(super.alter(table, before, after, keyed, using));
		TableName sequence = PostgreSqlNumbers.sequence(after.identity());
		if (sequence != null && sequence.equals(PostgreSqlNumbers.sequence(before.identity()))
				&& !before.type().equals(after.type()) && PostgreSqlNumbers.SERIALS.containsKey(after.type().name())) {
			statements.add(sql("alter sequence").table(sequence).words("as").type(after.type()).toString());
		}
		return statements;
	}

	@Override
	List<String> addIdentity(TableName table, Column column) {
		return new PostgreSqlNumbers(this).add(table, column);
	}

	@Override
	List<String> dropIdentity(TableName table, Column column) {
		return new PostgreSqlNumbers(this).drop(table, column);
	}

	@Override
	public String dropPrimaryKey(TableName table, PrimaryKey key, @Nullable Column identity) {
		return dropConstraint(table, (key.name() != null) ? key.name() : defaultName(table));
	}

	private String defaultName(TableName table) {
		String end = "_pkey";
		String name = storedName(table.name() + end, true);
		int cut = table.name().length();
		while (!name.endsWith(end)) {
			cut = table.name().offsetByCodePoints(cut, -1);
			name = storedName(table.name().substring(0, cut) + end, true);
		}
		return name;
	}

	/** Since version 16 it says itself whether a text is a value. */
	@Override
	public @Nullable Sql unfit(Sql value, ColumnType before, ColumnType after) {
		if (majorVersion() < 16 || !Conversion.isText(before) || Conversion.isText(after)
				|| after.name().equals("enum")) {
			return super.unfit(value, before, after);
		}
		return sql("not pg_input_is_valid(").part(value).words("::text,").literal(after.toString()).words(")");
	}

	@Override
	Sql matching(Sql value, String pattern) {
		return sql("(").part(value).words("::text ~").literal(pattern).words(")");
	}

	@Override
	Sql number(Sql value) {
		return sql("").part(value).words("::numeric");
	}

	@Override
	public Sql converted(Sql value, ColumnType before, ColumnType after) {
		return PostgreSqlCast.cast(value, before, after);
	}

	/** Some types have an order and no smallest value. */
	@Override
	public Sql anyOf(TableName table, String key, ColumnType type) {
		return !Set.of("uuid", "boolean", "bytea").contains(type.name()) ? super.anyOf(table, key, type)
				: sql("(select").name(key).words("from").table(table).words("order by").name(key).words("limit 1)");
	}

	@Override
	public boolean holdsIndexes() {
		return false;
	}

	@Override
	public boolean canRename(TableName before, TableName after) {
		return true;
	}

	@Override
	public boolean namesKey(Table table) {
		PrimaryKey key = table.primaryKey();
		return key != null && defaultName(table.name()).equals(key.name());
	}

	/** The names that it made of the old one follow. */
	@Override
	public List<String> renameTable(TableName before, TableName after, boolean namedKey, List<String> numbered) {
		List<String> statements = new ArrayList<>();
		TableName moved = new TableName(after.schema(), before.name());
		if (!moved.equals(before)) {
			statements.add(alter(before).words("set schema").name(schemaOf(after)).toString());
		}
		if (moved.equals(after)) {
			return statements;
		}
		statements.addAll(super.renameTable(moved, after, namedKey, numbered));
		if (namedKey) {
			statements.add(renameUnique(after, defaultName(before), defaultName(after)));
		}
		numbered.forEach((column) -> statements
			.add(sql("alter sequence if exists").beside(after, before.name() + "_" + column + "_seq")
				.words("rename to")
				.name(after.name() + "_" + column + "_seq")
				.toString()));
		return statements;
	}

	@Override
	public List<String> tableOptions(TableName table, @Nullable String before, @Nullable String after) {
		return new PostgreSqlOptions(this).change(table, before, after);
	}

	private String schemaOf(TableName table) {
		return Objects.requireNonNull(qualified(table).schema());
	}

	@Override
	boolean nullsFirst(boolean descending) {
		return descending;
	}

	@Override
	public Set<Clause> clauses(String options) {
		String words = options.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
		Set<Clause> clauses = EnumSet.noneOf(Clause.class);
		Stream.of(Clause.values()).filter((clause) -> words.contains(clause.sql())).forEach(clauses::add);
		if (clauses.contains(Clause.INITIALLY_DEFERRED)) {
			clauses.add(Clause.DEFERRABLE);
		}
		if (words.contains("not deferrable")) {
			clauses.remove(Clause.DEFERRABLE);
		}
		return clauses;
	}

	/** Without what every table has already. */
	@Override
	Table prepare(Table table) {
		return PostgreSqlVirtualColumns.storedWhereKeyed(table.withColumns(
				table.columns().stream().filter((column) -> !SYSTEM_COLUMNS.contains(column.name())).toList()));
	}

	@Override
	public boolean renamesValues() {
		return true;
	}

	@Override
	public List<String> createType(EnumType type) {
		return new PostgreSqlTypes(this).create(type);
	}

	@Override
	public List<String> dropType(EnumType type) {
		return new PostgreSqlTypes(this).drop(type);
	}

	@Override
	public List<String> alterType(EnumType before, EnumType after, List<TypeUse> uses, boolean staysInPlace) {
		PostgreSqlTypes types = new PostgreSqlTypes(this);
		return staysInPlace ? types.addValues(before, after) : types.replace(before, after, uses);
	}

	@Override
	public List<String> restartBehind(Sequence sequence, List<ColumnName> columns) {
		return List.of(sql("select setval(").literal(sql("").table(sequence.name()).toString())
			.words(",")
			.part(behind(sequence, columns))
			.words(", false)")
			.toString());
	}

	@Override
	@Nullable String skip(Sequence sequence) {
		return null;
	}

	@Override
	public @Nullable String neutralValue(ColumnType type) {
		if (type.name().endsWith("[]")) {
			return "'{}'";
		}
		return switch (type.name()) {
			case "uuid" -> "gen_random_uuid()";
			case "json", "jsonb" -> "'{}'";
			case "bytea" -> "''";
			case "oid" -> "0";
			case "interval" -> "'0'";
			default -> super.neutralValue(type);
		};
	}

	@Override
	List<String> numberRows(TableName table, Column column, Sql start) {
		Sql rows = sql("(select ctid as row_id,").part(start)
			.words("+ row_number() over () as number from")
			.table(table)
			.words("where")
			.name(column.name())
			.words("is null)");
		return List.of(sql("update").table(table)
			.words("as target set")
			.name(column.name())
			.words("= numbered.number from")
			.part(rows)
			.words("as numbered where target.ctid = numbered.row_id")
			.toString());
	}

	@Override
	public @Nullable String batchObstacle(List<Column> key) {
		return (key.size() == 1 || majorVersion() >= 14) ? null
				: "it has no primary key of one column, by which PostgreSQL before 14 could walk";
	}

	@Override
	List<String> inBatches(TableName table, List<Column> key, Sql update, long rows) {
		PostgreSqlBatches batches = new PostgreSqlBatches(this, table, update, rows);
		return List.of((key.size() == 1) ? batches.byKey(key.get(0).name()) : batches.byPlace());
	}

}
