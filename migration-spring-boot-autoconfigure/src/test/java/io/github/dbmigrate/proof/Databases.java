package io.github.dbmigrate.proof;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.dbmigrate.testing.TestDatabase;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Empty databases behind a pool. It takes long to make and to warm up one, so those of
 * tests that went well are emptied and used again.
 */
final class Databases {

	private static final Map<TestDatabase, Queue<DataSource>> GIVEN_BACK = new ConcurrentHashMap<>();

	/**
	 * As Keycloak and others use H2: they have columns of this name. More can be set by
	 * {@code -Dmigration.h2=;MODE=MySQL}.
	 */
	private static final Map<TestDatabase, String> SETTINGS = Map.of(TestDatabase.H2,
			";NON_KEYWORDS=VALUE" + System.getProperty("migration.h2", ""));

	private Databases() {
	}

	static DataSource take(TestDatabase database) {
		DataSource used = queue(database).poll();
		if (used == null) {
			return pool(database, database.fresh());
		}
		empty(database, new JdbcTemplate(used));
		return used;
	}

	static void giveBack(TestDatabase database, DataSource dataSource) {
		queue(database).add(dataSource);
	}

	private static Queue<DataSource> queue(TestDatabase database) {
		return GIVEN_BACK.computeIfAbsent(database, (key) -> new ConcurrentLinkedQueue<>());
	}

	private static DataSource pool(TestDatabase database, DriverManagerDataSource fresh) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(fresh.getUrl() + SETTINGS.getOrDefault(database, ""));
		config.setUsername(fresh.getUsername());
		config.setPassword(fresh.getPassword());
		config.setMinimumIdle(0);
		config.setMaximumPoolSize(5);
		return new HikariDataSource(config);
	}

	private static void empty(TestDatabase database, JdbcTemplate jdbc) {
		switch (database) {
			case H2 -> jdbc.execute("drop all objects");
			case POSTGRESQL -> jdbc.execute("drop schema public cascade; create schema public");
			case MARIADB -> emptyMariaDb(jdbc);
		}
	}

	private static void emptyMariaDb(JdbcTemplate jdbc) {
		List<String> drops = jdbc.query("show full tables",
				(row, number) -> "drop " + row.getString(2).replace("BASE ", "") + " `" + row.getString(1) + "`");
		jdbc.execute((java.sql.Statement statement) -> {
			statement.execute("set foreign_key_checks = 0");
			for (String drop : drops) {
				statement.execute(drop);
			}
			return statement.execute("set foreign_key_checks = 1");
		});
	}

}
