package io.github.dbmigrate.change;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What is true between the statements of a change.
 */
class StepTests {

	private static final Schema EMPTY = Schema.of(List.of(), List.of());

	@Test
	void duplicatesLeaveANewColumnNullableWhereDdlCommits() {
		DriverManagerDataSource dataSource = TestDatabase.MARIADB.fresh();
		SqlDialect dialect = dialect(dataSource);
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		jdbc.execute("create table t (id bigint primary key)");
		jdbc.execute("insert into t values (1), (2)");
		Schema wanted = SchemaText.parse(dialect, """
				table t
				  id bigint not null
				  email varchar(120) not null
				  pk (id)
				  unique uk (email)
				""");
		Fills same = new Fills(Map.of(new Fills.Target(new TableName(null, "t"), "email"), "'same'"));
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> run(jdbc, dialect, SchemaDiff.between(read(dataSource), wanted, same)))
			.withMessageContaining("Duplicate");
		assertThat(read(dataSource).tables().get(new TableName(null, "t")).column("email")).get()
			.extracting(Column::nullable)
			.isEqualTo(true);
	}

	@ParameterizedTest
	@EnumSource
	void aSequenceNeverGivesOutWhatItGaveOut(TestDatabase database) {
		assumeTrue(database.hasSequences());
		DriverManagerDataSource dataSource = database.fresh();
		SqlDialect dialect = dialect(dataSource);
		SingleConnectionDataSource connection = new SingleConnectionDataSource(dataSource.getUrl(),
				dataSource.getUsername(), dataSource.getPassword(), true);
		JdbcTemplate jdbc = new JdbcTemplate(connection);
		run(jdbc, dialect, SchemaDiff.between(EMPTY, SchemaText.parse(dialect, "sequence s 1 1"), Fills.NONE));
		long last = 0;
		for (int i = 0; i < 60; i++) {
			last = next(jdbc, database);
		}
		for (int step : new int[] { 50, 10, 1, 20 }) {
			run(jdbc, dialect, SchemaDiff.between(read(dataSource), SchemaText.parse(dialect, "sequence s 1 " + step),
					Fills.NONE));
			long next = next(jdbc, database);
			assertThat(next - step).describedAs("the range up to " + next).isGreaterThanOrEqualTo(last);
			last = next;
		}
		connection.destroy();
	}

	private static long next(JdbcTemplate jdbc, TestDatabase database) {
		Long next = jdbc.queryForObject((database == TestDatabase.POSTGRESQL) ? "select nextval('s')"
				: (database == TestDatabase.H2) ? "select next value for s" : "select nextval(s)", Long.class);
		assertThat(next).isNotNull();
		return next;
	}

	private static void run(JdbcTemplate jdbc, SqlDialect dialect, List<Change> changes) {
		assertThat(changes).isNotEmpty();
		changes.stream().flatMap((change) -> change.sql(dialect).stream()).forEach(jdbc::execute);
	}

	private static SqlDialect dialect(DriverManagerDataSource dataSource) {
		try (LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
			return live.dialect();
		}
	}

	private static Schema read(DriverManagerDataSource dataSource) {
		try (LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
			return live.read(Set.of(), Set.of());
		}
	}

}
