package io.github.dbmigrate.database;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import javax.sql.DataSource;

import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each vendor has a script of hand-written DDL and the lines that must be read from it.
 */
class SchemaReaderTests {

	@ParameterizedTest
	@EnumSource
	void readsEveryFacetOfHandWrittenTables(TestDatabase database) throws Exception {
		SingleConnectionDataSource dataSource = scripted(database);
		try (LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
			Schema schema = live.read(Set.of(otherSchema(database)), Set.of("Flyway_Schema_History"));
			assertThat(SchemaLines.of(schema)).isEqualTo(expected(database));
		}
		finally {
			dataSource.destroy();
		}
	}

	@ParameterizedTest
	@EnumSource
	void leavesOtherSchemasAloneUnlessTheyAreNamed(TestDatabase database) throws Exception {
		SingleConnectionDataSource dataSource = scripted(database);
		try (LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
			Schema schema = live.read(Set.of(), Set.of());
			assertThat(schema.tables().keySet()).allMatch((name) -> name.schema() == null);
			assertThat(schema.tables().keySet())
				.anyMatch((name) -> name.name().equalsIgnoreCase("flyway_schema_history"));
			assertThat(schema.sequences().keySet()).allMatch((name) -> name.schema() == null);
		}
		finally {
			dataSource.destroy();
		}
	}

	@ParameterizedTest
	@EnumSource
	void readsAnotherSchemaAsTheDefaultOneAndPutsTheConnectionBack(TestDatabase database) throws Exception {
		SingleConnectionDataSource dataSource = scripted(database);
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		String currentSchema = (database == TestDatabase.MARIADB) ? "select database()" : "select current_schema";
		String before = jdbc.queryForObject(currentSchema, String.class);
		try (LiveDatabase live = LiveDatabase.connect(dataSource, otherSchema(database))) {
			Schema schema = live.read(Set.of(), Set.of());
			assertThat(schema.tables().keySet()).extracting((name) -> name.toString().toLowerCase())
				.containsExactly("remote", "visitor");
			assertThat(live.rows(schema.tables().firstKey())).isZero();
		}
		assertThat(jdbc.queryForObject(currentSchema, String.class)).isEqualTo(before);
		dataSource.destroy();
	}

	/**
	 * One connection for script and reader, so that temporary tables are there.
	 */
	private static SingleConnectionDataSource scripted(TestDatabase database) throws Exception {
		DataSource dataSource = database.fresh();
		SingleConnectionDataSource single = new SingleConnectionDataSource(dataSource.getConnection(), true);
		ScriptUtils.executeSqlScript(single.getConnection(),
				new ClassPathResource("database/" + database.vendor() + ".sql"));
		return single;
	}

	private static String otherSchema(TestDatabase database) {
		return switch (database) {
			case H2 -> "OTHER";
			case POSTGRESQL -> "other";
			case MARIADB -> "other_" + database.vendor();
		};
	}

	private static String expected(TestDatabase database) throws Exception {
		return new ClassPathResource("database/" + database.vendor() + ".expected")
			.getContentAsString(StandardCharsets.UTF_8);
	}

}
