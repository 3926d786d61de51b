package io.github.dbmigrate.database;

import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a table looks like that was made and read back, and what is left of it.
 */
class ScratchTests {

	private static final TableName CUSTOMER = new TableName(null, "customer");

	@ParameterizedTest
	@EnumSource
	void readsBackWhatItMadeAndLeavesNothing(TestDatabase database) {
		DataSource dataSource = database.fresh();
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		jdbc.execute("create table customer (id integer primary key)");
		Rehearsed rehearsed = rehearse(dataSource, table("age  >  0"));
		assertThat(rehearsed.refused()).isEmpty();
		assertThat(condition(rehearsed)).isEqualTo("age > 0");
		assertThat(rehearsed.table().columns().get(2).generatedAs()).isEqualTo("age + 1");
		assertNothingIsLeft(jdbc);
		assertThat(jdbc.queryForList("select * from customer")).isEmpty();
	}

	/** Other tests may have scratch places of theirs for a moment. */
	private static void assertNothingIsLeft(JdbcTemplate jdbc) {
		List<String> scratch = schemas(jdbc).stream().filter((name) -> name.contains("scratch")).toList();
		Instant end = Instant.now().plusSeconds(20);
		while (Instant.now().isBefore(end) && schemas(jdbc).stream().anyMatch(scratch::contains)) {
			Thread.onSpinWait();
		}
		assertThat(schemas(jdbc)).doesNotContainAnyElementsOf(scratch.isEmpty() ? List.of("") : scratch);
	}

	@ParameterizedTest
	@EnumSource
	void onePartThatIsRefusedDoesNotSpoilTheOthers(TestDatabase database) {
		Rehearsed rehearsed = rehearse(database.fresh(), table("nonsense(age) > 0"));
		assertThat(rehearsed.refused().keySet()).containsExactly("ck");
		assertThat(rehearsed.refused().get("ck")).containsIgnoringCase("nonsense");
		assertThat(rehearsed.table().columns()).hasSizeGreaterThanOrEqualTo(3);
	}

	@Test
	void temporaryTablesNeedTheLeastRights() {
		DriverManagerDataSource dataSource = restricted("");
		assertThat(condition(rehearse(dataSource, table("age > 0")))).isEqualTo("age > 0");
	}

	@Test
	void aSchemaOfItsOwnDoesWhereTemporaryTablesAreForbidden() {
		DriverManagerDataSource dataSource = restricted(
				"revoke temporary on database %1$s from public;" + "grant create on database %1$s to restricted_%1$s");
		assertThat(condition(rehearse(dataSource, table("age > 0")))).isEqualTo("age > 0");
		assertThat(schemas(new JdbcTemplate(dataSource))).noneMatch((name) -> name.contains("scratch"));
	}

	@Test
	void withoutAnyRightEveryPartIsRefusedWithTheReason() {
		DriverManagerDataSource dataSource = restricted("revoke temporary on database %1$s from public");
		Rehearsed rehearsed = rehearse(dataSource, table("age > 0"));
		assertThat(rehearsed.table()).isNull();
		assertThat(rehearsed.refused()).containsOnlyKeys("id", "age", "two", "ck")
			.allSatisfy((name, reason) -> assertThat(reason).contains("permission denied to create temporary tables"));
		assertThat(new JdbcTemplate(dataSource).queryForObject("select 1", Integer.class)).isOne();
	}

	@Test
	void aServerThatIsReadOnlyRefusesEveryPart() {
		DriverManagerDataSource dataSource = TestDatabase.POSTGRESQL.fresh();
		new JdbcTemplate(dataSource)
			.execute("alter database " + name(dataSource) + " set default_transaction_read_only = on");
		assertThat(rehearse(dataSource, table("age > 0")).refused().get("ck")).contains("read-only transaction");
	}

	@Test
	void temporaryTablesDoWhereADatabaseIsForbidden() {
		DataSource dataSource = TestDatabase.MARIADB.fresh();
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		jdbc.execute("create table customer (id integer primary key)");
		Rehearsed rehearsed = rehearse(new RefusingDataSource(dataSource, "create database"),
				table("age  >  0 and age<500"));
		assertThat(rehearsed.refused()).isEmpty();
		Rehearsed inDatabase = rehearse(dataSource, table("age  >  0 and age<500"));
		assertThat(rehearsed.table().columns()).isEqualTo(inDatabase.table().columns());
		assertThat(rehearsed.table().checks()).isEqualTo(inDatabase.table().checks());
		assertThat(jdbc.queryForList("select id from customer")).isEmpty();
	}

	@Test
	void withoutDatabaseAndTemporaryTablesEveryPartIsRefused() {
		Rehearsed rehearsed = rehearse(
				new RefusingDataSource(TestDatabase.MARIADB.fresh(), "create (database|temporary table)"),
				table("age > 0"));
		assertThat(rehearsed.table()).isNull();
		assertThat(rehearsed.refused().get("ck")).contains("Access denied");
	}

	/**
	 * A user with the rights of an application on its own schema, and some more or less.
	 */
	private static DriverManagerDataSource restricted(String rights) {
		DriverManagerDataSource dataSource = TestDatabase.POSTGRESQL.fresh();
		String name = name(dataSource);
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		jdbc.execute("create role restricted_" + name + " login password 'secret'");
		if (!rights.isEmpty()) {
			jdbc.execute(rights.formatted(name));
		}
		return new DriverManagerDataSource(dataSource.getUrl(), "restricted_" + name, "secret");
	}

	private static String name(DriverManagerDataSource dataSource) {
		String url = dataSource.getUrl();
		return url.substring(url.lastIndexOf('/') + 1);
	}

	private static Table table(String check) {
		ColumnType integer = new ColumnType("integer", List.of());
		List<Column> columns = List.of(new Column("id", integer, true), new Column("age", integer, true),
				new Column("two", integer, true, null, null, new Generated("age + 1", true), null, null));
		return new Table(CUSTOMER, columns, null, List.of(), List.of(), List.of(),
				List.of(new CheckConstraint("ck", check)), null, List.of());
	}

	private static Rehearsed rehearse(DataSource dataSource, Table table) {
		try (LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
			List<Column> columns = table.columns()
				.stream()
				.map((column) -> new Column(live.dialect().storedName(column.name(), false), column.type(), true, null,
						null, column.generated(), null, null))
				.toList();
			return live.rehearse(List.of(table.withColumns(columns))).get(CUSTOMER);
		}
	}

	private static String condition(Rehearsed rehearsed) {
		return rehearsed.table().checks().get(0).expression();
	}

	private static List<String> schemas(JdbcTemplate jdbc) {
		return jdbc.queryForList("select schema_name from information_schema.schemata order by 1", String.class);
	}

}
