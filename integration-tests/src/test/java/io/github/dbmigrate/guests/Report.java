package io.github.dbmigrate.guests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Writes down what a guest does while it starts: the names of its beans and its SQL
 * statements. Registered in {@code spring.factories} of the tests, so that no guest knows
 * of it.
 */
public class Report implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	static final String FILE = "guest.report";

	private static final String PREFIX = "guests.report.";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		String file = System.getProperty(FILE);
		if (file == null) {
			return;
		}
		Path path = Path.of(file);
		context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof DataSource dataSource) ? recording(dataSource, DataSource.class, path) : bean;
			}
		});
		context.addApplicationListener((ApplicationListener<ApplicationReadyEvent>) (event) -> {
			String[] names = event.getApplicationContext().getBeanDefinitionNames();
			Arrays.sort(names);
			Arrays.stream(names)
				.filter((name) -> !name.startsWith(PREFIX))
				.forEach((name) -> write(path, "bean " + name));
		});
	}

	private static Object recording(Object target, Class<?> type, Path path) {
		return Proxy.newProxyInstance(Report.class.getClassLoader(), new Class<?>[] { type }, (proxy, method, args) -> {
			if (args != null && args.length > 0 && args[0] instanceof String sql
					&& (method.getName().startsWith("execute") || method.getName().startsWith("prepare")
							|| method.getName().equals("addBatch"))) {
				write(path, "sql " + sql.replaceAll("\\s+", " "));
			}
			Object result;
			try {
				result = method.invoke(target, args);
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
			if (result instanceof Connection) {
				return recording(result, Connection.class, path);
			}
			boolean statement = result instanceof Statement && target instanceof Connection;
			return statement ? recording(result, method.getReturnType(), path) : result;
		});
	}

	private static synchronized void write(Path path, String line) {
		try {
			Files.writeString(path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
