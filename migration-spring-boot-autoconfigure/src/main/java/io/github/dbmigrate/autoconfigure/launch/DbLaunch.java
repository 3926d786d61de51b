package io.github.dbmigrate.autoconfigure.launch;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.shell.DbCommandLine;
import io.github.dbmigrate.shell.Terminal;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
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

	private static final String RESTART = "org.springframework.boot.devtools.restart.RestartApplicationListener";

	private final SpringApplication application;

	private final String[] given;

	private final LaunchArguments arguments;

	private final PrintStream stdout = System.out;

	private boolean active;

	private boolean again;

	private boolean lean;

	private @Nullable DbCommandLine commands;

	private @Nullable Databases databases;

	DbLaunch(SpringApplication application, String[] arguments) {
		this.application = application;
		this.given = arguments;
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
	 * Keeps standard output for the data of the command, which devtools would start in
	 * another thread.
	 */
	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		if (this.active) {
			System.setOut(System.err);
			this.application.setListeners(this.application.getListeners()
				.stream()
				.filter((listener) -> !listener.getClass().getName().equals(RESTART))
				.toList());
			this.again = bootstrapContext.isRegistered(Whole.class);
			this.lean = !this.again && !AotDetector.useGeneratedArtifacts() && !ParentContext.isIn(this.application);
			bootstrapContext.register(DbLaunch.class, InstanceSupplier.of(this));
		}
	}

	/** Whether the context is to be without what no database is made of. */
	boolean isLean() {
		return this.lean;
	}

	void takeOver() {
		this.application
			.setApplicationContextFactory((type) -> AotDetector.useGeneratedArtifacts() ? new DbAotApplicationContext()
					: new DbApplicationContext(this.lean ? new LeanBeanFactory() : new DefaultListableBeanFactory()));
	}

	/**
	 * Answers words for which no application is needed, before it reads its
	 * configuration.
	 */
	void answerUsage() {
		if (this.again) {
			return;
		}
		DbCommandLine commands = commands();
		if (commands.isUsage(this.arguments.words())) {
			System.exit(commands.run(this.arguments.words()));
		}
		this.arguments.missingFolder()
			.ifPresent((folder) -> System
				.exit(commands.refuse("There is no folder " + Path.of(folder).toAbsolutePath() + ". Nothing was done.",
						"name the folder of the migrations after --directory; db init --directory makes it")));
	}

	private DbCommandLine commands() {
		DbCommandLine commands = this.commands;
		if (commands == null) {
			commands = new DbCommandLine(new Databases(() -> Objects.requireNonNull(this.databases).all()),
					new PrintWriter(this.stdout), new PrintWriter(System.err, true), Terminal.present());
			this.commands = commands;
		}
		return commands;
	}

	void stepBack() {
		this.active = false;
		System.setOut(this.stdout);
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		if (this.active && !ParentContext.leave(context)) {
			if (this.again) {
				throw new AbandonedRunException(context);
			}
			System.exit(run(new CommandContext(context, this.lean ? this::startWhole : null)));
		}
	}

	/** Where the application cannot even be defined without what was left out. */
	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		if (this.active && this.lean && context != null && CommandContext.mayLackBean(exception)) {
			context.close();
			System.exit(run(new CommandContext(startWhole(), null)));
		}
	}

	private int run(CommandContext context) {
		try (context) {
			this.databases = DatabasesOnDemand.in(context);
			return commands().run(this.arguments.words());
		}
	}

	/** Starts the application once more; where that fails, Spring Boot tells why. */
	private ConfigurableApplicationContext startWhole() {
		this.application.addBootstrapRegistryInitializer(
				(registry) -> registry.registerIfAbsent(Whole.class, InstanceSupplier.of(new Whole())));
		try {
			return this.application.run(this.given);
		}
		catch (AbandonedRunException ex) {
			return Objects.requireNonNull(ex.getApplicationContext());
		}
		catch (RuntimeException ex) {
			System.exit(1);
			throw ex;
		}
	}

	/** Marks a start with all auto-configurations. */
	private record Whole() {

	}

}
