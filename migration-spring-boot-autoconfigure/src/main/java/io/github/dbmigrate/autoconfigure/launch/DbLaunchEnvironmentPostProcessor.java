package io.github.dbmigrate.autoconfigure.launch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * Readies the environment for a {@code db} command before anything reads it. A test that
 * starts an application with such arguments tests the application.
 */
final class DbLaunchEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	private static final String TEST = "org.springframework.boot.test.context.SpringBootTestContextBootstrapper";

	private static final String COMMAND_LINE = CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;

	private static final String SOURCE = "migrationDbCommand";

	private static final String LEAN = "migration.lean";

	/**
	 * Loggers that repeat what the command says as its failure, Hikari with a stack trace
	 * where PostgreSQL calls a change of a column that a view uses not supported.
	 */
	private static final List<String> TOLD_BY_THE_COMMAND = List.of("org.flywaydb", "org.mariadb.jdbc",
			"com.zaxxer.hikari.pool.ProxyConnection", DbApplicationContext.class.getName());

	private final ConfigurableBootstrapContext bootstrapContext;

	DbLaunchEnvironmentPostProcessor(ConfigurableBootstrapContext bootstrapContext) {
		this.bootstrapContext = bootstrapContext;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		DbLaunch launch = this.bootstrapContext.getOrElse(DbLaunch.class, null);
		if (launch != null) {
			prepare(environment, launch);
		}
	}

	/** Whether an application is to be without what no database is made of. */
	static boolean isLean(Environment environment) {
		return environment instanceof ConfigurableEnvironment configurable
				&& configurable.getPropertySources().get(SOURCE) instanceof MapPropertySource source
				&& Boolean.TRUE.equals(source.getProperty(LEAN));
	}

	private static void prepare(ConfigurableEnvironment environment, DbLaunch launch) {
		if (environment.containsProperty(TEST)) {
			launch.stepBack();
			return;
		}
		launch.answerUsage();
		launch.takeOver();
		MutablePropertySources sources = environment.getPropertySources();
		if (sources.get(COMMAND_LINE) instanceof SimpleCommandLinePropertySource) {
			sources.replace(COMMAND_LINE,
					new SimpleCommandLinePropertySource(launch.arguments().spring().toArray(String[]::new)));
		}
		sources.addFirst(new MapPropertySource(SOURCE, properties(environment, launch)));
	}

	private static Map<String, Object> properties(ConfigurableEnvironment environment, DbLaunch launch) {
		Map<String, Object> properties = new HashMap<>();
		properties.put(LEAN, launch.isLean());
		properties.put("spring.main.web-application-type", "none");
		properties.put("spring.main.banner-mode", "off");
		properties.put("spring.main.log-startup-info", "false");
		properties.put("spring.main.keep-alive", "false");
		properties.put("spring.jpa.hibernate.ddl-auto", "none");
		properties.put("spring.sql.init.mode", "never");
		properties.put("logging.level.root", environment.getProperty("logging.level.root", "warn"));
		for (String logger : TOLD_BY_THE_COMMAND) {
			properties.put("logging.level." + logger, environment.getProperty("logging.level." + logger, "off"));
		}
		return properties;
	}

}
