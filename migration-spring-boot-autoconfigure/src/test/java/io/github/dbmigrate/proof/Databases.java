package io.github.dbmigrate.proof;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.dbmigrate.testing.TestDatabase;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Empty databases. PostgreSQL takes so long to make one that those of tests that went
 * well are emptied and used again.
 */
final class Databases {

	private static final Map<TestDatabase, Queue<DriverManagerDataSource>> GIVEN_BACK = new ConcurrentHashMap<>();

	private Databases() {
	}

	static DriverManagerDataSource take(TestDatabase database) {
		DriverManagerDataSource used = queue(database).poll();
		if (used == null) {
			return database.fresh();
		}
		new JdbcTemplate(used).execute("drop schema public cascade; create schema public");
		return used;
	}

	static void giveBack(TestDatabase database, DriverManagerDataSource dataSource) {
		if (database == TestDatabase.POSTGRESQL) {
			queue(database).add(dataSource);
		}
	}

	private static Queue<DriverManagerDataSource> queue(TestDatabase database) {
		return GIVEN_BACK.computeIfAbsent(database, (key) -> new ConcurrentLinkedQueue<>());
	}

}
