package io.github.dbmigrate.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.database.CollectedTable.CollectedIndex;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.Identity;
import io.github.dbmigrate.schema.Numbering;
import io.github.dbmigrate.schema.Sequence;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads PostgreSQL.
 */
final class PostgreSqlSchemaReader extends CatalogReader {

	private static final String TABLES = """
			select t.relname, d.description
			from pg_class t
			join pg_namespace n on n.oid = t.relnamespace
			left join pg_description d
				on d.classoid = 'pg_class'::regclass and d.objoid = t.oid and d.objsubid = 0
			where n.nspname = ? and t.relkind in ('r', 'p') and not t.relispartition
				and not exists (select 1 from pg_depend e
					where e.classid = 'pg_class'::regclass and e.objid = t.oid and e.deptype = 'e')""";

	private static final String VIEWS = """
			select t.relname
			from pg_class t
			join pg_namespace n on n.oid = t.relnamespace
			where n.nspname = ? and (t.relkind in ('v', 'm', 'f') or t.relkind in ('r', 'p')
				and (t.relispartition or exists (select 1 from pg_depend e
					where e.classid = 'pg_class'::regclass and e.objid = t.oid and e.deptype = 'e')))""";

	private static final String COLUMNS = """
			select t.relname, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull,
				pg_get_expr(v.adbin, v.adrelid), a.attgenerated, a.attidentity,
				case when a.attcollation <> y.typcollation then l.collname end, d.description,
				q.nspname, q.relname, q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle, q.bits
			from pg_attribute a
			join pg_class t on t.oid = a.attrelid
			join pg_namespace n on n.oid = t.relnamespace
			join pg_type y on y.oid = a.atttypid
			left join pg_attrdef v on v.adrelid = a.attrelid and v.adnum = a.attnum
			left join pg_collation l on l.oid = a.attcollation
			left join pg_description d
				on d.classoid = 'pg_class'::regclass and d.objoid = t.oid and d.objsubid = a.attnum
			left join lateral (select w.nspname, s.relname, z.typlen * 8 as bits, q.*
				from pg_depend o
				join pg_sequence q on q.seqrelid = o.objid
				join pg_class s on s.oid = q.seqrelid
				join pg_namespace w on w.oid = s.relnamespace
				join pg_type z on z.oid = q.seqtypid
				where o.classid = 'pg_class'::regclass and o.refclassid = 'pg_class'::regclass
					and o.refobjid = a.attrelid and o.refobjsubid = a.attnum
					and (a.attidentity <> '' and o.deptype = 'i'
						or v.oid is not null and o.deptype = 'a' and exists (select 1 from pg_depend u
							where u.refclassid = 'pg_class'::regclass and u.refobjid = o.objid
								and u.classid = 'pg_attrdef'::regclass and u.objid = v.oid
								and pg_get_expr(v.adbin, v.adrelid) like 'nextval(%'))
				limit 1) q on a.attidentity <> '' or v.oid is not null
			where n.nspname = ? and t.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
			order by a.attrelid, a.attnum""";

	private static final String CONSTRAINTS = """
			select t.relname, c.conname, c.contype, a.attname, m.nspname, r.relname, b.attname,
				c.confdeltype, c.confupdtype, pg_get_expr(c.conbin, c.conrelid),
				concat_ws(',', case when coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false)
						and c.contype = 'u' then 'NULLS_NOT_DISTINCT' end,
					case when c.confmatchtype = 'f' then 'MATCH_FULL' end,
					case when c.connoinherit and c.contype = 'c' then 'NO_INHERIT' end,
					case when c.condeferrable then 'DEFERRABLE' end,
					case when c.condeferred then 'INITIALLY_DEFERRED' end,
					case when not c.convalidated then 'NOT_VALID' end)
			from pg_constraint c
			join pg_class t on t.oid = c.conrelid
			join pg_namespace n on n.oid = t.relnamespace
			left join lateral unnest(c.conkey, c.confkey) with ordinality as k (own, other, position)
				on c.contype <> 'c'
			left join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
			left join pg_index i on i.indexrelid = c.conindid
			left join pg_class r on r.oid = c.confrelid
			left join pg_namespace m on m.oid = r.relnamespace
			left join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.other
			where n.nspname = ? and c.contype in ('p', 'u', 'f', 'c') and c.conparentid = 0
			order by t.relname, c.conname, k.position""";

	private static final String INDEXES = """
			select t.relname, x.relname, i.indisunique, a.attname, (i.indoption[k] & 1) = 1,
				i.indpred is null and i.indexprs is null and i.indnatts = i.indnkeyatts and m.amname = 'btree'
					and not coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false)
					and i.indoption[k] in (0, 3) and o.opcdefault and i.indcollation[k] in (0, a.attcollation),
				pg_get_indexdef(i.indexrelid, 0, true)
			from pg_index i
			join pg_class t on t.oid = i.indrelid
			join pg_namespace n on n.oid = t.relnamespace
			join pg_class x on x.oid = i.indexrelid
			join pg_am m on m.oid = x.relam
			cross join lateral generate_series(0, i.indnkeyatts - 1) as k
			join pg_opclass o on o.oid = i.indclass[k]
			left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[k]
			where n.nspname = ? and not exists (select 1 from pg_constraint c
				where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
			order by t.relname, x.relname, k""";

	private static final String SEQUENCES = """
			select s.relname, q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle, z.typlen * 8,
				nullif(format_type(q.seqtypid, null), 'bigint'), m.nspname, t.relname, a.attname
			from pg_sequence q
			join pg_class s on s.oid = q.seqrelid
			join pg_namespace n on n.oid = s.relnamespace
			join pg_type z on z.oid = q.seqtypid
			left join pg_depend o on o.classid = 'pg_class'::regclass and o.objid = s.oid
				and o.refclassid = 'pg_class'::regclass and o.deptype = 'a'
			left join pg_class t on t.oid = o.refobjid
			left join pg_namespace m on m.oid = t.relnamespace
			left join pg_attribute a on a.attrelid = o.refobjid and a.attnum = o.refobjsubid
			where n.nspname = ? and not exists (select 1 from pg_depend e
					where e.classid = 'pg_class'::regclass and e.objid = s.oid and e.deptype in ('e', 'i'))
				and not exists (select 1 from pg_attrdef v
					join pg_depend u on u.classid = 'pg_attrdef'::regclass and u.objid = v.oid
					where v.adrelid = o.refobjid and v.adnum = o.refobjsubid
						and u.refclassid = 'pg_class'::regclass and u.refobjid = s.oid)""";

	private static final String TYPES = """
			select t.typname, e.enumlabel, format_type(t.oid, null), exists (select 1 from pg_cast c
				where c.casttarget = t.oid and c.castsource = 'varchar'::regtype and c.castcontext = 'i')
			from pg_type t
			join pg_namespace n on n.oid = t.typnamespace
			join pg_enum e on e.enumtypid = t.oid
			where n.nspname = ? and not exists (select 1 from pg_depend d
				where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
			order by t.typname, e.enumsortorder""";

	private static final Map<String, ForeignKey.Action> ACTIONS = Map.of("a", ForeignKey.Action.NO_ACTION, "r",
			ForeignKey.Action.RESTRICT, "c", ForeignKey.Action.CASCADE, "n", ForeignKey.Action.SET_NULL, "d",
			ForeignKey.Action.SET_DEFAULT);

	private final SqlDialect dialect;

	PostgreSqlSchemaReader(JdbcTemplate jdbc, SqlDialect dialect) {
		super(jdbc);
		this.dialect = dialect;
	}

	@Override
	public @Nullable String currentSchema() {
		return value("select current_schema()");
	}

	/**
	 * Puts the schema in front of the search path, as Flyway does.
	 */
	@Override
	public Runnable useSchema(String schema) {
		String before = value("select current_setting('search_path')");
		value("select set_config('search_path', concat_ws(', ', quote_ident(?), nullif(?, '')), false)", schema,
				before);
		return () -> value("select set_config('search_path', ?, false)", before);
	}

	@Override
	public boolean sees(String schema) {
		return value("select 1 from pg_namespace where nspname = ? and has_schema_privilege(oid, 'USAGE')",
				schema) != null;
	}

	@Override
	String mayCreateTables() {
		return "select case when has_schema_privilege(oid, 'CREATE') then 'yes' else 'no' end from pg_namespace"
				+ " where nspname = ?";
	}

	@Override
	public boolean exists(String schema) {
		return value("select 1 from pg_namespace where nspname = ?", schema) != null;
	}

	@Override
	String estimates() {
		return PostgreSqlObjects.ESTIMATES;
	}

	@Override
	public List<String> schemas() {
		return names(PostgreSqlObjects.SCHEMAS);
	}

	@Override
	public List<String> names() {
		return names(PostgreSqlObjects.NAMES);
	}

	@Override
	public List<String> views(String schema) {
		return names(VIEWS, schema);
	}

	@Override
	List<String> otherObjects() {
		return PostgreSqlObjects.QUERIES;
	}

	@Override
	public List<Dependent> dependents(String schema, SchemaCollector collector) {
		List<Dependent> dependents = new ArrayList<>();
		each(PostgreSqlObjects.DEPENDENTS, schema,
				(row) -> dependents.add(new Dependent(row.text(1), collector.name(row.text(2), row.text(3)),
						collector.name(schema, row.text(4)), row.text(5), row.optional(6), row.optional(7))));
		return dependents;
	}

	@Override
	public void read(String schema, SchemaCollector collector) {
		each(TABLES, schema, (row) -> collector.table(collector.name(schema, row.text(1)), row.filled(2)));
		readColumns(schema, collector);
		readConstraints(schema, collector);
		readIndexes(schema, collector);
		readSequences(schema, collector);
		each(TYPES, schema, (row) -> collector.type(new EnumType(collector.name(schema, row.text(1)),
				List.of(row.text(2)), this.dialect.type(row.text(3)).name(), row.flag(4))));
	}

	private void readColumns(String schema, SchemaCollector collector) {
		each(COLUMNS, schema, (row) -> {
			String expression = row.optional(5);
			Identity identity = identity(row, collector);
			boolean generated = !row.text(6).isEmpty();
			Column column = new Column(row.text(2), this.dialect.type(row.text(3)), row.flag(4),
					(generated || identity != null) ? null : expression, identity,
					(generated && expression != null) ? new Generated(expression, row.text(6).equals("s")) : null,
					row.optional(8), row.filled(9));
			collector.find(collector.name(schema, row.text(1))).ifPresent((table) -> table.column(column));
		});
	}

	private static @Nullable Identity identity(CatalogRow row, SchemaCollector collector) throws SQLException {
		String sequence = row.optional(11);
		if (sequence == null) {
			return null;
		}
		Numbering numbering = numbering(row, 12);
		return switch (row.text(7)) {
			case "a" -> new Identity(Identity.Kind.ALWAYS, numbering, null);
			case "d" -> new Identity(Identity.Kind.BY_DEFAULT, numbering, null);
			default -> new Identity(Identity.Kind.SERIAL, numbering, collector.name(row.text(10), sequence));
		};
	}

	/**
	 * Start, increment, minimum, maximum, cache, cycle and bits, from one column on.
	 */
	private static Numbering numbering(CatalogRow row, int first) throws SQLException {
		return Numbering.of(row.number(first), row.number(first + 1))
			.within(row.number(first + 2), row.number(first + 3), (int) row.number(first + 6))
			.caching(row.number(first + 4), 1)
			.cycling(row.flag(first + 5));
	}

	private void readSequences(String schema, SchemaCollector collector) {
		each(SEQUENCES, schema, (row) -> {
			String table = row.optional(11);
			Sequence.ColumnName owner = (table == null) ? null
					: new Sequence.ColumnName(collector.name(row.text(10), table), row.text(12));
			collector.sequence(new Sequence(collector.name(schema, row.text(1)), numbering(row, 2), row.optional(9),
					owner, List.of()));
		});
	}

	private void readConstraints(String schema, SchemaCollector collector) {
		each(CONSTRAINTS, schema, (row) -> {
			CollectedTable table = collector.find(collector.name(schema, row.text(1))).orElse(null);
			if (table == null) {
				return;
			}
			Set<Clause> clauses = clauses(row.text(11));
			switch (row.text(3)) {
				case "p" -> table.primaryKey(row.text(2), row.text(4), clauses);
				case "u" -> table.unique(row.text(2), row.text(4), clauses);
				case "c" -> table.check(row.text(2), row.text(10), clauses);
				default -> table.foreignKey(
						new ForeignKey(row.text(2), List.of(row.text(4)), collector.name(row.text(5), row.text(6)),
								List.of(row.text(7)), action(row.text(8)), action(row.text(9)), clauses));
			}
		});
	}

	private static Set<Clause> clauses(String names) {
		return names.isEmpty() ? Set.of()
				: Stream.of(names.split(",")).map(Clause::valueOf).collect(Collectors.toSet());
	}

	private static ForeignKey.Action action(String code) {
		return ACTIONS.getOrDefault(code, ForeignKey.Action.NO_ACTION);
	}

	private void readIndexes(String schema, SchemaCollector collector) {
		each(INDEXES, schema, (row) -> {
			CollectedTable table = collector.find(collector.name(schema, row.text(1))).orElse(null);
			if (table == null) {
				return;
			}
			CollectedIndex index = table.index(row.text(2), row.flag(3));
			String column = row.optional(4);
			if (column != null) {
				index.part(column, row.flag(5));
			}
			if (!row.flag(6)) {
				index.definition(row.text(7));
			}
		});
	}

}
