package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LiveDatabaseTests {

	@ParameterizedTest
	@EnumSource
	void saysWhichDatabaseItIs(TestDatabase database) {
		try (LiveDatabase live = LiveDatabase.connect(database.fresh(), null)) {
			assertThat(live.product()).matches("(H2|PostgreSQL|MariaDB|MySQL) [0-9.]+");
			assertThat(live.dialect().vendor()).isEqualTo(database.vendor());
			assertThat(live.url()).startsWith("jdbc:" + database.vendor()).doesNotContain("root", "password");
			assertThat(live.inMemory()).isEqualTo(database == TestDatabase.H2);
		}
	}

	@Test
	void reservesNoWordThatTheUrlFrees() {
		DriverManagerDataSource dataSource = TestDatabase.H2.fresh();
		dataSource.setUrl(dataSource.getUrl() + ";NON_KEYWORDS=VALUE,Day");
		try (LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
			assertThat(List.of("value", "VALUE", "day", "order").stream().filter(live.dialect()::isReserved))
				.containsExactly("order");
			assertThat(live.dialect().sql("").name("VALUE")).hasToString("\"VALUE\"");
		}
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:postgresql://localhost:1/x?password=t0p,08001",
			"jdbc:mariadb://localhost:1/x?user=me&password=t0p,08000",
			"jdbc:mariadb://me:t0p@localhost:1/x,Incorrect port",
			"jdbc:h2:file:/dev/null/x;IFEXISTS=TRUE;PASSWORD=t0p,90146", "jdbc:nonsense://db/x?password=t0p,08001" })
	void saysWhereNobodyAnswers(String url, String state) {
		DriverManagerDataSource dataSource = new DriverManagerDataSource(url, "me", "t0p");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> LiveDatabase.connect(dataSource, null))
			.satisfies((ex) -> {
				assertThat(ex.failure()).isEqualTo(Failure.DATABASE);
				assertThat(ex).hasMessageStartingWith("Cannot connect to " + new JdbcUrl(url).clean() + ": ")
					.hasMessageContaining(state);
				assertThat(stackTrace(ex)).doesNotContain("t0p");
			});
	}

	@ParameterizedTest
	@CsvSource({ "28P01,0,Set the right user", "28000,1045,Set the right user", "28000,0,Grant the user",
			"28000,28000,Set the right user", "3D000,0,Create the database", "42000,1049,Create the database",
			"90146,90146,Create the database", "08001,0,Start the database server",
			"08000,-1,Start the database server", "42000,1044,Grant the user", "42501,0,Grant the user",
			"53300,0,Close connections", "08004,1040,Close connections", "90020,90020,Stop the application or tool",
			"HY000,1,Check that the database is running" })
	void whatMendsARefusedConnectionIsByWhatTheDatabaseSays(String state, int code, String mend) {
		AbstractDataSource refusing = new AbstractDataSource() {
			@Override
			public Connection getConnection() throws SQLException {
				throw new SQLException("no", state, code);
			}

			@Override
			public Connection getConnection(String username, String password) throws SQLException {
				return getConnection();
			}
		};
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> LiveDatabase.connect(refusing, null))
			.satisfies((ex) -> assertThat(ex.remedy()).startsWith(mend));
	}

	@ParameterizedTest
	@EnumSource
	void aDatabaseThatIsNotThereIsNoServerThatIsDown(TestDatabase database) {
		DriverManagerDataSource there = database.fresh();
		String url = (database == TestDatabase.H2) ? "jdbc:h2:mem:nowhere;IFEXISTS=TRUE"
				: there.getUrl().replaceFirst("/\\w+(\\?|$)", "/nowhere$1");
		DriverManagerDataSource gone = new DriverManagerDataSource(url, there.getUsername(), there.getPassword());
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> LiveDatabase.connect(gone, null))
			.satisfies((ex) -> assertThat(ex.remedy()).startsWith("Create the database"));
	}

	@Test
	void thePlaceInAQueryThatNobodySeesIsNotTold() {
		try (LiveDatabase live = LiveDatabase.connect(TestDatabase.POSTGRESQL.fresh(), null)) {
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> live.rows(new TableName(null, "nowhere")))
				.withMessageContaining("nowhere")
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("Position"));
		}
	}

	@Test
	void saysThatAPasswordIsWrongWithoutSayingIt() {
		DriverManagerDataSource dataSource = TestDatabase.H2.fresh();
		new JdbcTemplate(dataSource).execute("create user me password 'right'");
		dataSource.setUsername("me");
		dataSource.setPassword("t0p");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> LiveDatabase.connect(dataSource, null))
			.satisfies((ex) -> {
				assertThat(ex.failure()).isEqualTo(Failure.DATABASE);
				assertThat(ex).hasMessageContaining("Wrong user name or password").hasMessageContaining("28000");
				assertThat(stackTrace(ex)).doesNotContain("t0p");
			});
	}

	@ParameterizedTest
	@EnumSource
	void namesTheSchemaThatIsNotThereAndTheUser(TestDatabase database) {
		try (LiveDatabase live = LiveDatabase.connect(database.fresh(), null)) {
			assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> live.read(Set.of("nowhere"), Set.of()))
				.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.INPUT))
				.withMessageContaining("The schema nowhere does not exist")
				.withMessageContaining("the user ");
		}
	}

	@Test
	void refusesASchemaThatTheUserMayNotUse() {
		DriverManagerDataSource dataSource = TestDatabase.POSTGRESQL.fresh();
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		jdbc.execute("create schema hidden");
		jdbc.execute("drop role if exists stranger");
		jdbc.execute("create role stranger login password 'stranger'");
		dataSource.setUsername("stranger");
		dataSource.setPassword("stranger");
		try (LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
			assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> live.read(Set.of("hidden"), Set.of()))
				.withMessageContaining("The schema hidden does not exist")
				.withMessageContaining("the user stranger may not see it");
		}
	}

	@ParameterizedTest
	@EnumSource
	void countsRowsAndNulls(TestDatabase database) {
		DriverManagerDataSource dataSource = people(database);
		try (LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
			Table table = person(live);
			assertThat(live.rows(table.name())).isEqualTo(3);
			assertThat(live.nulls(table.name(), table.columns().get(2).name())).isOne();
		}
	}

	@ParameterizedTest
	@EnumSource
	void saysWhichTableItCannotCount(TestDatabase database) {
		try (LiveDatabase live = LiveDatabase.connect(database.fresh(), null)) {
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> live.rows(new TableName(null, "nothing")))
				.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.DATABASE))
				.withMessageContaining("nothing")
				.withMessageContaining("refused a query")
				.withMessageContaining("42");
		}
	}

	@ParameterizedTest
	@EnumSource
	void hasNothingAgainstAFillThatFits(TestDatabase database) {
		try (LiveDatabase live = LiveDatabase.connect(people(database), null)) {
			assertThat(objections(live, "email", "varchar(40)", "concat(name, '@example.invalid')", true)).isEmpty();
			assertThat(objections(live, "age", "integer", "17", false)).isEmpty();
			assertThat(objections(live, "born", "date", "'2020-02-02'", false)).isEmpty();
			assertThat(objections(live, "mail", "varchar(40)", "'none'", false)).isEmpty();
			assertThat(objections(live, "number", "bigint", "nextval('nothing')", true)).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void saysHowManyRowsAFillLeavesWithoutAValue(TestDatabase database) {
		try (LiveDatabase live = LiveDatabase.connect(people(database), null)) {
			assertThat(objections(live, "email", "varchar(40)", "mail", false)).singleElement()
				.asString()
				.isEqualToIgnoringCase("It gives NULL for 1 of 3 rows, and person.email is not null (first id: 2).");
		}
	}

	@ParameterizedTest
	@EnumSource
	void saysWhichValuesAFillRepeats(TestDatabase database) {
		try (LiveDatabase live = LiveDatabase.connect(people(database), null)) {
			assertThat(objections(live, "email", "varchar(40)", "'same'", true)).singleElement()
				.asString()
				.isEqualToIgnoringCase(
						"It gives the same value to 3 of 3 rows, and person.email must be unique: 'same' 3 times.");
		}
	}

	@ParameterizedTest
	@EnumSource
	void saysWhichValuesOfAFillAreTooLong(TestDatabase database) {
		try (LiveDatabase live = LiveDatabase.connect(people(database), null)) {
			assertThat(objections(live, "email", "varchar(3)", "name", false)).singleElement()
				.asString()
				.isEqualToIgnoringCase(
						"It gives 2 of 3 rows more than the 3 characters of person.email (up to 5) (first id: 1, 3).");
		}
	}

	@Test
	void saysHowManyBytesAFillHasTooMany() {
		try (LiveDatabase live = LiveDatabase.connect(people(TestDatabase.MARIADB), null)) {
			assertThat(objections(live, "email", "binary(3)", "name", false)).singleElement()
				.asString()
				.startsWith("It gives 2 of 3 rows more than the 3 bytes of person.email (up to ");
			assertThat(objections(live, "email", "binary(3)", "'abc'", false)).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void findsValuesThatTheTypeDoesNotTake(TestDatabase database) {
		try (LiveDatabase live = LiveDatabase.connect(people(database), null)) {
			assertThat(objections(live, "age", "integer", "name", false)).hasSize(1);
			assertThat(objections(live, "born", "date", "name", false)).hasSize(1);
			assertThat(objections(live, "token", "uuid", "name", false)).hasSize(1);
			assertThat(objections(live, "active", (database == TestDatabase.MARIADB) ? "bit(1)" : "boolean", "name",
					false))
				.hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "MARIADB" })
	void findsValuesThatAnEnumDoesNotKnow(TestDatabase database) {
		try (LiveDatabase live = LiveDatabase.connect(people(database), null)) {
			assertThat(objections(live, "kind", "enum('annie','bo')", "name", false)).singleElement()
				.asString()
				.containsIgnoringCase("1 of 3 rows a value that is none of 'annie'")
				.containsIgnoringCase("(first id: 3)");
		}
	}

	@ParameterizedTest
	@EnumSource
	void saysWhatTheDatabaseSaysAndGoesOn(TestDatabase database) {
		DriverManagerDataSource dataSource = people(database);
		try (LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
			assertThat(objections(live, "email", "varchar(40)", "nothing || 'x'", false)).singleElement()
				.asString()
				.containsIgnoringCase("The database cannot compute it for person: ")
				.containsIgnoringCase("nothing")
				.contains("SQLState");
			assertThat(live.rows(person(live).name())).isEqualTo(3);
			assertThat(objections(live, "email", "varchar(40)", "'x'", false)).isEmpty();
		}
		assertThat(new JdbcTemplate(dataSource).queryForList("select name from person order by id", String.class))
			.containsExactly("annie", "bo", "carl");
	}

	@ParameterizedTest
	@EnumSource
	void givesTheConnectionBackAsItCame(TestDatabase database) throws SQLException {
		DriverManagerDataSource dataSource = people(database);
		try (Connection connection = dataSource.getConnection()) {
			connection.setAutoCommit(false);
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			try (LiveDatabase live = LiveDatabase.connect(single, null)) {
				assertThat(objections(live, "email", "varchar(40)", "nothing", false)).hasSize(1);
				live.read(Set.of(), Set.of());
			}
			assertThat(connection.getAutoCommit()).isFalse();
			assertThat(connection.isReadOnly()).isFalse();
			new JdbcTemplate(single).update("update person set name = 'dora' where id = 1");
			connection.rollback();
		}
	}

	@Test
	void knowsThatATableIsLargeBeforeItWasEverAnalyzed() {
		DriverManagerDataSource dataSource = people(TestDatabase.POSTGRESQL);
		new JdbcTemplate(dataSource).execute("alter table person set (autovacuum_enabled = false); "
				+ "insert into person select n, 'name ' || n, 'mail' || n from generate_series(4, 30000) n");
		try (LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
			assertThat(live.tablesWithAbout(10_000)).containsExactly(person(live).name());
			assertThat(live.tablesWithAbout(1_000_000)).isEmpty();
		}
	}

	private static List<String> objections(LiveDatabase live, String column, String type, String fill, boolean unique) {
		Table table = person(live);
		String stored = live.dialect().storedName(column, false);
		Column wanted = new Column(stored, live.dialect().type(type), false);
		return live.objectionsToFill(
				new ExpectedRows(table.name(), Map.of(), table, table, Map.of(), List.of(), Map.of()), wanted, fill,
				unique, List.of());
	}

	private static Table person(LiveDatabase live) {
		return live.read(Set.of(), Set.of()).tables().values().iterator().next();
	}

	private static DriverManagerDataSource people(TestDatabase database) {
		DriverManagerDataSource dataSource = database.fresh();
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		jdbc.execute("create table person (id int primary key, name varchar(20), mail varchar(40))");
		jdbc.update("insert into person values (1, 'annie', 'a@x'), (2, 'bo', null), (3, 'carl', 'c@x')");
		return dataSource;
	}

	private static String stackTrace(Throwable failure) {
		java.io.StringWriter text = new java.io.StringWriter();
		failure.printStackTrace(new java.io.PrintWriter(text));
		return text.toString();
	}

}
