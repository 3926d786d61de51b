package io.github.dbmigrate.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.dbmigrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table {@code t} with columns or checks, and asks the catalog how it spells
 * them.
 */
final class CatalogText implements AutoCloseable {

	private static final Map<TestDatabase, String> DEFAULTS = Map.of(TestDatabase.H2, """
			select column_default from information_schema.columns where table_name = 'T'
			order by ordinal_position""", TestDatabase.POSTGRESQL, """
			select pg_get_expr(adbin, adrelid) from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid
			and d.adnum = a.attnum where attrelid = 't'::regclass and attnum > 0 order by attnum""",
			TestDatabase.MARIADB, """
					select column_default from information_schema.columns where table_schema = database()
					order by ordinal_position""");

	private static final Map<TestDatabase, String> CHECKS = Map.of(TestDatabase.H2,
			"select check_clause from information_schema.check_constraints order by constraint_name",
			TestDatabase.POSTGRESQL, """
					select pg_get_expr(conbin, conrelid) from pg_constraint where conrelid = 't'::regclass
					and contype = 'c' order by conname""", TestDatabase.MARIADB, """
					select check_clause from information_schema.check_constraints
					where constraint_schema = database() order by constraint_name""");

	private static final Map<TestDatabase, String> TYPES = Map.of(TestDatabase.H2, """
			select case data_type when 'ARRAY' then (select e.data_type
			  || case when e.data_type = 'NUMERIC' then '(' || e.numeric_precision || ', ' || e.numeric_scale || ')'
			     else coalesce('(' || e.character_maximum_length || ')', '') end
			  || ' ARRAY' from information_schema.element_types e
			  where e.collection_type_identifier = c.dtd_identifier and e.object_name = 'T')
			when 'ENUM' then 'ENUM(' || (select listagg('''' || replace(v.value_name, '''', '''''') || '''', ', ')
			  within group (order by v.value_ordinal) from information_schema.enum_values v
			  where v.enum_identifier = c.dtd_identifier and v.object_name = 'T') || ')'
			when 'INTERVAL' then 'INTERVAL ' || interval_type || '(' || interval_precision || ', ' || datetime_precision
			  || ')'
			when 'NUMERIC' then 'NUMERIC(' || numeric_precision || ', ' || numeric_scale || ')'
			when 'TIME' then 'TIME(' || datetime_precision || ')'
			when 'TIMESTAMP' then 'TIMESTAMP(' || datetime_precision || ')'
			when 'TIMESTAMP WITH TIME ZONE' then 'TIMESTAMP(' || datetime_precision || ') WITH TIME ZONE'
			when 'CHARACTER LARGE OBJECT' then data_type
			when 'BINARY LARGE OBJECT' then data_type
			else data_type || coalesce('(' || character_maximum_length || ')', '') end
			from information_schema.columns c where table_name = 'T' order by ordinal_position""",
			TestDatabase.POSTGRESQL, """
					select format_type(atttypid, atttypmod) from pg_attribute where attrelid = 't'::regclass
					and attnum > 0 order by attnum""", TestDatabase.MARIADB, """
					select column_type from information_schema.columns where table_schema = database()
					order by ordinal_position""");

	/** MySQL tells the bare value of a literal, and expressions with escaped quotes. */
	private static final String MYSQL_DEFAULTS = """
			select case when extra like '%DEFAULT_GENERATED%'
					then replace(replace(column_default, '\\\\''', ''''), '_utf8mb4', '')
				when data_type in ('tinyint', 'smallint', 'int', 'bigint', 'decimal', 'float', 'double', 'bit')
					then column_default
				else quote(column_default) end
			from information_schema.columns where table_schema = database() order by ordinal_position""";

	private static final String MYSQL_CHECKS = """
			select replace(replace(check_clause, '\\\\''', ''''), '_utf8mb4', '')
			from information_schema.check_constraints
			where constraint_schema = database() order by constraint_name""";

	private final TestDatabase database;

	private final Connection connection;

	CatalogText(TestDatabase database) throws SQLException {
		this.database = database;
		this.connection = database.fresh().getConnection();
	}

	SqlDialect dialect() throws SQLException {
		return SqlDialect.of(this.connection.getMetaData().getDatabaseProductName(),
				this.connection.getMetaData().getDatabaseMajorVersion(),
				this.connection.getMetaData().getDatabaseMinorVersion());
	}

	/** What the catalog says about columns of these types. */
	List<@Nullable String> types(List<String> types) throws SQLException {
		return query(table(types, "c%02d %s", ""), TYPES.get(this.database));
	}

	/** What the catalog says about columns with these types and defaults. */
	List<@Nullable String> defaults(List<String> columns) throws SQLException {
		return query(table(columns, "c%02d %s", ""), isMySql() ? MYSQL_DEFAULTS : DEFAULTS.get(this.database));
	}

	/** What the catalog says about these checks. */
	List<@Nullable String> checks(List<String> expressions) throws SQLException {
		return query(table(expressions, "constraint ck%02d check (%s)", "k integer, status varchar(20), "),
				isMySql() ? MYSQL_CHECKS : CHECKS.get(this.database));
	}

	private boolean isMySql() {
		return this.database.vendor().equals("mysql");
	}

	private static String table(List<String> parts, String format, String start) {
		return IntStream.range(0, parts.size())
			.mapToObj((i) -> String.format(format, i, parts.get(i)))
			.collect(Collectors.joining(", ", "create table t (" + start, ")"));
	}

	/** Makes a table and asks. */
	List<@Nullable String> query(String create, @Nullable String query) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("drop table if exists t");
			statement.execute(create);
			try (ResultSet rows = statement.executeQuery(query)) {
				List<@Nullable String> result = new ArrayList<>();
				while (rows.next()) {
					result.add(rows.getString(1));
				}
				return result;
			}
		}
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
