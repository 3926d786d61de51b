package io.github.dbmigrate.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Who keeps others waiting, as the database tells it at this moment.
 */
public final class LockHolders {

	/** PostgreSQL and H2 have states of their own for it, MariaDB and MySQL numbers. */
	private static final Set<String> WAITED = Set.of("55P03", "HYT00");

	private static final Set<Integer> WAITED_NUMBERS = Set.of(1205, 50200);

	/** What begins the number of Flyway's lock on PostgreSQL. */
	private static final long FLYWAY = 77431708279161L;

	private static final String POSTGRESQL = """
			select a.pid as session, concat_ws(', ', 'user ' || a.usename, nullif(a.application_name, ''),
				host(a.client_addr)) as who, coalesce(a.state, 'active') as doing,
				extract(epoch from now() - coalesce(a.xact_start, a.state_change))::bigint as seconds,
				'select pg_terminate_backend(' || a.pid || ')' as ending
			from pg_stat_activity a
			where a.pid <> pg_backend_pid() and a.pid in (select l.pid from pg_locks l
				where l.granted and l.database = (select oid from pg_database where datname = current_database()) and\s""";

	private static final String MARIADB = """
			select p.id as session, concat_ws(', ', concat('user ', p.user), nullif(p.host, '')) as who, lower(p.command) as doing,
				p.time as seconds, concat('kill ', p.id) as ending
			from information_schema.processlist p
			where p.id <> connection_id() and\s""";

	private static final Map<String, String> OF_TABLES = Map.of("PostgreSQL", POSTGRESQL + """
			l.relation in (select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'pg_toast')))
			order by a.xact_start limit 3""", "MariaDB", MARIADB + """
			p.db = database() order by p.time desc limit 3""", "H2", """
			select s.session_id as session, 'user ' || s.user_name || coalesce(', ' || s.client_addr, '') as who,
				lower(s.session_state) as doing, cast(null as bigint) as seconds,
				'call abort_session(' || s.session_id || ')' as ending
			from information_schema.sessions s
			where s.session_id <> session_id()
				and s.session_id in (select l.session_id from information_schema.locks l)
			order by s.session_start limit 3""");

	/** Only who has the right to see transactions sees them. */
	private static final Map<String, String> IN_TRANSACTION = Map.of("MariaDB", MARIADB + """
			p.db = database() and p.id in (select trx_mysql_thread_id from information_schema.innodb_trx)
			order by p.time desc limit 3""");

	private static final Map<String, String> OF_FLYWAY = Map.of("PostgreSQL", POSTGRESQL + """
			l.locktype = 'advisory' and l.classid::bigint = ? >> 32 and l.objid::bigint = ? & 4294967295)""", "MariaDB",
			MARIADB + "p.id = is_used_lock(?)");

	private final List<LockHolder> holders;

	private final @Nullable String unknown;

	private LockHolders(List<LockHolder> holders, @Nullable String unknown) {
		this.holders = holders;
		this.unknown = unknown;
	}

	/**
	 * Whether a statement failed because it waited too long for a lock.
	 */
	public static boolean isWait(@Nullable SQLException failure) {
		return failure != null && (WAITED.contains(String.valueOf(failure.getSQLState()))
				|| WAITED_NUMBERS.contains(failure.getErrorCode()));
	}

	/**
	 * Those who keep locks on tables.
	 */
	public static LockHolders ofTables(DataSource dataSource) {
		try (OpenConnection connection = OpenConnection.of(dataSource)) {
			return ofTables(connection.jdbc());
		}
	}

	static LockHolders ofTables(JdbcTemplate jdbc) {
		LockHolders inTransaction = asked(jdbc, IN_TRANSACTION);
		return inTransaction.isEmpty() ? asked(jdbc, OF_TABLES) : inTransaction;
	}

	/**
	 * The one who keeps the lock that every Flyway on this history table takes.
	 * @param connection a connection of Flyway, which is left open
	 * @param table what the number of Flyway's lock is made of
	 */
	public static LockHolders ofFlyway(Connection connection, int table) {
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		return product(jdbc).equals("PostgreSQL") ? asked(jdbc, OF_FLYWAY, FLYWAY + table, FLYWAY + table)
				: asked(jdbc, OF_FLYWAY, "Flyway-" + table);
	}

	private static LockHolders asked(JdbcTemplate jdbc, Map<String, String> questions, Object... arguments) {
		String question = questions.get(product(jdbc));
		if (question == null) {
			return new LockHolders(List.of(), null);
		}
		try {
			return new LockHolders(jdbc.query(question, LockHolders::holder, arguments), null);
		}
		catch (DataAccessException ex) {
			return new LockHolders(List.of(), String.valueOf(ex.getMostSpecificCause().getMessage()));
		}
	}

	private static LockHolder holder(ResultSet row, int number) throws SQLException {
		Number seconds = (Number) row.getObject("seconds");
		return new LockHolder(row.getLong("session"), row.getString("who"),
				row.getString("doing").replace("sleep", "idle"), (seconds != null) ? seconds.longValue() : null,
				row.getString("ending"));
	}

	private static String product(JdbcTemplate jdbc) {
		String product = jdbc.execute((Connection connection) -> connection.getMetaData().getDatabaseProductName());
		return "MySQL".equals(product) ? "MariaDB" : Objects.requireNonNull(product);
	}

	/** Whether nobody is known. */
	public boolean isEmpty() {
		return this.holders.isEmpty();
	}

	/**
	 * Who it is, a sentence each; empty when the database does not tell.
	 */
	public String told() {
		Stream<String> told = this.holders.stream()
			.map((holder) -> (this.holders.size() > 1) ? "Perhaps " + holder.told() : "It waited for " + holder.told());
		return Stream
			.concat(told, Stream.ofNullable(this.unknown).map((reason) -> "Who has the lock is not known: " + reason))
			.map((sentence) -> sentence + ".")
			.collect(Collectors.joining("\n"));
	}

}
