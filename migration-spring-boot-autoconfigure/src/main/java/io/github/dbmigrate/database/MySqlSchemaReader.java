package io.github.dbmigrate.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Numbering;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads MySQL and MariaDB, where a schema is a database and a unique constraint is a
 * unique index.
 */
final class MySqlSchemaReader extends CatalogReader {

	private static final String TABLES = """
			select table_name, table_type, table_comment
			from information_schema.tables
			where table_schema = ?""";

	private static final String VIEWS = """
			select table_name
			from information_schema.tables
			where table_schema = ? and table_type like '%VIEW'""";

	private static final String COLUMNS = """
			select c.table_name, c.column_name, c.column_type, c.is_nullable = 'YES', c.column_default, c.extra,
				c.generation_expression, nullif(c.collation_name, s.default_collation_name), c.column_comment,
				c.data_type
			from information_schema.columns c
			join information_schema.schemata s on s.schema_name = c.table_schema
			where c.table_schema = ?
			order by c.table_name, c.ordinal_position""";

	private static final String MARIADB_CHECKS = """
			select table_name, constraint_name, check_clause
			from information_schema.check_constraints
			where constraint_schema = ?""";

	private static final String MYSQL_CHECKS = """
			select t.table_name, c.constraint_name, c.check_clause
			from information_schema.check_constraints c
			join information_schema.table_constraints t
				on t.constraint_schema = c.constraint_schema and t.constraint_name = c.constraint_name
			where t.table_schema = ? and t.constraint_type = 'CHECK' and t.enforced = 'YES'""";

	private static final String MARIADB_INDEXES = """
			select table_name, index_name, non_unique = 0, column_name, collation = 'D', sub_part, index_type, 0
			from information_schema.statistics
			where table_schema = ?
			order by table_name, index_name, seq_in_index""";

	private static final String MYSQL_INDEXES = """
			select table_name, index_name, non_unique = 0, coalesce(column_name, concat('(', expression, ')')),
				collation = 'D', sub_part, index_type, column_name is null
			from information_schema.statistics
			where table_schema = ?
			order by table_name, index_name, seq_in_index""";

	private static final String KEY_COLUMNS = """
			select table_name, constraint_name, column_name, referenced_table_schema, referenced_table_name,
				referenced_column_name
			from information_schema.key_column_usage
			where table_schema = ? and referenced_table_name is not null
			order by table_name, constraint_name, ordinal_position""";

	private static final String RULES = """
			select table_name, constraint_name, delete_rule, update_rule
			from information_schema.referential_constraints
			where constraint_schema = ?""";

	private static final List<String> OTHERS = List.of("""
			select 'view', null, table_name
			from information_schema.tables
			where table_schema = ? and table_type like '%VIEW'
			order by table_name""", """
			select lower(routine_type), null, routine_name
			from information_schema.routines
			where routine_schema = ?
			order by routine_name""", """
			select 'event', null, event_name
			from information_schema.events
			where event_schema = ?
			order by event_name""", """
			select 'trigger', event_object_table, trigger_name
			from information_schema.triggers
			where trigger_schema = ?
			order by trigger_name""");

	private static final String ESTIMATES = """
			select table_schema, table_name
			from information_schema.tables
			where table_rows >= ? and table_type = 'BASE TABLE'""";

	private static final String SCHEMAS = """
			select schema_name
			from information_schema.schemata
			where schema_name not in ('information_schema', 'mysql', 'performance_schema', 'sys')""";

	/**
	 * What a role may do is told nowhere in the catalog; without grant tables everybody
	 * may do everything.
	 */
	private static final String MAY_CREATE_TABLES = """
			select case when current_user() = '@' or exists (
				select 1 from information_schema.user_privileges
				where privilege_type = 'CREATE' and grantee = me.grantee
			) or exists (
				select 1 from information_schema.schema_privileges
				where privilege_type = 'CREATE' and grantee = me.grantee and s.schema_name like table_schema
			) then 'yes' when not exists (select 1 from information_schema.applicable_roles) then 'no' end
			from information_schema.schemata s
			cross join (select concat('''', left(current_user(), char_length(current_user()) - 1
				- char_length(substring_index(current_user(), '@', -1))), '''@''',
				substring_index(current_user(), '@', -1), '''') as grantee) me
			where s.schema_name = ?""";

	private static final String NAMES = """
			select table_name
			from information_schema.tables
			where table_schema not in ('information_schema', 'mysql', 'performance_schema', 'sys')
			union select routine_name
			from information_schema.routines
			where routine_schema not in ('mysql', 'sys')""";

	private final SqlDialect dialect;

	private final boolean mariaDb;

	MySqlSchemaReader(JdbcTemplate jdbc, SqlDialect dialect) {
		super(jdbc);
		this.dialect = dialect;
		this.mariaDb = dialect.vendor().equals("mariadb");
	}

	@Override
	public @Nullable String currentSchema() {
		return value("select database()");
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
		run(this.dialect.sql("use").name(schema).toString());
	}

	@Override
	public boolean sees(String schema) {
		return value("select 1 from information_schema.schemata where schema_name = ?", schema) != null;
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
		List<TableName> sequences = readTables(schema, collector);
		readColumns(schema, collector);
		readForeignKeys(schema, collector);
		readIndexes(schema, collector);
		readSequences(sequences, collector);
	}

	private List<TableName> readTables(String schema, SchemaCollector collector) {
		List<TableName> sequences = new ArrayList<>();
		each(TABLES, schema, (row) -> {
			TableName name = collector.name(schema, row.text(1));
			switch (row.text(2)) {
				case "SEQUENCE" -> sequences.add(name);
				case "BASE TABLE", "SYSTEM VERSIONED" -> collector.table(name, row.filled(3));
				default -> {
				}
			}
		});
		return sequences;
	}

	private void readColumns(String schema, SchemaCollector collector) {
		Map<TableName, Map<String, String>> checks = readChecks(schema, collector);
		MySqlColumns columns = new MySqlColumns(this.dialect, this.mariaDb, collector);
		each(COLUMNS, schema, (row) -> {
			TableName name = collector.name(schema, row.text(1));
			CollectedTable table = collector.find(name).orElse(null);
			if (table != null) {
				table.column(columns.read(row, checks.getOrDefault(name, new HashMap<>())));
			}
		});
		checks.forEach(
				(name, expressions) -> collector.find(name).ifPresent((table) -> expressions.forEach(table::check)));
	}

	private Map<TableName, Map<String, String>> readChecks(String schema, SchemaCollector collector) {
		Map<TableName, Map<String, String>> checks = new HashMap<>();
		each(this.mariaDb ? MARIADB_CHECKS : MYSQL_CHECKS, schema,
				(row) -> checks.computeIfAbsent(collector.name(schema, row.text(1)), (key) -> new HashMap<>())
					.put(row.text(2), this.mariaDb ? row.text(3) : MySqlExpression.catalogued(row.text(3))));
		return checks;
	}

	private void readForeignKeys(String schema, SchemaCollector collector) {
		Map<TableName, Map<String, Rules>> rules = new HashMap<>();
		each(RULES, schema,
				(row) -> rules.computeIfAbsent(collector.name(schema, row.text(1)), (key) -> new HashMap<>())
					.put(row.text(2), new Rules(row.action(3), row.action(4))));
		each(KEY_COLUMNS, schema, (row) -> {
			TableName name = collector.name(schema, row.text(1));
			Rules rule = rules.getOrDefault(name, Map.of()).getOrDefault(row.text(2), Rules.NONE);
			ForeignKey part = new ForeignKey(row.text(2), List.of(row.text(3)),
					collector.name(row.text(4), row.text(5)), List.of(row.text(6)), rule.onDelete(), rule.onUpdate());
			collector.find(name).ifPresent((table) -> table.foreignKey(part));
		});
	}

	private void readIndexes(String schema, SchemaCollector collector) {
		Map<TableName, MySqlIndexes> indexes = new HashMap<>();
		each(this.mariaDb ? MARIADB_INDEXES : MYSQL_INDEXES, schema, (row) -> {
			TableName name = collector.name(schema, row.text(1));
			CollectedTable table = collector.find(name).orElse(null);
			if (table != null) {
				indexes.computeIfAbsent(name, (key) -> new MySqlIndexes(this.dialect, table)).read(row);
			}
		});
		indexes.values().forEach(MySqlIndexes::finish);
	}

	private void readSequences(List<TableName> sequences, SchemaCollector collector) {
		if (sequences.isEmpty()) {
			return;
		}
		Map<String, TableName> byText = new HashMap<>();
		Sql union = this.dialect.sql("select");
		for (TableName sequence : sequences) {
			union.words(byText.isEmpty() ? "" : "union all select")
				.literal(sequence.name())
				.words(", start_value, increment, minimum_value, maximum_value, cache_size, cycle_option from")
				.table(sequence);
			byText.put(sequence.name(), sequence);
		}
		each(union.toString(), (row) -> {
			TableName name = byText.get(row.text(1));
			if (name != null) {
				Numbering numbering = Numbering.of(row.number(2), row.number(3))
					.within(row.number(4), row.number(5), 64)
					.caching(row.number(6), 0)
					.cycling(row.flag(7));
				collector.sequence(new Sequence(name, numbering, null, null, List.of()));
			}
		});
	}

	/**
	 * What a foreign key does.
	 *
	 * @param onDelete when the referenced row is deleted
	 * @param onUpdate when the referenced key changes
	 */
	private record Rules(ForeignKey.Action onDelete, ForeignKey.Action onUpdate) {

		static final Rules NONE = new Rules(ForeignKey.Action.NO_ACTION, ForeignKey.Action.NO_ACTION);

	}

}
