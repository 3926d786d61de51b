package io.github.dbmigrate.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.ForeignKey.Action;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Letters;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * MySQL 8 and newer, which keeps the letter case of names.
 */
class MySqlDialect extends MySqlRowStatements {

	private static final Pattern BARE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	private static final Pattern PLAIN_DEFAULT = Pattern
		.compile("(?is)(?:[-+]?[\\d.]+(?:e[-+]?\\d+)?|[bx]?'(?:[^'\\\\]|''|\\\\.)*'|null|true|false"
				+ "|current_timestamp(?:\\(\\d*\\))?)(?: on update .*)?");

	private static final Map<String, String> SYNONYMS = Map.of("ucase", "upper", "lcase", "lower", "octet_length",
			"length");

	private static final Set<String> WALKED = Set.of("date", "datetime", "timestamp", "binary", "varbinary");

	MySqlDialect(Product product) {
		super(product);
	}

	@Override
	public String vendor() {
		return "mysql";
	}

	@Override
	public String storedName(String name, boolean quoted) {
		return name;
	}

	/** With {@code lower_case_table_names=1}, as on Windows, even quoted names. */
	@Override
	public TableName stored(TableName table) {
		if (settings().letters() != Letters.LOWER) {
			return table;
		}
		String schema = table.schema();
		return new TableName((schema != null) ? Letters.LOWER.stored(schema) : null,
				Letters.LOWER.stored(table.name()));
	}

	@Override
	Set<String> reservedWords() {
		return MySqlWords.reserved(majorVersion(), minorVersion());
	}

	@Override
	Pattern bareName() {
		return BARE;
	}

	@Override
	public int maxNameLength() {
		return 64;
	}

	@Override
	public boolean rollsBackDdl() {
		return false;
	}

	@Override
	public ColumnType type(String sql) {
		return MySqlTypes.of(sql);
	}

	@Override
	Action action(Action action) {
		return (action == Action.RESTRICT) ? Action.NO_ACTION : action;
	}

	@Override
	String quoted(String name) {
		return "`" + name.replace("`", "``") + "`";
	}

	@Override
	String literal(String value) {
		return "'" + value.replace("\\", "\\\\").replace("'", "''").replace("${", "$\\{") + "'";
	}

	@Override
	String literalValue(String literal) {
		return MySqlLiterals.value(literal);
	}

	@Override
	String standard(String sql) {
		return MySqlLiterals.standard(sql);
	}

	@Override
	String function(String expression, ColumnType type) {
		String name = expression.replaceFirst("^(now|localtime|localtimestamp)\\b", "current_timestamp")
			.replaceFirst("^curdate\\b", "current_date")
			.replaceFirst("^curtime\\b", "current_time")
			.replaceFirst("^(current_\\w+)\\(\\)", "$1");
		boolean precise = name.equals("current_timestamp") && !type.arguments().isEmpty();
		return precise ? name + "(" + type.arguments().get(0) + ")" : name;
	}

	/** Columns are found in any letter case, and told in that of the expression. */
	@Override
	String columnName(String name, List<String> columns) {
		return columns.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
	}

	@Override
	List<String> simplify(List<String> tokens) {
		tokens.replaceAll((token) -> SYNONYMS.getOrDefault(token, token));
		return tokens;
	}

	@Override
	public Sql definition(Column column) {
		return definition(column, column.nullable(), column.isIdentity());
	}

	@Override
	public Sql definition(Column column, Place place) {
		return at(place, definition(column));
	}

	private static Sql at(Place place, Sql definition) {
		if (place.previous() != null) {
			return definition.words("after").name(place.previous());
		}
		return (place.next() != null) ? definition.words("first") : definition;
	}

	private Sql definition(Column column, boolean nullable, boolean identity) {
		Sql sql = sql("").name(column.name()).type(column.type());
		if (column.collation() != null) {
			sql.words("collate").words(column.collation());
		}
		if (column.generated() != null) {
			generated(sql, column.generated()).words(column.generated().stored() ? "stored" : "virtual");
		}
		if (!nullable) {
			sql.words("not null");
		}
		if (column.defaultValue() != null) {
			sql.words("default").part(defaultValue(column.defaultValue()));
		}
		if (identity) {
			sql.words("auto_increment");
		}
		return (column.comment() != null) ? sql.words("comment").literal(column.comment()) : sql;
	}

	/** Whatever is neither a literal nor the time must be in brackets. */
	private Sql defaultValue(String value) {
		return PLAIN_DEFAULT.matcher(value).matches() ? sql("").expression(value) : sql("").bracketed(value);
	}

	Sql modify(Column column, boolean identity) {
		return sql("modify").part(definition(column, column.nullable(), identity));
	}

	@Override
	List<String> alter(TableName table, Column before, Column after, boolean keyed, @Nullable String using) {
		String old = modify(before, before.isIdentity() && !keyed).toString();
		String wanted = modify(after, after.isIdentity() && !keyed).toString();
		return old.equals(wanted) ? List.of() : List.of(alter(table).words(wanted).toString());
	}

	@Override
	public List<String> cast(TableName table, Column before, Column after, boolean keyed, String expression) {
		return new MySqlCast(this, table, before, after).emptied(expression);
	}

	@Override
	public List<String> castKey(TableName table, Column before, Column after, boolean keyed, String expression) {
		return new MySqlCast(this, table, before, after).asText(expression, after.isIdentity() && !keyed);
	}

	@Override
	List<String> regenerate(TableName table, Column before, Column after) {
		return alter(table, before, after, false);
	}

	@Override
	public boolean numbersReferencedColumns() {
		return false;
	}

	@Override
	List<String> addIdentity(TableName table, Column column) {
		return List.of(alter(table).part(modify(column, true)).toString());
	}

	@Override
	public List<String> addIdentityColumn(TableName table, Column column, Place place, List<UniqueConstraint> uniques,
			boolean keyed) {
		List<String> statements = new ArrayList<>();
		statements.add(alter(table).words("add column").part(at(place, definition(column, true, false))).toString());
		statements.addAll(distinctValues(table, column));
		statements.addAll(require(table, column, uniques, keyed));
		return statements;
	}

	@Override
	public boolean isConstant(ColumnType type, String value) {
		return isLiteral(value) && MySqlTypes.mayDefault(type, value);
	}

	@Override
	public List<String> require(TableName table, Column column, List<UniqueConstraint> uniques, boolean keyed) {
		Sql sql = alter(table).part(modify(column, column.isIdentity() && !keyed));
		uniques.forEach((unique) -> sql.and(sql("add").part(constraint(unique))));
		return List.of(sql.toString());
	}

	@Override
	public String comment(TableName table, @Nullable String comment) {
		return alter(table).words("comment =").literal((comment != null) ? comment : "").toString();
	}

	@Override
	public List<String> comment(TableName table, Column column) {
		return List.of();
	}

	@Override
	public Sql constraint(PrimaryKey key) {
		return sql("primary key").names(key.columns());
	}

	@Override
	public String addPrimaryKey(TableName table, PrimaryKey key, @Nullable Column identity) {
		Sql sql = alter(table).words("add").part(constraint(key));
		return ((identity != null) ? sql.and(modify(identity, true)) : sql).toString();
	}

	@Override
	public String dropPrimaryKey(TableName table, PrimaryKey key, @Nullable Column identity) {
		Sql drop = sql("drop primary key");
		Sql sql = alter(table);
		return ((identity != null) ? sql.part(modify(identity, false)).and(drop) : sql.part(drop)).toString();
	}

	@Override
	public String dropUnique(TableName table, UniqueConstraint unique) {
		return alter(table).words("drop index").name(unique.name()).toString();
	}

	@Override
	public String renameUnique(TableName table, String before, String after) {
		return alter(table).words("rename index").name(before).words("to").name(after).toString();
	}

	@Override
	public String dropIndex(TableName table, Index index) {
		return sql("drop index").name(index.name()).words("on").table(table).toString();
	}

	@Override
	public boolean canRename(TableName before, TableName after) {
		return true;
	}

	@Override
	public List<String> renameTable(TableName before, TableName after, boolean namedKey, List<String> numbered) {
		return List.of(sql("rename table").table(before).words("to").table(after).toString());
	}

	@Override
	public List<String> renameColumns(Table before, Table after, Map<String, String> steps) {
		MySqlRenames together = new MySqlRenames(this, before, after);
		return together.isNeeded() ? List.of(together.statement(steps)) : super.renameColumns(before, after, steps);
	}

	@Override
	public String renameIndex(TableName table, String before, String after) {
		return renameUnique(table, before, after);
	}

	/** A bare name would mean a table in the schema of the referencing one. */
	@Override
	TableName referenced(TableName table, ForeignKey key) {
		return (table.schema() != null) ? qualified(key.referenced()) : key.referenced();
	}

	@Override
	public String dropForeignKey(TableName table, ForeignKey key, boolean indexed) {
		Sql sql = alter(table).words("drop foreign key").name(key.name());
		return (indexed ? sql : sql.and(sql(dropOwnIndex()).name(key.name()))).toString();
	}

	/** Drops the index that the database made for a foreign key. */
	String dropOwnIndex() {
		return "drop index";
	}

	@Override
	public List<String> renameForeignKey(TableName table, ForeignKey before, ForeignKey after, boolean indexed) {
		return List.of(dropForeignKey(table, before, indexed), addForeignKey(table, after));
	}

	@Override
	@Nullable String skip(Sequence sequence) {
		return sql("do nextval(").table(sequence.name()).words(")").toString();
	}

	/** Here a unique index is a unique constraint. */
	@Override
	Table prepare(Table table) {
		List<UniqueConstraint> uniques = new ArrayList<>(table.uniqueConstraints());
		table.indexes()
			.stream()
			.filter(MySqlDialect::isConstraint)
			.forEach((index) -> uniques.add(new UniqueConstraint(index.name(), index.columnNames())));
		return new Table(table.name(), table.columns(), table.primaryKey(), uniques,
				table.indexes().stream().filter((index) -> !isConstraint(index)).toList(), table.foreignKeys(),
				table.checks(), table.comment(), table.seed(), table.options());
	}

	private static boolean isConstraint(Index index) {
		return index.unique() && index.definition() == null
				&& index.columns().stream().noneMatch(Index.Part::descending);
	}

	/** What a variable of its type is compared with by the same rules. */
	@Override
	public @Nullable String batchObstacle(List<Column> key) {
		if (key.size() != 1) {
			return "it has no primary key of one column to walk by";
		}
		ColumnType type = key.get(0).type();
		return (Expressions.isNumber(type) || WALKED.contains(type.name())) ? null
				: "MySQL cannot walk by a primary key of type " + type;
	}

	@Override
	List<String> inBatches(TableName table, List<Column> key, Sql update, long rows) {
		Column column = key.get(0);
		return new MySqlBatches(this, table, column.name(), update, rows)
			.procedure(sql("").type(column.type()).toString());
	}

}
