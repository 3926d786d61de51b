package io.github.dbmigrate.database;

import java.util.List;

/**
 * The queries for what PostgreSQL has besides tables and sequences.
 */
final class PostgreSqlObjects {

	static final List<String> QUERIES = List.of("""
			select case when exists (select 1 from pg_depend e
					where e.classid = 'pg_class'::regclass and e.objid = t.oid and e.deptype = 'e')
						then 'relation of an extension'
					when t.relispartition then 'partition'
					when t.relkind = 'v' then 'view'
					when t.relkind = 'm' then 'materialized view'
					else 'foreign table' end, null, t.relname
			from pg_class t
			join pg_namespace n on n.oid = t.relnamespace
			where n.nspname = ? and (t.relkind in ('v', 'm', 'f') or t.relkind in ('r', 'p')
				and (t.relispartition or exists (select 1 from pg_depend e
					where e.classid = 'pg_class'::regclass and e.objid = t.oid and e.deptype = 'e')))
			order by t.relname""", """
			select 'domain', null, y.typname
			from pg_type y
			join pg_namespace n on n.oid = y.typnamespace
			where n.nspname = ? and y.typtype = 'd' and not exists (select 1 from pg_depend e
				where e.classid = 'pg_type'::regclass and e.objid = y.oid and e.deptype = 'e')
			order by y.typname""", """
			select distinct case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
				null, p.proname
			from pg_proc p
			join pg_namespace n on n.oid = p.pronamespace
			where n.nspname = ? and not exists (select 1 from pg_depend e
				where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
			order by p.proname""", """
			select 'exclusion constraint', t.relname, c.conname
			from pg_constraint c
			join pg_class t on t.oid = c.conrelid
			join pg_namespace n on n.oid = t.relnamespace
			where n.nspname = ? and c.contype = 'x'
			order by t.relname, c.conname""", """
			select 'trigger', t.relname, g.tgname
			from pg_trigger g
			join pg_class t on t.oid = g.tgrelid
			join pg_namespace n on n.oid = t.relnamespace
			where n.nspname = ? and not g.tgisinternal
			order by t.relname, g.tgname""", """
			select 'policy', t.relname, o.polname
			from pg_policy o
			join pg_class t on t.oid = o.polrelid
			join pg_namespace n on n.oid = t.relnamespace
			where n.nspname = ?
			order by t.relname, o.polname""", """
			select 'rule', t.relname, r.rulename
			from pg_rewrite r
			join pg_class t on t.oid = r.ev_class
			join pg_namespace n on n.oid = t.relnamespace
			where n.nspname = ? and r.rulename <> '_RETURN'
			order by t.relname, r.rulename""");

	static final String DEPENDENTS = """
			select distinct case when v.relkind = 'm' then 'materialized view' when r.rulename = '_RETURN' then 'view'
					when r.oid is not null then 'rule' when g.oid is not null then 'trigger' else 'policy' end,
				m.nspname, case when r.rulename = '_RETURN' then v.relname
					else coalesce(r.rulename, g.tgname, o.polname) end, t.relname, a.attname,
				case when r.rulename = '_RETURN' and v.relkind = 'm' then format('drop materialized view %s;', v.oid::regclass)
					when r.rulename = '_RETURN' then format('drop view %s;', v.oid::regclass)
					when r.oid is not null then format('drop rule %I on %s;', r.rulename, v.oid::regclass)
					when g.oid is not null then format('drop trigger %I on %s;', g.tgname, v.oid::regclass) end,
				case when r.rulename = '_RETURN' and v.relkind = 'm'
						then format('create materialized view %s as %s', v.oid::regclass, pg_get_viewdef(v.oid))
					when r.rulename = '_RETURN' then format('create view %s as %s', v.oid::regclass, pg_get_viewdef(v.oid))
					when r.oid is not null then pg_get_ruledef(r.oid)
					when g.oid is not null then pg_get_triggerdef(g.oid) || ';' end
			from pg_depend d
			join pg_class t on t.oid = d.refobjid
			join pg_namespace n on n.oid = t.relnamespace
			join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
			left join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
			left join pg_trigger g on d.classid = 'pg_trigger'::regclass and g.oid = d.objid
			left join pg_policy o on d.classid = 'pg_policy'::regclass and o.oid = d.objid
			join pg_class v on v.oid = coalesce(r.ev_class, g.tgrelid, o.polrelid)
			join pg_namespace m on m.oid = v.relnamespace
			where n.nspname = ? and d.refclassid = 'pg_class'::regclass and d.deptype = 'n' and t.relkind in ('r', 'p')
			order by 3, 4, 5""";

	/** A table that was never analyzed has no estimate yet, but a size. */
	static final String ESTIMATES = """
			select n.nspname, t.relname
			from pg_class t
			join pg_namespace n on n.oid = t.relnamespace
			where t.relkind in ('r', 'p')
			and case when t.reltuples < 0 then pg_relation_size(t.oid) / 64 else t.reltuples end >= cast(? as bigint)""";

	static final String SCHEMAS = """
			select nspname
			from pg_namespace
			where nspname !~ '^pg_' and nspname <> 'information_schema'""";

	static final String NAMES = """
			select o.name
			from (select relname, relnamespace from pg_class
				union select proname, pronamespace from pg_proc
				union select typname, typnamespace from pg_type) o (name, schema)
			join pg_namespace n on n.oid = o.schema
			where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'""";

	private PostgreSqlObjects() {
	}

}
