package io.github.dbmigrate.upgrade;

import java.sql.Connection;
import java.sql.SQLException;

import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody waits for a lock for ever, and a connection goes back as it came.
 */
class LockLimitTests {

	private static final String POSTGRESQL = "select current_setting('lock_timeout')";

	private static final String MARIADB = "select @@session.lock_wait_timeout";

	private final LockLimit limit = new LockLimit();

	@Test
	void aTransactionOfPostgreSqlIsLimitedUnlessItIsAlready() throws SQLException {
		try (Connection connection = TestDatabase.POSTGRESQL.fresh().getConnection()) {
			connection.setAutoCommit(false);
			this.limit.begin(connection);
			assertThat(setting(connection, POSTGRESQL)).isEqualTo("10s");
			this.limit.end(connection);
			connection.rollback();
			assertThat(setting(connection, POSTGRESQL)).isEqualTo("0");
			jdbc(connection).execute("set lock_timeout = '3s'");
			this.limit.begin(connection);
			assertThat(setting(connection, POSTGRESQL)).isEqualTo("3s");
		}
	}

	@Test
	void aStatementOutsideATransactionOfPostgreSqlWaitsAsLongAsItMust() throws SQLException {
		try (Connection connection = TestDatabase.POSTGRESQL.fresh().getConnection()) {
			this.limit.begin(connection);
			assertThat(setting(connection, POSTGRESQL)).isEqualTo("0");
		}
	}

	@Test
	void aSessionOfMariaDbIsLimitedUnlessItIsAlready() throws SQLException {
		try (Connection connection = TestDatabase.MARIADB.fresh().getConnection()) {
			String before = setting(connection, MARIADB);
			assertThat(Integer.parseInt(before)).isGreaterThan(60);
			this.limit.begin(connection);
			this.limit.begin(connection);
			assertThat(setting(connection, MARIADB)).isEqualTo("60");
			this.limit.end(connection);
			assertThat(setting(connection, MARIADB)).isEqualTo(before);
			jdbc(connection).execute("set session lock_wait_timeout = 5");
			this.limit.begin(connection);
			this.limit.end(connection);
			assertThat(setting(connection, MARIADB)).isEqualTo("5");
		}
	}

	@Test
	void aQuestionToPostgreSqlIsLimitedToo() throws SQLException {
		try (Connection connection = TestDatabase.POSTGRESQL.fresh().getConnection()) {
			LiveDatabase.connect(new SingleConnectionDataSource(connection, true), null).close();
			assertThat(setting(connection, POSTGRESQL)).isEqualTo("0");
			try (LiveDatabase live = LiveDatabase.connect(new SingleConnectionDataSource(connection, true), null)) {
				assertThat(live.user()).isEqualTo("postgres");
				assertThat(setting(connection, POSTGRESQL)).isEqualTo("5s");
			}
			assertThat(setting(connection, POSTGRESQL)).isEqualTo("0");
		}
	}

	private static String setting(Connection connection, String query) {
		return String.valueOf(jdbc(connection).queryForObject(query, String.class));
	}

	private static JdbcTemplate jdbc(Connection connection) {
		return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
	}

}
