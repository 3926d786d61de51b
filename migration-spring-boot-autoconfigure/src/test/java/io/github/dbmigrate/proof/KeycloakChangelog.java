package io.github.dbmigrate.proof;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

/**
 * Makes Keycloak's tables as Keycloak does: with its own changelog. Liquibase is where no
 * other test finds it, and therefore spoken to without its types.
 */
final class KeycloakChangelog {

	private static final String MASTER = "META-INF/jpa-changelog-master.xml";

	private final ClassLoader loader;

	KeycloakChangelog(String version) {
		this.loader = Published.loader("keycloak-" + version, "liquibase");
	}

	/**
	 * Runs every change set.
	 */
	void run(DataSource dataSource) {
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(this.loader);
		try (Connection connection = dataSource.getConnection()) {
			run(connection);
		}
		catch (SQLException | ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	private void run(Connection connection) throws ReflectiveOperationException {
		setSession();
		Object quiet = make("liquibase.ui.LoggerUIService");
		type("liquibase.Scope").getMethod("enter", Map.class).invoke(null, Map.of("ui", quiet));
		Object files = type("liquibase.resource.ClassLoaderResourceAccessor").getConstructor(ClassLoader.class)
			.newInstance(this.loader);
		Object database = type("liquibase.database.jvm.JdbcConnection").getConstructor(Connection.class)
			.newInstance(connection);
		Object liquibase = type("liquibase.Liquibase")
			.getConstructor(String.class, type("liquibase.resource.ResourceAccessor"),
					type("liquibase.database.DatabaseConnection"))
			.newInstance(MASTER, files, database);
		liquibase.getClass().getMethod("update", String.class).invoke(liquibase, "");
	}

	/**
	 * Change sets written in Java want one, and use it for what only a used database has.
	 */
	private void setSession() throws ReflectiveOperationException {
		Class<?> session = type("org.keycloak.models.KeycloakSession");
		Object nobody = Proxy.newProxyInstance(this.loader, new Class<?>[] { session }, (proxy, method, arguments) -> {
			throw new InvocationTargetException(new IllegalStateException("Keycloak is asked for " + method));
		});
		type("org.keycloak.connections.jpa.updater.liquibase.ThreadLocalSessionContext")
			.getMethod("setCurrentSession", session)
			.invoke(null, nobody);
	}

	private Object make(String name) throws ReflectiveOperationException {
		return type(name).getConstructor().newInstance();
	}

	private Class<?> type(String name) throws ClassNotFoundException {
		return this.loader.loadClass(name);
	}

}
