package io.github.dbmigrate.hazard;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import javax.sql.DataSource;

import io.github.dbmigrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database with rows that are not as they should be, which tells what a statement does.
 */
final class RuleDatabase implements AutoCloseable {

	private static final String TABLES = """
			create table team (id bigint not null primary key, name varchar(50) not null);
			create table person (id bigint not null primary key, name varchar(50), code varchar(20) not null,
				age integer default 0, team_id bigint, kept_team_id bigint, note varchar(200), score numeric(10,2),
				amount numeric(10,2), free text, born timestamp null, constraint person_note unique (note),
				constraint person_score check (score >= 0));
			create index person_born on person (born);
			create table badge (id bigint, label varchar(20));
			insert into team values (1, 'red');
			insert into person (id, name, code, age, team_id, kept_team_id, score)
				values (1, 'Ada', 'x', 1, 7, 1, 1), (2, null, 'x', 2, 8, 1, 2);
			insert into badge values (1, 'a'), (1, 'a');
			""";

	private final SingleConnectionDataSource dataSource;

	private final JdbcTemplate jdbc;

	RuleDatabase(TestDatabase kind, String setup) {
		DriverManagerDataSource fresh = kind.fresh();
		this.dataSource = new SingleConnectionDataSource(fresh.getUrl(), fresh.getUsername(), fresh.getPassword(),
				true);
		this.jdbc = new JdbcTemplate(this.dataSource);
		for (String statement : (TABLES + setup).split(";\\s*")) {
			this.jdbc.execute(statement);
		}
	}

	DataSource dataSource() {
		return this.dataSource;
	}

	@Override
	public void close() {
		this.dataSource.destroy();
	}

	/** Runs statements, each in a transaction of its own. */
	void run(List<String> statements) {
		statements.forEach(this.jdbc::execute);
	}

	/** Whether the statements fail. */
	boolean fails(List<String> statements) {
		return Boolean.TRUE.equals(inTransaction((connection) -> {
			try (Statement statement = connection.createStatement()) {
				for (String sql : statements) {
					statement.execute(sql);
				}
				return false;
			}
			catch (SQLException ex) {
				return true;
			}
		}));
	}

	private <T> @Nullable T inTransaction(ConnectionCallback<T> work) {
		return this.jdbc.execute((ConnectionCallback<T>) (connection) -> {
			connection.setAutoCommit(false);
			try {
				return work.doInConnection(connection);
			}
			finally {
				connection.rollback();
				connection.setAutoCommit(true);
			}
		});
	}

	/** Whether MariaDB refuses to do it while others write. */
	boolean copies(List<String> statements) {
		for (String sql : statements) {
			try {
				this.jdbc
					.execute(sql.strip().matches("(?is)alter table.*") ? sql + ", algorithm=inplace, lock=none" : sql);
			}
			catch (DataAccessException ex) {
				assertThat(String.valueOf(ex.getMessage())).contains("is not supported");
				return true;
			}
		}
		return false;
	}

	/**
	 * What PostgreSQL does with a table while the statements run, in a transaction that
	 * is rolled back.
	 */
	Set<Effect> effects(List<String> statements) {
		return effects(List.of(), statements);
	}

	/** What the last statement does after the others. */
	Set<Effect> effectsOfLast(List<String> statements) {
		int last = statements.size() - 1;
		return effects(statements.subList(0, last), statements.subList(last, last + 1));
	}

	private Set<Effect> effects(List<String> first, List<String> statements) {
		return Objects.requireNonNull(inTransaction((connection) -> {
			JdbcTemplate inside = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			first.forEach(inside::execute);
			List<String> before = files(inside);
			StringBuilder said = new StringBuilder();
			try (Statement statement = connection.createStatement()) {
				statement.execute("set local client_min_messages = debug1");
				for (String sql : statements) {
					statement.execute(sql);
					for (SQLWarning one = statement.getWarnings(); one != null; one = one.getNextWarning()) {
						said.append(one.getMessage()).append('\n');
					}
					statement.clearWarnings();
				}
				statement.execute("set local client_min_messages = notice");
			}
			return effects(said.toString(), before, files(inside), locks(inside));
		}));
	}

	private static Set<Effect> effects(String said, List<String> before, List<String> after, List<String> locks) {
		Set<Effect> effects = EnumSet.noneOf(Effect.class);
		if (said.contains("verifying table") || said.contains("validating foreign key")) {
			effects.add(Effect.SCANS);
		}
		if (said.contains("rewriting table") || !after.containsAll(before)) {
			effects.add(Effect.REWRITES);
		}
		if (said.contains("building index")) {
			effects.add(Effect.BUILDS);
		}
		if (locks.stream().anyMatch((lock) -> lock.endsWith(" AccessExclusiveLock"))) {
			effects.add(Effect.BLOCKS_READS);
		}
		if (locks.stream()
			.anyMatch((lock) -> lock.matches("(?!team).* (Share|ShareRowExclusive|AccessExclusive)Lock"))) {
			effects.add(Effect.BLOCKS_WRITES);
		}
		if (locks.stream().anyMatch((lock) -> lock.matches("team (Share|ShareRowExclusive|AccessExclusive)Lock"))) {
			effects.add(Effect.BLOCKS_REFERENCED);
		}
		return effects;
	}

	/** Where the rows of each table are that was there before. */
	private static List<String> files(JdbcTemplate jdbc) {
		return jdbc.queryForList("select relname || ' ' || relfilenode from pg_class where relkind in ('r', 'p') "
				+ "and relnamespace = 'public'::regnamespace", String.class);
	}

	/** The locks on what was there before, each with its mode. */
	private static List<String> locks(JdbcTemplate jdbc) {
		return jdbc
			.queryForList("select relation::regclass || ' ' || mode from pg_locks join pg_class c on c.oid = relation "
					+ "where pid = pg_backend_pid() and relation in (select oid from pg_class where relkind in ('r', 'p', 'm') "
					+ "and relnamespace = 'public'::regnamespace and xmin::text::bigint <> txid_current() % (2^32)::bigint "
					+ "or relname in ('person', 'team', 'badge', 'log', 'people'))", String.class);
	}

}
