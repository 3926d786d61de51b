package io.github.dbmigrate.dialect;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.ForeignKey.Action;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What Hibernate or a user writes and what the catalog gives back is the same to the
 * dialect, and the database accepts the spelling that comes out.
 */
class SqlDialectContractTests {

	private static final String EVERYWHERE = "varchar(255); char(1); char(3); char; numeric(38,2); numeric(10);"
			+ " decimal(10,2); float(53); float(24); float(23);  real; double precision;"
			+ " timestamp(6); timestamp(3); timestamp; time(0); time(6); date; boolean; smallint; integer; int; bigint;"
			+ " uuid; character varying(10); bit";

	private static final Map<TestDatabase, String> TYPES = Map.of(TestDatabase.H2,
			"varchar; clob; blob; varbinary(255); binary(16); binary; numeric; timestamp(6) with time zone;"
					+ " timestamp with time zone; tinyint; json; enum ('A','B'); enum('it''s,','b'); integer array;"
					+ " varchar(255) array; numeric(38,2) array; boolean array; uuid array;"
					+ " interval second(18,9); int8; float8; varchar_ignorecase(20)",
			TestDatabase.POSTGRESQL,
			"varchar; bytea; oid; text; bpchar; \"char\"; numeric; float4; float8; timestamp(6) with time zone;"
					+ " timestamptz; timestamp without time zone; time(6) with time zone; timetz; int2; int4; int8;"
					+ " serial; bigserial; json; jsonb; xml; inet; integer array; integer[]; varchar(255) array;"
					+ " numeric(38,2)[]; timestamp(6) with time zone array; timestamp[]; interval; interval(6);"
					+ " interval second(6); bit(3); bit varying(5); uuid array",
			TestDatabase.MARIADB,
			"text; tinytext; mediumtext; longtext; blob; longblob; varbinary(255); binary(16); binary; datetime(6);"
					+ " datetime; datetime(0); time; tinyint; tinyint(1); bool; int unsigned; int(5); bigint unsigned;"
					+ " int(5) unsigned zerofill; enum ('A','B'); enum('it''s,','b'); set('x','y');"
					+ " year; bit(8); decimal; fixed; dec(9,3); float(7,3); varchar(40) character set utf8mb4");

	private static final Map<TestDatabase, String> DEFAULTS = Map.of(TestDatabase.H2,
			"boolean default true; boolean default 1; timestamp(6) default now(); uuid default random_uuid(); timestamp(6) default current_timestamp;"
					+ " varchar(20) default '${x}'",
			TestDatabase.POSTGRESQL,
			"boolean default true; boolean default false; timestamp(6) default now(); timestamp(6) default current_timestamp; uuid default gen_random_uuid();"
					+ " jsonb default '{}'; text default 'x'; bytea default '\\x00'; varchar(20) default '${x}'; timestamp default '2020-01-01 00:00:00'",
			TestDatabase.MARIADB,
			"boolean default true; boolean default 0; bit default 1; bit default b'1'; bit default false; datetime(6) default now(6); datetime(6) default current_timestamp(6);"
					+ " timestamp(6) default current_timestamp; timestamp default localtimestamp; date default curdate(); date default current_date;"
					+ " time default current_time; uuid default uuid(); enum('A','B') default 'A'; varchar(20) default 'a\\\\b'; varchar(20) default '$\\{x}'");

	private static final String MYSQL_DEFAULTS = "boolean default true; boolean default 0; bit default 1; bit default b'1';"
			+ " bit default false; datetime(6) default now(6); datetime(6) default current_timestamp(6);"
			+ " timestamp(6) default current_timestamp(6); timestamp default localtimestamp; enum('A','B') default 'A';"
			+ " varchar(20) default 'a\\\\b'; varchar(20) default '$\\{x}'; varchar(20) default 'a\\'b\\n\\_'";

	private static final String DEFAULTS_EVERYWHERE = "varchar(20) default 'x'; varchar(20) default 'it''s';"
			+ " varchar(20) default ''; varchar(20) default '\u00e9'; varchar(20) default '5'; varchar(20) default 5; varchar(20) default null;"
			+ " integer default 5; integer default '5'; integer default -1; integer default 1.0; bigint default 0; numeric(10,2) default 0;"
			+ " numeric(10,2) default 1.50; double precision default 1.5; date default '2020-01-01'; char(3) default 'a'; integer default (5);"
			+ " varchar(9) default ('x'); varchar(9) default ('(')";

	private static final List<String> CHECKS = List.of("status in ('A','B')", "status in ('A')", "k in (1, 2)",
			"k between 0 and 2", "k >= 0", "k>=0 and k<=5", "(k > 0) or (k < -5)", "status is not null",
			"status like 'a%'", "status <> 'x' and (k > 0 or k < 9)", "k != 3", "upper(status) = 'A' or k = 1",
			"k <= 9 and k >= 3 and status <> 'x'", "upper(status) = 'A'");

	private static final List<String> TEXTS = List.of("plain", "it's", "${x}", "$\\{x}", "a\\b", "\\", "\"`",
			"\u00e9\u4e2d", "\\0024{x}${", "--;\n/*");

	private static final Map<TestDatabase, String> NAMES = Map.of(TestDatabase.H2,
			"select column_name from information_schema.columns where table_name = 'T'", TestDatabase.POSTGRESQL,
			"select attname from pg_attribute where attrelid = 't'::regclass and attnum > 0", TestDatabase.MARIADB,
			"select column_name from information_schema.columns where table_schema = database()");

	@ParameterizedTest
	@EnumSource
	void aTypeAndItsCatalogSpellingAreTheSame(TestDatabase database) throws SQLException {
		List<String> spellings = lines(EVERYWHERE, TYPES.get(database)).stream()
			.filter((type) -> !database.vendor().equals("mysql") || !type.equals("uuid"))
			.toList();
		try (CatalogText catalog = new CatalogText(database)) {
			SqlDialect dialect = catalog.dialect();
			List<ColumnType> types = spellings.stream().map(dialect::type).toList();
			List<String> rendered = types.stream().map(ColumnType::toString).toList();
			assertThat(catalog.types(spellings)).map(dialect::type).containsExactlyElementsOf(types);
			assertThat(catalog.types(rendered)).map(dialect::type).containsExactlyElementsOf(types);
			assertThat(rendered).map(dialect::type).containsExactlyElementsOf(types);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aDefaultAndItsCatalogSpellingAreTheSame(TestDatabase database) throws SQLException {
		List<String> columns = lines(DEFAULTS_EVERYWHERE,
				database.vendor().equals("mysql") ? MYSQL_DEFAULTS : DEFAULTS.get(database));
		try (CatalogText catalog = new CatalogText(database)) {
			SqlDialect dialect = catalog.dialect();
			List<String> expected = columns.stream().map((column) -> value(dialect, column, null)).toList();
			assertThat(values(dialect, columns, catalog.defaults(columns))).containsExactlyElementsOf(expected);
			List<String> rendered = IntStream.range(0, columns.size())
				.mapToObj((i) -> columns.get(i).replaceFirst(" default .*", " default ") + expected.get(i))
				.toList();
			assertThat(values(dialect, columns, catalog.defaults(rendered))).containsExactlyElementsOf(expected);
			assertThat(expected).noneMatch((text) -> text.contains("${"));
		}
	}

	private static List<String> values(SqlDialect dialect, List<String> columns, List<@Nullable String> stored) {
		return IntStream.range(0, columns.size())
			.mapToObj((i) -> value(dialect, columns.get(i), String.valueOf(stored.get(i))))
			.toList();
	}

	private static String value(SqlDialect dialect, String column, @Nullable String stored) {
		String[] parts = column.split(" default ");
		return String.valueOf(new Expressions(dialect, List.of()).defaultValue(dialect.type(parts[0]),
				(stored != null) ? stored : parts[1]));
	}

	@ParameterizedTest
	@EnumSource
	void aCheckAndItsCatalogSpellingAreTheSame(TestDatabase database) throws SQLException {
		try (CatalogText catalog = new CatalogText(database)) {
			Expressions expressions = new Expressions(catalog.dialect(), List.of());
			List<String> expected = CHECKS.stream().map(expressions::condition).toList();
			assertThat(catalog.checks(CHECKS)).map(expressions::condition).containsExactlyElementsOf(expected);
			assertThat(catalog.checks(expected)).map(expressions::condition).containsExactlyElementsOf(expected);
		}
	}

	@ParameterizedTest
	@EnumSource
	void reservedWordsAreQuoted(TestDatabase database) throws SQLException {
		try (CatalogText catalog = new CatalogText(database)) {
			SqlDialect dialect = catalog.dialect();
			List<String> names = dialect.reservedWords()
				.stream()
				.map((word) -> dialect.sql("").name(dialect.storedName(word, false)).toString())
				.toList();
			String columns = names.stream().map((name) -> name + " integer").collect(Collectors.joining(", "));
			String list = String.join(", ", names);
			assertThat(catalog.query("create table t (" + columns + ")", "select " + list + " from t")).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void aLiteralComesBackAsItWas(TestDatabase database) throws SQLException {
		try (CatalogText catalog = new CatalogText(database)) {
			SqlDialect dialect = catalog.dialect();
			List<String> literals = TEXTS.stream().map(dialect::literal).toList();
			String rows = literals.stream()
				.map((literal) -> "select " + literal)
				.collect(Collectors.joining(" union all "));
			assertThat(catalog.query("create table t (c integer)", rows)).containsExactlyElementsOf(TEXTS);
			assertThat(literals).map(dialect::literalValue).containsExactlyElementsOf(TEXTS);
			assertThat(literals).noneMatch((literal) -> literal.contains("${"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void aNameIsStoredAsSaid(TestDatabase database) throws SQLException {
		try (CatalogText catalog = new CatalogText(database)) {
			SqlDialect dialect = catalog.dialect();
			List<String> names = List.of("app_user", "APP_USER", "Mixed", "with blank", "it's", "quo\"te`", "1st",
					"\u00e9t\u00e9", "user", "ORDER");
			for (String name : names) {
				String written = dialect.sql("").name(name).toString();
				assertThat(catalog.query("create table t (" + written + " integer)", NAMES.get(database)))
					.containsExactly(name);
			}
		}
	}

	@Test
	void bareNamesAreReadable() {
		assertThat(SqlDialect.of("H2", 2, 4).sql("").name("APP_USER")).hasToString("app_user");
		assertThat(SqlDialect.of("H2", 2, 4).sql("").name("USER")).hasToString("\"USER\"");
		assertThat(SqlDialect.of("PostgreSQL", 17, 0).sql("").name("app_user")).hasToString("app_user");
		assertThat(SqlDialect.of("MySQL", 8, 0).sql("").name("user")).hasToString("user");
		assertThat(SqlDialect.of("MySQL", 8, 0).sql("").name("order")).hasToString("`order`");
		assertThat(SqlDialect.of("MySQL", 8, 0).isReserved("manual")).isFalse();
		assertThat(SqlDialect.of("MySQL", 8, 4).isReserved("Manual")).isTrue();
		assertThat(SqlDialect.of("PostgreSQL", 17, 0).sql("").name("a${b}")).hasToString("U&\"a\\0024{b}\"");
	}

	@Test
	void differentConditionsStayDifferent() {
		for (String product : List.of("H2", "PostgreSQL", "MariaDB", "MySQL")) {
			Expressions expressions = new Expressions(SqlDialect.of(product, 17, 0), List.of());
			List<String> conditions = List.of("a > 0 and (b > 0 or c > 0)", "(a > 0 and b > 0) or c > 0",
					"not (a > 0 and b > 0)", "not a > 0 and b > 0", "(a, b) in ((1, 2))", "(a, b) in (1, 2)",
					"a * (b + c) > 0", "a * b + c > 0", "a between 1 and 2 and b > 0", "a between 1 and 3 and b > 0",
					"name = 'x'", "name = 'X'", "name = ' x'", "f((a, b)) > 0", "f(a, b) > 0", "a - (b - c) > 0",
					"a - b - c > 0", "a in (1)", "a not in (1)");
			assertThat(conditions).map(expressions::condition).doesNotHaveDuplicates();
		}
	}

	@Test
	void anUnknownDatabaseIsRefusedWithTheSupportedOnes() {
		for (SqlDialect.Product product : List.of(new SqlDialect.Product("Oracle", 23, 0, null, DatabaseSettings.USUAL),
				new SqlDialect.Product("H2", 1, 4, null, DatabaseSettings.USUAL),
				new SqlDialect.Product("MySQL", 5, 7, null, DatabaseSettings.USUAL))) {
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> SqlDialect.of(product.name(), product.majorVersion(), product.minorVersion()))
				.withMessageContaining(product.name())
				.satisfies((ex) -> assertThat(ex.remedy()).contains("H2", "PostgreSQL", "MariaDB", "MySQL"));
		}
	}

	@Test
	void equalTablesOfModelAndDatabaseAreEqual() {
		SqlDialect dialect = SqlDialect.of("MariaDB", 11, 4);
		assertThat(dialect.normalize(schema("json", null, Action.RESTRICT, List.of())))
			.isEqualTo(dialect.normalize(schema("longtext", "utf8mb4_bin", Action.NO_ACTION,
					List.of(new CheckConstraint("c", "json_valid(`c`)")))));
	}

	private static Schema schema(String type, @Nullable String collation, Action action, List<CheckConstraint> checks) {
		TableName name = new TableName(null, "t");
		Column column = new Column("c", new ColumnType(type, List.of()), true, null, null, null, collation, "");
		ForeignKey key = new ForeignKey("fk", List.of("c"), name, List.of("c"), action, action);
		return Schema.of(List
			.of(new Table(name, List.of(column), null, List.of(), List.of(), List.of(key), checks, null, List.of())),
				List.of());
	}

	private static List<String> lines(String everywhere, @Nullable String own) {
		return Arrays.stream((everywhere + "; " + own).split("; *")).toList();
	}

}
