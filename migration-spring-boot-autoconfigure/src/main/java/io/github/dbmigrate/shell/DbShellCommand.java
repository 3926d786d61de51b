package io.github.dbmigrate.shell;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.Databases;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;
import org.springframework.shell.core.command.completion.CompletionProposal;
import org.springframework.shell.core.command.completion.CompletionProvider;

/**
 * A {@code db} command at Spring Shell's prompt, known there by what picocli knows of it.
 */
final class DbShellCommand implements Command {

	static final String ROOT = "db";

	private final CommandSpec definition;

	private final Databases databases;

	DbShellCommand(CommandSpec definition, Databases databases) {
		this.definition = definition;
		this.databases = databases;
	}

	@Override
	public ExitStatus execute(CommandContext context) {
		List<String> words = new ArrayList<>(context.parsedInput().subCommands());
		context.parsedInput().arguments().stream().map(CommandArgument::value).forEach(words::add);
		int exitCode = commandLine(context).run(words);
		return (exitCode == 0) ? ExitStatus.OK : new ExitStatus(exitCode, "exit code " + exitCode);
	}

	private DbCommandLine commandLine(CommandContext context) {
		boolean terminal = Terminal.present();
		return new DbCommandLine(this.databases, context.outputWriter(), new PrintWriter(System.err, true),
				Style.of(terminal), terminal ? () -> read(context) : null);
	}

	private static @Nullable String read(CommandContext context) {
		try {
			return context.inputReader().readInput();
		}
		catch (Exception ex) {
			throw new UncheckedIOException(new IOException("The answer cannot be read", ex));
		}
	}

	@Override
	public String getName() {
		return this.definition.qualifiedName();
	}

	@Override
	public String getDescription() {
		return String.join(" ", this.definition.usageMessage().description());
	}

	@Override
	public String getHelp() {
		return this.definition.commandLine().getUsageMessage();
	}

	@Override
	public String getGroup() {
		return "Database";
	}

	@Override
	public List<CommandOption> getOptions() {
		return isGroup() ? List.of()
				: this.definition.options()
					.stream()
					.filter((option) -> !option.usageHelp())
					.map(DbShellCommand::option)
					.toList();
	}

	@Override
	public CompletionProvider getCompletionProvider() {
		return (context) -> isGroup()
				? this.definition.subcommands().keySet().stream().map(CompletionProposal::new).toList() : List.of();
	}

	private boolean isGroup() {
		return !this.definition.subcommands().isEmpty();
	}

	private static CommandOption option(OptionSpec option) {
		CommandOption.Builder builder = CommandOption.with()
			.longName(option.longestName().replaceFirst("^--", ""))
			.description(String.join(" ", option.description()))
			.type(option.type());
		return (option.shortestName().length() == 2) ? builder.shortName(option.shortestName().charAt(1)).build()
				: builder.build();
	}

}
