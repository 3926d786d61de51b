package io.github.dbmigrate.upgrade;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.sql.DataSource;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.upgrade.SqlRange.Way;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What is printed, run by a client that knows nothing of Flyway, does what the command
 * does to a twin.
 */
class OfflineSqlTests {

	private FilesOnDisk files;

	private String[] schemas = {};

	private DataSource own;

	private DataSource twin;

	@BeforeEach
	void writeFiles(@TempDir Path root) {
		this.files = new FilesOnDisk(root)
			.migration("V1__it's_users.sql", "-- who; it is",
					"create table users (id integer not null primary key, name varchar(40));",
					"insert into users values (1, 'Ann; ''${who}''');", "insert into users values (2, 'Bob')")
			.undo("U1__it's_users.sql", "drop table users;")
			.migration("V2.1__email.sql", "alter table users add column email varchar(40);",
					"update users set email = concat(id, '@example.invalid'); -- done")
			.undo("U2.1__email.sql", "alter table users drop column email;")
			.migration("R__names.sql", "create or replace view names as select name from users;");
	}

	@ParameterizedTest
	@EnumSource
	void aClientDoesWhatTheCommandsDo(TestDatabase database) throws SQLException {
		use(database);
		List<OfflineScript> first = runner(this.own).upgradeSql("+1");
		assertThat(new JdbcTemplate(this.own)
			.queryForList("select table_name from information_schema.tables where lower(table_name) like 'flyway%'"
					+ " and lower(table_schema) in ('public', " + catalog() + ")"))
			.isEmpty();
		assertThat(first).extracting(OfflineScript::file)
			.containsExactly("flyway_schema_history", "V1__it's_users.sql", "R__names.sql");

		run(database, first);
		runner(this.twin).upgrade("+1");
		assertTwins();

		run(database, runner(this.own).upgradeSql(null));
		runner(this.twin).upgrade(null);
		assertTwins();
		assertThat(runner(this.own).status().state()).isEqualTo(DatabaseStatus.State.UP_TO_DATE);
		assertThat(runner(this.own).upgradeSql(null)).isEmpty();
		plainFlyway(this.own).validate();
		assertThat(new JdbcTemplate(this.own).queryForList("select name, email from users order by id"))
			.extracting((row) -> row.get("name"), (row) -> row.get("email"))
			.containsExactly(org.assertj.core.groups.Tuple.tuple("Ann; 'Eve'", "1@example.invalid"),
					org.assertj.core.groups.Tuple.tuple("Bob", "2@example.invalid"));

		new JdbcTemplate(this.own).execute("drop view names");
		new JdbcTemplate(this.twin).execute("drop view names");
		List<OfflineScript> down = runner(this.own).downgradeSql(null);
		assertThat(down).last().satisfies((script) -> {
			assertThat(script.warnings())
				.containsExactly("Column users.email holds 2 values; taking back V2.1 drops them.");
			assertThat(script.sql())
				.startsWith("-- warning: Column users.email holds 2 values; taking back V2.1 drops them.\n");
		});
		run(database, down);
		runner(this.twin).downgrade(null, (loss) -> true);
		assertTwins();
		assertThat(runner(this.own).status().current()).isEqualTo("1");

		run(database, runner(this.own).stampSql("head", false));
		runner(this.twin).stamp("head");
		assertTwins();
		run(database, runner(this.own).stampSql("1", true));
		runner(this.twin).purge("1", (rows) -> true);
		assertTwins();
		assertThat(rows(this.own)).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void aSchemaThatIsMissingIsMade(TestDatabase database) throws SQLException {
		use(database);
		String schema = "s" + System.nanoTime();
		this.schemas = new String[] { schema };
		run(database, runner(this.own).upgradeSql(null));
		assertThat(runner(this.own).status().state()).isEqualTo(DatabaseStatus.State.UP_TO_DATE);
		List<Map<String, Object>> rows = new JdbcTemplate(this.own)
			.queryForList("select * from " + quoted(database, schema, "flyway_schema_history"));
		assertThat(rows).filteredOn((row) -> !row.get("type").equals("TABLE"))
			.extracting((row) -> row.get("installed_rank"), (row) -> row.get("type"))
			.containsExactly(org.assertj.core.groups.Tuple.tuple(0, "SCHEMA"),
					org.assertj.core.groups.Tuple.tuple(1, "SQL"), org.assertj.core.groups.Tuple.tuple(2, "SQL"),
					org.assertj.core.groups.Tuple.tuple(3, "SQL"));
		plainFlyway(this.own).validate();
		if (database == TestDatabase.MARIADB) {
			new JdbcTemplate(this.own).execute("drop schema " + schema);
		}
	}

	@ParameterizedTest
	@EnumSource(names = "MARIADB")
	void theClientOfMySqlIsToldWhereABodyEnds(TestDatabase database) throws SQLException {
		use(database);
		this.files.migration("V3__trigger.sql", "create trigger shout before insert on users for each row", "begin",
				"set new.name = upper(new.name);", "set new.email = '//';", "end;");
		List<OfflineScript> scripts = runner(this.own).upgradeSql(null);
		assertThat(scripts).filteredOn((script) -> script.file().startsWith("V3"))
			.singleElement()
			.satisfies((script) -> assertThat(script.sql()).startsWith("delimiter $$\ncreate trigger")
				.contains("end\n$$\ndelimiter ;\n\ninsert into"));
		run(database, scripts);
		new JdbcTemplate(this.own).update("insert into users values (3, 'Cid', null)");
		assertThat(new JdbcTemplate(this.own).queryForObject("select name from users where id = 3", String.class))
			.isEqualTo("CID");
		plainFlyway(this.own).validate();
	}

	@Test
	void whatTransactionsCannotHoldStandsOutsideOfThem() {
		use(TestDatabase.POSTGRESQL);
		this.files.migration("V3__index.sql", "create index concurrently users_name on users (name);");
		assertThat(runner(this.own).upgradeSql(null)).filteredOn((script) -> script.file().matches("V[13].*"))
			.extracting((script) -> script.sql().startsWith("begin;"))
			.containsExactly(true, false);
	}

	@Test
	void whatIsWrongStopsIt() {
		use(TestDatabase.H2);
		runner(this.own).upgrade("1");
		this.files.migration("V1__it's_users.sql", "create table users (id integer);");
		assertThat(failureOf(() -> runner(this.own).upgradeSql(null)).failure()).isEqualTo(Failure.FINDINGS);
		assertThat(failureOf(() -> runner(this.own).stampSql("9", false)).failure()).isEqualTo(Failure.INPUT);
	}

	@Test
	void placeholdersOfOneRunWin() {
		use(TestDatabase.H2);
		runner(this.own).with(Map.of("who", "Zoe")).upgrade("1");
		assertThat(new JdbcTemplate(this.own).queryForObject("select name from users where id = 1", String.class))
			.isEqualTo("Ann; 'Zoe'");
	}

	@Test
	void purgingIsAgreedTo() {
		use(TestDatabase.H2);
		runner(this.own).upgrade(null);
		MigrationException failure = failureOf(() -> runner(this.own).purge("1", (rows) -> false));
		assertThat(failure.failure()).isEqualTo(Failure.QUESTION);
		assertThat(failure).hasMessageContaining("The history holds 3 rows")
			.hasMessageContaining("Nothing was changed.");
		assertThat(rows(this.own)).hasSize(3);
		assertThat(runner(this.own).purge("1", (rows) -> true))
			.isEqualTo(new Migrated("2.1", "1", List.of("V1__it's_users.sql")));
		assertThat(rows(this.own)).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void callbacksStandWhereTheyWouldRun(TestDatabase database) throws SQLException {
		use(database);
		for (String event : List.of("beforeEachMigrate", "afterEachMigrate", "afterVersioned", "beforeRepeatables",
				"afterMigrateApplied", "afterMigrate")) {
			this.files.migration(event + "__log.sql", "insert into log select count(*) + 1, '" + event + "' from log;");
		}
		this.files.migration("beforeMigrate.sql",
				"create table if not exists log (n integer not null primary key, event varchar(40));",
				"insert into log select count(*) + 1, 'beforeMigrate' from log;");
		List<OfflineScript> scripts = runner(this.own).upgradeSql(null);
		assertThat(scripts).flatExtracting(OfflineScript::warnings).isEmpty();
		run(database, scripts);
		plainFlyway(this.twin).migrate();
		String log = "select event from log order by n";
		assertThat(new JdbcTemplate(this.own).queryForList(log, String.class)).hasSize(11)
			.isEqualTo(new JdbcTemplate(this.twin).queryForList(log, String.class));
		assertTwins();
		assertThat(runner(this.own).upgradeSql(null)).isEmpty();
	}

	@Test
	void callbacksThatCannotBePrintedAreNamed() {
		use(TestDatabase.H2);
		this.files.migration("beforeEachMigrateStatement.sql", "select 1;");
		MigrationRunner runner = new MigrationRunner("default",
				configuration(this.own).locations("classpath:db/migration")
					.callbacks(new StatementTracker(), new Seen())
					.load(),
				this.files);
		assertThat(runner.upgradeSql(null)).flatExtracting(OfflineScript::warnings)
			.containsExactly("not part of the SQL: beforeEachMigrateStatement.sql runs with each statement.",
					"not part of the SQL: " + Seen.class.getName() + " is a callback written in Java.");
		assertThat(runner.upgradeSql(null)).last()
			.satisfies((script) -> assertThat(script.sql()).startsWith("-- not part of this: " + Seen.class.getName()));
	}

	@ParameterizedTest
	@EnumSource
	void betweenTwoVersionsNoConnectionIsOpened(TestDatabase database) throws SQLException {
		use(database);
		MigrationRunner unconnected = runner(new Refusing());
		String vendor = database.name().toLowerCase(Locale.ROOT);
		run(database, unconnected.sql(SqlRange.of(Way.UPGRADE, "base:1", vendor)));
		List<OfflineScript> second = unconnected.sql(SqlRange.of(Way.UPGRADE, "1:head", vendor));
		assertThat(second).extracting(OfflineScript::file).containsExactly("V2.1__email.sql", "R__names.sql");
		assertThat(second).flatExtracting(OfflineScript::warnings)
			.containsExactly("not part of the SQL: R__names.sql is repeatable, and the database alone tells whether it "
					+ "would run.");
		run(database, second);
		Flyway.configure()
			.configuration(configuration(this.twin))
			.repeatableSqlMigrationPrefix("none")
			.locations("filesystem:" + this.files.location())
			.load()
			.migrate();
		assertTwins();
		assertThat(runner(this.own).upgrade(null).migrations()).containsExactly("R__names.sql");
		plainFlyway(this.own).validate();
		new JdbcTemplate(this.own).execute("drop view names");
		List<OfflineScript> down = unconnected.sql(SqlRange.of(Way.DOWNGRADE, "head:1", vendor));
		assertThat(down).flatExtracting(OfflineScript::warnings)
			.containsExactly("Column users.email goes with every value that it holds; taking back V2.1 drops them.");
		run(database, down);
		assertThat(runner(this.own).status().current()).isEqualTo("1");
		assertThat(new JdbcTemplate(this.own).queryForList("select * from users").get(0)).hasSize(2);
		run(database, unconnected.sql(SqlRange.of(Way.STAMP, "1:2.1", vendor)));
		assertThat(runner(this.own).status().current()).isEqualTo("2.1");
		run(database, unconnected.sql(SqlRange.of(Way.STAMP, "2.1:base", vendor)));
		assertThat(runner(this.own).status().current()).isNull();
	}

	@Test
	void aRangeThatLeadsNowhereIsRefused() {
		use(TestDatabase.H2);
		MigrationRunner unconnected = runner(new Refusing());
		assertThat(failureOf(() -> unconnected.sql(SqlRange.of(Way.UPGRADE, "head:1", "h2"))).remedy())
			.contains("db downgrade --sql");
		assertThat(failureOf(() -> unconnected.sql(SqlRange.of(Way.DOWNGRADE, "1:head", "h2"))).remedy())
			.contains("db upgrade --sql");
		assertThat(failureOf(() -> unconnected.sql(SqlRange.of(Way.STAMP, "1:1", "h2"))))
			.hasMessageContaining("anywhere");
		assertThat(failureOf(() -> unconnected.sql(SqlRange.of(Way.UPGRADE, "current:head", "h2"))))
			.hasMessageContaining("none is asked");
		assertThat(failureOf(() -> unconnected.sql(SqlRange.of(Way.UPGRADE, "base:head", "oracle")))).isNotNull();
		assertThat(failureOf(() -> SqlRange.of(Way.UPGRADE, "1:", "h2"))).hasMessageContaining("is no range");
	}

	private void use(TestDatabase database) {
		this.own = database.fresh();
		this.twin = database.fresh();
	}

	private void run(TestDatabase database, List<OfflineScript> scripts) throws SQLException {
		StringBuilder text = new StringBuilder();
		scripts.forEach(
				(script) -> text.append("-- ").append(script.file()).append('\n').append(script.sql()).append("\n\n"));
		try (Connection connection = this.own.getConnection()) {
			if (database == TestDatabase.H2) {
				RunScript.execute(connection, new StringReader(text.toString()));
			}
			else {
				run(connection, text.toString());
			}
		}
	}

	/** As the clients of PostgreSQL and MariaDB take a text apart. */
	private static void run(Connection connection, String text) throws SQLException {
		String delimiter = ";";
		for (String part : text.split("(?m)(?=^delimiter )")) {
			boolean told = part.startsWith("delimiter ");
			delimiter = told ? part.lines().findFirst().orElseThrow().substring(10) : delimiter;
			String rest = told ? part.substring(10 + delimiter.length()) : part;
			if (delimiter.equals(";") && !rest.isBlank()) {
				ScriptUtils.executeSqlScript(connection, new ByteArrayResource(rest.getBytes(StandardCharsets.UTF_8)));
			}
			else if (!delimiter.equals(";")) {
				try (Statement statement = connection.createStatement()) {
					statement.execute(rest.substring(0, rest.lastIndexOf(delimiter)));
				}
			}
		}
	}

	private void assertTwins() {
		assertThat(rows(this.own)).isEqualTo(rows(this.twin));
	}

	private static List<Map<String, Object>> rows(DataSource dataSource) {
		List<Map<String, Object>> rows = new JdbcTemplate(dataSource).query(
				(connection) -> connection.prepareStatement(
						"select * from " + quote(connection) + "flyway_schema_history" + quote(connection)),
				(row, number) -> {
					Map<String, Object> values = new java.util.TreeMap<>();
					for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
						values.put(row.getMetaData().getColumnLabel(column).toLowerCase(java.util.Locale.ROOT),
								String.valueOf(row.getObject(column)));
					}
					return values;
				});
		rows.removeIf((row) -> row.get("type").equals("TABLE"));
		rows.forEach((row) -> row.keySet().removeAll(List.of("installed_on", "execution_time")));
		rows.sort(java.util.Comparator.comparing((row) -> Integer.valueOf((String) row.get("installed_rank"))));
		return rows;
	}

	private static String quote(Connection connection) throws SQLException {
		return connection.getMetaData().getIdentifierQuoteString();
	}

	private static String quoted(TestDatabase database, String schema, String table) {
		String quote = (database == TestDatabase.MARIADB) ? "`" : "\"";
		return quote + schema + quote + "." + quote + table + quote;
	}

	private String catalog() {
		return new JdbcTemplate(this.own)
			.execute((Connection connection) -> "'" + connection.getCatalog().toLowerCase(java.util.Locale.ROOT) + "'");
	}

	private MigrationRunner runner(DataSource dataSource) {
		return new MigrationRunner("default", configuration(dataSource).locations("classpath:db/migration").load(),
				this.files);
	}

	private Flyway plainFlyway(DataSource dataSource) {
		return configuration(dataSource).locations("filesystem:" + this.files.location()).load();
	}

	private FluentConfiguration configuration(DataSource dataSource) {
		return Flyway.configure().dataSource(dataSource).placeholders(Map.of("who", "Eve")).schemas(this.schemas);
	}

	private static MigrationException failureOf(Runnable call) {
		return catchThrowableOfType(MigrationException.class, call::run);
	}

	/** A callback of an application. */
	private static final class Seen extends BaseCallback {

		@Override
		public boolean supports(Event event, Context context) {
			return false;
		}

		@Override
		public void handle(Event event, Context context) {
			throw new IllegalStateException("not to be called");
		}

		@Override
		public String getCallbackName() {
			return "seen";
		}

	}

	/** A database that nobody may ask. */
	private static final class Refusing extends AbstractDataSource {

		@Override
		public Connection getConnection() {
			throw new AssertionError("a connection is opened");
		}

		@Override
		public Connection getConnection(String user, String password) {
			return getConnection();
		}

	}

}
