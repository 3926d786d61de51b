package io.github.dbmigrate.upgrade;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * The connections of a process that is stopped: from a statement on nothing reaches the
 * database, not even a rollback.
 */
final class StoppedProcess {

	private static final Set<String> AFTER_THE_END = Set.of("close", "isClosed", "toString", "hashCode", "equals");

	private final String last;

	private final List<Connection> connections = new ArrayList<>();

	private boolean stopped;

	/**
	 * @param last a part of the statement that does not run any more
	 */
	StoppedProcess(String last) {
		this.last = last;
	}

	DataSource connections(DataSource dataSource) {
		return proxy(DataSource.class, dataSource);
	}

	/** The database notices that they are gone. */
	void end() throws SQLException {
		for (Connection connection : this.connections) {
			if (!connection.isClosed() && !connection.getAutoCommit()) {
				connection.rollback();
			}
			connection.close();
		}
	}

	private <T> T proxy(Class<T> type, T target) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> invoke(target, method, arguments)));
	}

	private @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
		this.stopped |= arguments != null
				&& Arrays.stream(arguments).anyMatch((one) -> one instanceof String sql && sql.contains(this.last));
		if (this.stopped && !AFTER_THE_END.contains(method.getName())) {
			throw new SQLException("stopped");
		}
		try {
			Object result = method.invoke(target, arguments);
			if (result instanceof Connection connection) {
				this.connections.add(connection);
			}
			return (result instanceof Connection connection) ? proxy(Connection.class, connection)
					: (result instanceof Statement statement && method.getName().equals("createStatement"))
							? proxy(Statement.class, statement) : result;
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
