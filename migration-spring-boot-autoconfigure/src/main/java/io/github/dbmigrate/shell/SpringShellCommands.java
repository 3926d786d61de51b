package io.github.dbmigrate.shell;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.dbmigrate.Databases;
import picocli.CommandLine.Model.CommandSpec;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * Adds the {@code db} commands to the Spring Shell of an application, unless it has a
 * command of that name.
 */
public final class SpringShellCommands implements BeanPostProcessor {

	private final Databases databases;

	private final Supplier<CommandRegistry> registry;

	private final TypedLine typed;

	private final CommandSpec definition;

	/**
	 * @param databases asked for when a command needs one
	 * @param registry the commands of the application; asked for when a line is typed
	 * @param typed knows what was typed
	 */
	public SpringShellCommands(Databases databases, Supplier<CommandRegistry> registry, TypedLine typed) {
		this.databases = databases;
		this.registry = registry;
		this.typed = typed;
		PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
		this.definition = new DbCommandLine(databases, nowhere, nowhere, false).definition();
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof CommandRegistry commands) {
			register(commands);
		}
		return (bean instanceof CommandParser parser)
				? new DbCommandParser(parser, this.registry, this.typed, this.definition.subcommands().keySet()) : bean;
	}

	private void register(CommandRegistry commands) {
		List<DbShellCommand> ours = Stream
			.concat(Stream.of(this.definition),
					this.definition.subcommands().values().stream().map((command) -> command.getCommandSpec()))
			.map((command) -> new DbShellCommand(command, this.databases))
			.toList();
		if (commands.getCommands().stream().noneMatch((other) -> isNamedLikeOurs(other.getName()))) {
			ours.forEach(commands::registerCommand);
		}
	}

	private static boolean isNamedLikeOurs(String name) {
		return name.split(" ", 2)[0].equals(DbShellCommand.ROOT);
	}

}
