package io.github.dbmigrate.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.dbmigrate.database.CollectedTable.CollectedIndex;
import io.github.dbmigrate.database.H2Keys.Key;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.Identity;
import io.github.dbmigrate.schema.Numbering;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads H2. Its catalog is built anew for each query and joins without an index, so rows
 * are joined here. Names are in upper case, which every setting of letter case finds.
 */
final class H2SchemaReader extends CatalogReader {

	private static final String TABLES = """
			SELECT TABLE_NAME, REMARKS
			FROM INFORMATION_SCHEMA.TABLES
			WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE'""";

	private static final String ESTIMATES = """
			SELECT TABLE_SCHEMA, TABLE_NAME
			FROM INFORMATION_SCHEMA.TABLES
			WHERE ROW_COUNT_ESTIMATE >= ? AND TABLE_TYPE = 'BASE TABLE'""";

	private static final String VIEWS = """
			SELECT TABLE_NAME
			FROM INFORMATION_SCHEMA.TABLES
			WHERE TABLE_SCHEMA = ? AND TABLE_TYPE <> 'BASE TABLE'""";

	private static final String COLUMNS = """
			SELECT TABLE_NAME, COLUMN_NAME,
				DATA_TYPE_SQL(TABLE_SCHEMA, TABLE_NAME, 'TABLE', DTD_IDENTIFIER), IS_NULLABLE = 'YES',
				COLUMN_DEFAULT, IS_IDENTITY = 'YES', GENERATION_EXPRESSION, REMARKS, DOMAIN_NAME,
				IDENTITY_GENERATION, IDENTITY_START, IDENTITY_INCREMENT, IDENTITY_MINIMUM, IDENTITY_MAXIMUM,
				IDENTITY_CACHE, IDENTITY_CYCLE = 'YES', DATA_TYPE
			FROM INFORMATION_SCHEMA.COLUMNS
			WHERE TABLE_SCHEMA = ?
			ORDER BY TABLE_NAME, ORDINAL_POSITION""";

	private static final String KEY_COLUMNS = """
			SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME,
				POSITION_IN_UNIQUE_CONSTRAINT
			FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE
			ORDER BY CONSTRAINT_SCHEMA, CONSTRAINT_NAME, ORDINAL_POSITION""";

	private static final String CHECKS = """
			SELECT CONSTRAINT_NAME, CHECK_CLAUSE
			FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS
			WHERE CONSTRAINT_SCHEMA = ?""";

	private static final String DOMAINS = """
			SELECT DOMAIN_NAME, CONSTRAINT_NAME
			FROM INFORMATION_SCHEMA.DOMAIN_CONSTRAINTS
			WHERE DOMAIN_SCHEMA = ?
			ORDER BY DOMAIN_NAME""";

	private static final Pattern ENUM = Pattern
		.compile("(?:\\(?VALUE = '(?:[^']|'')*'\\)?(?: OR )?)+|VALUE IN\\(.*\\)");

	private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

	private static final String CONSTRAINTS = """
			SELECT TABLE_NAME, CONSTRAINT_NAME, CONSTRAINT_TYPE
			FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
			WHERE TABLE_SCHEMA = ? AND CONSTRAINT_TYPE <> 'FOREIGN KEY'""";

	private static final String REFERENCES = """
			SELECT CONSTRAINT_NAME, UNIQUE_CONSTRAINT_SCHEMA, UNIQUE_CONSTRAINT_NAME, DELETE_RULE, UPDATE_RULE
			FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS
			WHERE CONSTRAINT_SCHEMA = ?""";

	private static final String INDEXES = """
			SELECT TABLE_NAME, INDEX_NAME, INDEX_TYPE_NAME, NULLS_DISTINCT = 'NO'
			FROM INFORMATION_SCHEMA.INDEXES
			WHERE TABLE_SCHEMA = ? AND NOT IS_GENERATED""";

	private static final String INDEX_COLUMNS = """
			SELECT INDEX_SCHEMA, INDEX_NAME, COLUMN_NAME, ORDERING_SPECIFICATION = 'DESC',
				LOWER(NULL_ORDERING)
			FROM INFORMATION_SCHEMA.INDEX_COLUMNS
			ORDER BY INDEX_SCHEMA, INDEX_NAME, ORDINAL_POSITION""";

	private static final String KEY_INDEXES = """
			SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, INDEX_SCHEMA, INDEX_NAME
			FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
			WHERE INDEX_NAME IS NOT NULL""";

	private static final String SEQUENCES = """
			SELECT SEQUENCE_NAME, START_VALUE, INCREMENT, MINIMUM_VALUE, MAXIMUM_VALUE, CACHE,
				CYCLE_OPTION = 'YES', DATA_TYPE
			FROM INFORMATION_SCHEMA.SEQUENCES
			WHERE SEQUENCE_SCHEMA = ?""";

	private static final long USUAL_CACHE = 32;

	/** Of a sequence of which nobody said it; the second one where H2 acts as Oracle. */
	private static final Set<String> USUAL_TYPES = Set.of("bigint", "numeric");

	private static final List<String> OTHERS = List.of("""
			SELECT LOWER(TABLE_TYPE), NULL, TABLE_NAME
			FROM INFORMATION_SCHEMA.TABLES
			WHERE TABLE_SCHEMA = ? AND TABLE_TYPE NOT IN ('BASE TABLE', 'GLOBAL TEMPORARY', 'LOCAL TEMPORARY')
			ORDER BY TABLE_NAME""", """
			SELECT 'domain', NULL, DOMAIN_NAME
			FROM INFORMATION_SCHEMA.DOMAINS
			WHERE DOMAIN_SCHEMA = ?
			ORDER BY DOMAIN_NAME""", """
			SELECT LOWER(ROUTINE_TYPE), NULL, ROUTINE_NAME
			FROM INFORMATION_SCHEMA.ROUTINES
			WHERE ROUTINE_SCHEMA = ?
			ORDER BY ROUTINE_NAME""", """
			SELECT 'trigger', EVENT_OBJECT_TABLE, TRIGGER_NAME
			FROM INFORMATION_SCHEMA.TRIGGERS
			WHERE TRIGGER_SCHEMA = ?
			ORDER BY TRIGGER_NAME""");

	private static final String SCHEMAS = """
			SELECT SCHEMA_NAME
			FROM INFORMATION_SCHEMA.SCHEMATA
			WHERE SCHEMA_NAME NOT IN ('INFORMATION_SCHEMA', 'information_schema', 'pg_catalog')""";

	private static final String MAY_CREATE_TABLES = """
			SELECT CASE WHEN SCHEMA_OWNER = CURRENT_USER OR EXISTS (
				SELECT 1 FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME = CURRENT_USER AND IS_ADMIN
			) OR EXISTS (
				SELECT 1 FROM INFORMATION_SCHEMA.RIGHTS
				WHERE GRANTEE = CURRENT_USER AND RIGHTS LIKE '%ALTER ANY SCHEMA%'
			) THEN 'yes' ELSE 'no' END
			FROM INFORMATION_SCHEMA.SCHEMATA
			WHERE SCHEMA_NAME = ?""";

	private static final String NAMES = """
			SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES
			WHERE TABLE_SCHEMA NOT IN ('INFORMATION_SCHEMA', 'information_schema', 'pg_catalog')
			UNION SELECT INDEX_NAME FROM INFORMATION_SCHEMA.INDEXES
			UNION SELECT SEQUENCE_NAME FROM INFORMATION_SCHEMA.SEQUENCES
			UNION SELECT ROUTINE_NAME FROM INFORMATION_SCHEMA.ROUTINES
			UNION SELECT DOMAIN_NAME FROM INFORMATION_SCHEMA.DOMAINS""";

	private final SqlDialect dialect;

	H2SchemaReader(JdbcTemplate jdbc, SqlDialect dialect) {
		super(jdbc);
		this.dialect = dialect;
	}

	@Override
	public @Nullable String currentSchema() {
		return value("SELECT CURRENT_SCHEMA");
	}

	@Override
	public Runnable useSchema(String schema) {
		String before = currentSchema();
		switchTo(schema);
		return () -> {
			if (before != null) {
				switchTo(before);
			}
		};
	}

	private void switchTo(String schema) {
		run(this.dialect.sql("set schema").name(schema).toString());
	}

	@Override
	public boolean sees(String schema) {
		return value("SELECT 1 FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = ?", schema) != null;
	}

	@Override
	String mayCreateTables() {
		return MAY_CREATE_TABLES;
	}

	@Override
	public List<String> schemas() {
		return names(SCHEMAS);
	}

	@Override
	String estimates() {
		return ESTIMATES;
	}

	@Override
	public List<String> names() {
		return names(NAMES);
	}

	@Override
	public List<String> views(String schema) {
		return names(VIEWS, schema);
	}

	@Override
	List<String> otherObjects() {
		return OTHERS;
	}

	@Override
	public void read(String schema, SchemaCollector collector) {
		each(TABLES, schema, (row) -> collector.table(collector.name(schema, row.text(1)), row.filled(2)));
		readColumns(schema, collector);
		Map<TableName, List<IndexText.Key>> indexColumns = readIndexColumns(collector);
		readConstraints(schema, collector, readKeys(collector, indexColumns));
		readIndexes(schema, collector, indexColumns);
		each(SEQUENCES, schema, (row) -> collector.sequence(new Sequence(collector.name(schema, row.text(1)),
				numbering(row, 2), sequenceType(row.text(8)), null, List.of())));
	}

	private void readColumns(String schema, SchemaCollector collector) {
		each(COLUMNS, schema, (row) -> {
			String domain = row.optional(9);
			String type = (domain != null) ? this.dialect.sql("").name(domain).toString() : row.text(3);
			Column column = new Column(row.text(2), this.dialect.type(type), row.flag(4),
					row.flag(6) ? null : collector.bare(row.optional(5), '"'), identity(row), generated(row), null,
					row.filled(8));
			collector.find(collector.name(schema, row.text(1))).ifPresent((table) -> table.column(column));
		});
	}

	private static @Nullable Identity identity(CatalogRow row) throws SQLException {
		if (!row.flag(6)) {
			return null;
		}
		Identity.Kind kind = row.text(10).equals("ALWAYS") ? Identity.Kind.ALWAYS : Identity.Kind.BY_DEFAULT;
		return new Identity(kind, numbering(row, 11), null);
	}

	private static @Nullable Generated generated(CatalogRow row) throws SQLException {
		String expression = row.optional(7);
		return (expression != null) ? new Generated(expression, true) : null;
	}

	/**
	 * Start, increment, minimum, maximum, cache, cycle and type, from one column on.
	 */
	private static Numbering numbering(CatalogRow row, int first) throws SQLException {
		return Numbering.of(row.number(first), row.number(first + 1))
			.within(row.number(first + 2), row.number(first + 3), bits(row.text(first + 6)))
			.caching(cache(row.number(first + 4)), USUAL_CACHE)
			.cycling(row.flag(first + 5));
	}

	/** H2 goes beyond its numbers where it computes one for a sequence that goes down. */
	private static long cache(long told) {
		return (told > 0) ? told : USUAL_CACHE;
	}

	private static int bits(String type) {
		return switch (type.toLowerCase(Locale.ROOT)) {
			case "tinyint" -> 8;
			case "smallint" -> 16;
			case "integer" -> 32;
			default -> 64;
		};
	}

	private static @Nullable String sequenceType(String type) {
		return USUAL_TYPES.contains(type.toLowerCase(Locale.ROOT)) ? null : type.toLowerCase(Locale.ROOT);
	}

	private void readConstraints(String schema, SchemaCollector collector, H2Keys keys) {
		Map<String, String> checks = new HashMap<>();
		each(CHECKS, schema, (row) -> checks.put(row.text(1), row.text(2)));
		each(CONSTRAINTS, schema, (row) -> {
			String constraint = row.text(2);
			String type = row.text(3);
			List<Key> columns = keys.of(collector.name(schema, constraint));
			collector.find(collector.name(schema, row.text(1))).ifPresent((table) -> {
				switch (type) {
					case "PRIMARY KEY" -> columns.forEach((key) -> table.primaryKey(constraint, key.column()));
					case "UNIQUE" -> columns.forEach((key) -> table.unique(constraint, key.column()));
					default -> table.check(constraint, checks.getOrDefault(constraint, ""));
				}
			});
		});
		readForeignKeys(schema, keys, collector);
		each(DOMAINS, schema, (row) -> {
			String check = checks.getOrDefault(row.text(2), "");
			if (ENUM.matcher(check).matches()) {
				collector.type(enumType(collector.name(schema, row.text(1)), check));
			}
		});
	}

	/** A domain that lists its values is an enum type. */
	private EnumType enumType(TableName name, String check) {
		List<String> values = LITERAL.matcher(check)
			.results()
			.map((value) -> value.group(1).replace("''", "'"))
			.toList();
		String spelling = this.dialect.sql("").name(name.name()).toString();
		return new EnumType(name, values, this.dialect.type(spelling).name(), false);
	}

	private H2Keys readKeys(SchemaCollector collector, Map<TableName, List<IndexText.Key>> indexes) {
		H2Keys keys = new H2Keys();
		indexes.forEach((index, columns) -> columns.forEach((column) -> keys.indexColumn(index, column.column())));
		each(KEY_INDEXES, (row) -> keys.index(collector.name(row.text(1), row.text(2)),
				collector.name(row.text(3), row.text(4))));
		each(KEY_COLUMNS, (row) -> keys.column(collector.name(row.text(1), row.text(2)), Key.of(collector, row)));
		return keys;
	}

	private Map<TableName, List<IndexText.Key>> readIndexColumns(SchemaCollector collector) {
		Map<TableName, List<IndexText.Key>> columns = new HashMap<>();
		each(INDEX_COLUMNS,
				(row) -> columns.computeIfAbsent(collector.name(row.text(1), row.text(2)), (index) -> new ArrayList<>())
					.add(indexKey(row.text(3), row.flag(4), row.optional(5))));
		return columns;
	}

	private IndexText.Key indexKey(String column, boolean descending, @Nullable String nulls) {
		IndexText.Key key = IndexText.Key.ordered(column, descending, nulls);
		return this.dialect.isUsualOrder(key.order()) ? IndexText.Key.ordered(column, descending, null) : key;
	}

	private void readForeignKeys(String schema, H2Keys keys, SchemaCollector collector) {
		each(REFERENCES, schema, (row) -> {
			String name = row.text(1);
			ForeignKey.Action onDelete = row.action(4);
			ForeignKey.Action onUpdate = row.action(5);
			List<Key> targets = keys.of(collector.name(row.text(2), row.text(3)));
			for (Key key : keys.of(collector.name(schema, name))) {
				Key target = targets.get(key.position() - 1);
				collector.find(key.table())
					.ifPresent((table) -> table.foreignKey(new ForeignKey(name, List.of(key.column()), target.table(),
							List.of(target.column()), onDelete, onUpdate)));
			}
		});
	}

	private void readIndexes(String schema, SchemaCollector collector, Map<TableName, List<IndexText.Key>> columns) {
		each(INDEXES, schema, (row) -> {
			String name = row.text(2);
			String kind = row.flag(4) ? "UNIQUE NULLS NOT DISTINCT INDEX" : row.text(3);
			List<IndexText.Key> keys = columns.getOrDefault(collector.name(schema, name), List.of());
			collector.find(collector.name(schema, row.text(1))).ifPresent((table) -> addIndex(table, kind, name, keys));
		});
	}

	private void addIndex(CollectedTable table, String kind, String name, List<IndexText.Key> keys) {
		CollectedIndex index = table.index(name, kind.startsWith("UNIQUE"));
		keys.forEach((key) -> index.part(key.column(), key.descending()));
		boolean usual = keys.stream().allMatch((key) -> this.dialect.isUsualOrder(key.order()));
		if (!usual || (!kind.equals("INDEX") && !kind.equals("UNIQUE INDEX"))) {
			String words = "create " + kind.toLowerCase(Locale.ROOT);
			index.definition(IndexText.of(this.dialect, words, name, table.name(), keys));
		}
	}

}
