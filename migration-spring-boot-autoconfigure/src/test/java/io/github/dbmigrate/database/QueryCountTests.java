package io.github.dbmigrate.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueryCountTests {

	@ParameterizedTest
	@EnumSource
	void asksTheSameNumberOfQuestionsWhateverTheNumberOfTables(TestDatabase database) throws SQLException {
		DataSource dataSource = database.fresh();
		create(dataSource, 0, 10);
		int few = statementsToRead(dataSource, 10);
		create(dataSource, 10, 500);
		long start = System.nanoTime();
		int many = statementsToRead(dataSource, 500);
		System.err.printf("%s: 500 tables read with %d statements in %d ms%n", database, many,
				(System.nanoTime() - start) / 1_000_000);
		assertThat(many).isEqualTo(few).isLessThan(20);
	}

	private static void create(DataSource dataSource, int from, int to) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			for (int i = from; i < to; i++) {
				statement
					.execute("create table t%1$d (id int primary key, a varchar(20) default 'x', b int check (b > 0),"
						.formatted(i) + " p int, constraint uk%1$d unique (a))".formatted(i));
				if (i % 10 == 0) {
					addTheRest(statement, i);
				}
			}
			connection.commit();
		}
	}

	private static void addTheRest(Statement statement, int i) throws SQLException {
		statement.execute("alter table t%1$d add constraint fk%1$d foreign key (p) references t0 (id)".formatted(i));
		statement.execute("create index ix%1$d on t%1$d (b, a)".formatted(i));
		if (!statement.getConnection().getMetaData().getDatabaseProductName().equals("MySQL")) {
			statement.execute("create sequence s%1$d".formatted(i));
		}
	}

	private static int statementsToRead(DataSource dataSource, int tables) {
		AtomicInteger statements = new AtomicInteger();
		try (LiveDatabase live = LiveDatabase.connect(counting(dataSource, statements), null)) {
			int before = statements.get();
			assertThat(live.read(Set.of(), Set.of()).tables()).hasSize(tables);
			return statements.get() - before;
		}
	}

	private static DataSource counting(DataSource dataSource, AtomicInteger statements) {
		return new DelegatingDataSource(dataSource) {
			@Override
			public Connection getConnection() throws SQLException {
				return counting(Connection.class, super.getConnection(), statements);
			}
		};
	}

	private static <T> T counting(Class<T> type, T target, AtomicInteger statements) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, args) -> {
				if (method.getName().matches("prepareStatement|createStatement|prepareCall|getMetaData")) {
					statements.incrementAndGet();
				}
				try {
					return method.invoke(target, args);
				}
				catch (InvocationTargetException ex) {
					throw ex.getTargetException();
				}
			}));
	}

}
