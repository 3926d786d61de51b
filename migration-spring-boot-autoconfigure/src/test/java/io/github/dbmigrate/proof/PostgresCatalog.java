package io.github.dbmigrate.proof;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * PostgreSQL, as the functions of {@code pg_catalog} write it down. Columns carry no
 * position: one that comes back stands at the end.
 */
final class PostgresCatalog {

	private static final String OURS = """
			n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
			and not exists (select 1 from pg_depend e where e.objid = c.oid and e.deptype = 'e')""";

	private static final String TABLES = """
			select n.nspname || '.' || c.relname, case c.relkind when 'r' then 'table' when 'v' then 'view'
			  else 'kind ' || c.relkind::text end || ' ' || n.nspname || '.' || c.relname
			  || case when c.relpersistence = 'p' then '' else ' persistence ' || c.relpersistence::text end
			  || coalesce(' options ' || array_to_string(c.reloptions, ','), '')
			  || coalesce(' comment ' || quote_literal(obj_description(c.oid, 'pg_class')), '')
			  || case when c.relkind in ('v', 'm') then ' ' || pg_get_viewdef(c.oid) else '' end
			from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind in ('r', 'p', 'v', 'm', 'f') and\s""" + OURS;

	private static final String COLUMNS = """
			select n.nspname || '.' || c.relname, 'column ' || n.nspname || '.' || c.relname || ' ' || a.attname
			  || ' ' || format_type(a.atttypid, a.atttypmod)
			  || case when a.attcollation <> t.typcollation
			     then ' collate ' || a.attcollation::regcollation else '' end
			  || case when a.attstorage <> t.typstorage then ' storage ' || a.attstorage::text else '' end
			  || case when a.attcompression = '' then '' else ' compression ' || a.attcompression::text end
			  || case when a.attnotnull then ' not null' else '' end
			  || case a.attidentity when '' then '' else ' identity ' || a.attidentity::text end
			  || case a.attgenerated when '' then '' else ' generated ' || a.attgenerated::text end
			  || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
			  || coalesce(' comment ' || quote_literal(col_description(c.oid, a.attnum)), '')
			from pg_class c join pg_namespace n on n.oid = c.relnamespace
			  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			  join pg_type t on t.oid = a.atttypid
			  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
			where c.relkind in ('r', 'p', 'f') and\s""" + OURS;

	private static final String CONSTRAINTS = """
			select n.nspname || '.' || c.relname, 'constraint ' || n.nspname || '.' || c.relname || ' '
			  || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid)
			from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
			where k.contype <> 'n' and\s""" + OURS;

	private static final String INDEXES = """
			select n.nspname || '.' || c.relname, pg_get_indexdef(i.indexrelid)
			from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
			where not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid
			  and k.contype in ('p', 'u', 'x')) and\s""" + OURS;

	private static final String SEQUENCES = """
			select n.nspname || '.' || c.relname, 'sequence ' || n.nspname || '.' || c.relname || ' '
			  || format_type(s.seqtypid, null) || ' start ' || s.seqstart || ' increment ' || s.seqincrement || ' range '
			  || s.seqmin || ' ' || s.seqmax || ' cache ' || s.seqcache || ' cycle ' || s.seqcycle
			  || coalesce((select ' owned by ' || o.refobjid::regclass || '.' || a.attname || ' ' || o.deptype::text
			     from pg_depend o join pg_attribute a on a.attrelid = o.refobjid and a.attnum = o.refobjsubid
			     where o.objid = c.oid and o.deptype in ('a', 'i') and o.refclassid = 'pg_class'::regclass), '')
			from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
			where\s"""
			+ OURS;

	private static final String TYPES = """
			select n.nspname || '.' || c.typname, 'type ' || n.nspname || '.' || c.typname || ' ' || c.typtype::text
			  || coalesce(' ' || (select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e
			     where e.enumtypid = c.oid), '')
			  || case when exists (select 1 from pg_cast k where k.castsource = c.oid and k.castcontext = 'i')
			     then ' casts' else '' end
			  || case c.typtype when 'd' then ' of ' || format_type(c.typbasetype, c.typtypmod) else '' end
			from pg_type c join pg_namespace n on n.oid = c.typnamespace
			where c.typtype in ('e', 'd') and\s""" + OURS;

	private static final String TRIGGERS = """
			select n.nspname || '.' || c.relname, pg_get_triggerdef(t.oid)
			from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
			where not t.tgisinternal and\s""" + OURS;

	private static final String SCHEMAS = """
			select c.nspname, 'schema ' || c.nspname from pg_namespace c join pg_namespace n on n.oid = c.oid
			where c.nspname <> 'public' and\s""" + OURS;

	private static final String COLLATIONS = """
			select n.nspname || '.' || c.collname, 'collation ' || n.nspname || '.' || c.collname || ' '
			  || c.collprovider::text || ' ' || coalesce(c.collcollate, to_jsonb(c) ->> 'colllocale', '')
			from pg_collation c join pg_namespace n on n.oid = c.collnamespace
			where\s""" + OURS;

	private static final String FUNCTIONS = """
			select n.nspname || '.' || c.proname, pg_get_functiondef(c.oid)
			from pg_proc c join pg_namespace n on n.oid = c.pronamespace
			where c.prokind in ('f', 'p') and\s""" + OURS;

	/** What it takes where nobody states one. */
	private static final Pattern USUAL_PRECISION = Pattern.compile("\\b(time|timestamp|interval)\\(6\\)");

	private PostgresCatalog() {
	}

	static List<String> lines(JdbcTemplate jdbc) {
		return Stream
			.of(SCHEMAS, TABLES, COLUMNS, CONSTRAINTS, INDEXES, SEQUENCES, TYPES, TRIGGERS, COLLATIONS, FUNCTIONS)
			.flatMap((query) -> lines(jdbc, query))
			.toList();
	}

	private static Stream<String> lines(JdbcTemplate jdbc, String query) {
		return jdbc
			.query(query,
					(row, number) -> CatalogDump.isBookkeeping(row.getString(1).replaceFirst("^public\\.", "")) ? ""
							: row.getString(2))
			.stream()
			.filter((line) -> !line.isEmpty())
			.map((line) -> line.replace("public.", "").replace('\n', ' '))
			.map((line) -> USUAL_PRECISION.matcher(line).replaceAll("$1"));
	}

}
