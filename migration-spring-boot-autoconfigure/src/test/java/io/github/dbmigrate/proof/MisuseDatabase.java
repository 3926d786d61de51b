package io.github.dbmigrate.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

import io.github.dbmigrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The database of a user who gets something wrong: others may keep its locks, and the
 * user may lack rights. {@code on postgresql SETTINGS} begins a text that needs another
 * one than the H2 that is at hand; the settings end its URL.
 */
final class MisuseDatabase {

	private final TestDatabase database;

	private final Path root;

	private final @Nullable DriverManagerDataSource own;

	private final Deque<AutoCloseable> others = new ArrayDeque<>();

	private final Workbench administrator;

	private Workbench bench;

	private @Nullable String user;

	private MisuseDatabase(TestDatabase database, @Nullable DriverManagerDataSource own, Path root) {
		this.database = database;
		this.own = own;
		this.root = root;
		this.administrator = (own == null) ? new Workbench(database, root) : bench(own);
		this.bench = this.administrator.proving(false);
	}

	static MisuseDatabase of(String text, Path root) {
		String first = text.lines().findFirst().orElse("");
		if (!first.startsWith("on ")) {
			return new MisuseDatabase(TestDatabase.H2, null, root);
		}
		String[] words = (first + " ").split(" ", 3);
		TestDatabase database = TestDatabase.valueOf(words[1].toUpperCase(Locale.ROOT));
		DriverManagerDataSource own = database.fresh();
		own.setUrl(words[2].startsWith("file") ? "jdbc:h2:file:" + root.resolve("shop")
				: own.getUrl().replaceFirst(";LOCK_TIMEOUT=\\d+", "") + words[2].strip());
		return new MisuseDatabase(database, own, root);
	}

	TestDatabase kind() {
		return this.database;
	}

	Workbench bench() {
		return this.bench;
	}

	private Workbench bench(DriverManagerDataSource dataSource) {
		return new Workbench(dataSource, this.root, (flyway) -> flyway.lockRetryCount(1)).proving(false);
	}

	/** Quotes are those of this database; {@code @user} is one without rights. */
	private String spelled(String sql) {
		String quoted = (this.database == TestDatabase.MARIADB) ? sql.replace("shop.", name() + ".").replace('"', '`')
				: sql;
		return (this.user != null) ? quoted.replace("@user", this.user) : quoted;
	}

	void sql(String sql) {
		this.administrator.jdbc().execute(spelled(sql));
	}

	List<String> strings(String sql) {
		return this.administrator.jdbc().queryForList(spelled(sql), String.class);
	}

	void act(String what, String words) {
		switch (what) {
			case "session" -> hold(words);
			case "flyway" -> hold(flywayLock());
			case "file" -> holdFile();
			case "release" -> release();
			case "user" -> become(words);
			default -> throw new IllegalArgumentException(what);
		}
	}

	/** Another session that does something and stays in its transaction. */
	private void hold(String sql) {
		try {
			Connection connection = this.administrator.dataSource().getConnection();
			this.others.add(connection);
			connection.setAutoCommit(false);
			new JdbcTemplate(new SingleConnectionDataSource(connection, true)).execute(spelled(sql));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Another process has the database open. */
	private void holdFile() {
		try {
			FileChannel file = FileChannel.open(this.root.resolve("shop.mv.db"), StandardOpenOption.WRITE);
			this.others.add(file);
			assertThat(file.tryLock()).isNotNull();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The lock as Flyway takes it. */
	private String flywayLock() {
		if (this.database == TestDatabase.POSTGRESQL) {
			int table = "\"public\".\"flyway_schema_history\"".hashCode();
			return "select pg_advisory_xact_lock(" + (77431708279161L + table) + ")";
		}
		int table = ("`" + name() + "`.`flyway_schema_history`").hashCode();
		return "select get_lock('Flyway-" + table + "', 1)";
	}

	private String name() {
		return String.valueOf(this.own.getUrl()).replaceAll("^jdbc:\\w+:(?:mem:|file:.*/|//[^/]*/)|[?;].*$", "");
	}

	private void release() {
		while (!this.others.isEmpty()) {
			try (AutoCloseable other = this.others.remove()) {
				if (other instanceof Connection connection) {
					connection.rollback();
				}
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	/** Goes on as a user with these rights, a statement each. */
	private void become(String grants) {
		this.user = "ann_" + name();
		sql((this.database == TestDatabase.MARIADB) ? "create user @user identified by 'hush'"
				: (this.database == TestDatabase.H2) ? "create user @user password 'hush'"
						: "create role @user login password 'hush'");
		for (String grant : grants.split("; ")) {
			sql(grant);
		}
		String url = String.valueOf(this.own.getUrl()).replace(";DB_CLOSE_DELAY=-1", "");
		this.bench = bench(new DriverManagerDataSource(url, this.user, "hush"));
	}

	/** Begins as one who may do all. */
	void begin() {
		this.bench = this.administrator;
	}

	/** What is another in each run gets a name. */
	String masked(String text) {
		String masked = (this.own != null) ? text.replace(name(), "shop") : text;
		return masked.replaceAll("session \\d+", "session N")
			.replaceAll("(terminate_backend\\(|kill |abort_session\\()\\d+", "$1N")
			.replaceAll("(?m)^\\S+ took .* s\n|\\(conn=\\d+\\) ", "")
			.replaceAll("migration_scratch_\\w+", "migration_scratch_N")
			.replaceAll("for \\d+ s", "for N s")
			.replaceAll("(localhost|127\\.0\\.0\\.1):\\d+", "$1:N")
			.replaceAll("Read-only file system|Operation not permitted|Permission denied", "Permission denied");
	}

	void end() {
		release();
		if (this.own == null) {
			this.administrator.end();
		}
		else if (this.user != null && this.database == TestDatabase.POSTGRESQL) {
			sql("drop owned by @user");
			sql("drop role @user");
		}
		else if (this.user != null) {
			sql("drop user @user");
		}
	}

}
