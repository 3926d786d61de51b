package io.github.dbmigrate.autoconfigure.launch;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.shell.DbCommandLine;
import io.github.dbmigrate.shell.Terminal;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Runs a {@code db} command instead of the application: the beans are defined but only
 * those the command needs are created. A launch without {@code db} is left alone.
 */
final class DbLaunch implements SpringApplicationRunListener, Ordered {

	private static final String RESTART = "spring.devtools.restart.enabled";

	private final SpringApplication application;

	private final LaunchArguments arguments;

	private final PrintStream stdout = System.out;

	private final @Nullable String restart = System.getProperty(RESTART);

	private boolean active;

	DbLaunch(SpringApplication application, String[] arguments) {
		this.application = application;
		this.arguments = LaunchArguments.of(arguments);
		this.active = this.arguments.command();
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	LaunchArguments arguments() {
		return this.arguments;
	}

	/**
	 * Keeps standard output for the data of the command.
	 */
	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		if (this.active) {
			System.setOut(System.err);
			System.setProperty(RESTART, "false");
			bootstrapContext.register(DbLaunch.class, InstanceSupplier.of(this));
		}
	}

	void takeOver() {
		this.application.setApplicationContextFactory((type) -> AotDetector.useGeneratedArtifacts()
				? new DbAotApplicationContext() : new DbApplicationContext());
	}

	/**
	 * Answers words for which no application is needed, before it reads its
	 * configuration.
	 */
	void answerUsage() {
		PrintWriter out = new PrintWriter(this.stdout);
		PrintWriter err = new PrintWriter(System.err, true);
		DbCommandLine commands = new DbCommandLine(new Databases(Map::of), out, err, Terminal.present());
		if (commands.isUsage(this.arguments.words())) {
			System.exit(commands.run(this.arguments.words()));
		}
		this.arguments.missingFolder()
			.ifPresent((folder) -> System
				.exit(commands.refuse("There is no folder " + Path.of(folder).toAbsolutePath() + ". Nothing was done.",
						"name the folder of the migrations after --directory; db init --directory makes it")));
	}

	void stepBack() {
		this.active = false;
		System.setOut(this.stdout);
		if (this.restart == null) {
			System.clearProperty(RESTART);
		}
		else {
			System.setProperty(RESTART, this.restart);
		}
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		if (this.active && !ParentContext.leave(context)) {
			System.exit(run(context));
		}
	}

	private int run(ConfigurableApplicationContext context) {
		PrintWriter out = new PrintWriter(this.stdout);
		PrintWriter err = new PrintWriter(System.err, true);
		try (context) {
			return new DbCommandLine(new DatabasesOnDemand(context).databases(), out, err, Terminal.present())
				.run(this.arguments.words());
		}
		finally {
			out.flush();
			err.flush();
		}
	}

}
