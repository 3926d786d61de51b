package io.github.dbmigrate.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A user who may not run some statements. The server of the tests knows no users, so the
 * refusal is played.
 */
final class RefusingDataSource extends DelegatingDataSource {

	private final String statements;

	RefusingDataSource(DataSource target, String statements) {
		super(target);
		this.statements = "(?s)(" + statements + ") .*";
	}

	@Override
	public Connection getConnection() throws SQLException {
		return refusing(Connection.class, super.getConnection());
	}

	private <T> T refusing(Class<T> type, T target) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, args) -> {
				if (args != null && args[0] instanceof String sql && sql.matches(this.statements)) {
					throw new SQLException("Access denied for user 'app'@'%' to database", "42000", 1044);
				}
				try {
					Object result = method.invoke(target, args);
					return (result instanceof Statement statement && method.getName().equals("createStatement"))
							? refusing(Statement.class, statement) : result;
				}
				catch (InvocationTargetException ex) {
					throw ex.getTargetException();
				}
			}));
	}

}
