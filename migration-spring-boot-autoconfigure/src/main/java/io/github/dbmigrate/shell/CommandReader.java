package io.github.dbmigrate.shell;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;

/**
 * Reads the annotations of {@link DbCommands}, of no more commands than words need: all
 * of them take a tenth of the time of a short command.
 */
final class CommandReader {

	private static final String ALL = "";

	private final Function<Supplier<CommandSpec>, DbCommands> commands;

	private final Screen screen;

	private final Style style;

	private final boolean terminal;

	private final Map<String, CommandLine> known = new HashMap<>();

	/**
	 * @param commands makes the commands, given where the definition of all is found
	 * @param terminal whether help is as wide as a terminal
	 */
	CommandReader(Function<Supplier<CommandSpec>, DbCommands> commands, Screen screen, Style style, boolean terminal) {
		this.commands = commands;
		this.screen = screen;
		this.style = style;
		this.terminal = terminal;
	}

	/**
	 * The command that the words begin with, where nothing is wrong with them and no help
	 * is asked for, else all commands.
	 */
	CommandLine of(List<String> words) {
		String name = words.isEmpty() ? ALL : words.get(0);
		List<Method> named = CommandLine.getCommandMethods(DbCommands.class, name);
		if (this.known.containsKey(ALL) || named.size() != 1) {
			return all();
		}
		CommandLine command = this.known.computeIfAbsent(name, (key) -> read(named));
		return isUsage(command, words) ? all() : command;
	}

	CommandLine all() {
		return this.known.computeIfAbsent(ALL, (key) -> read(CommandLine.getCommandMethods(DbCommands.class, null)));
	}

	/**
	 * Whether words are answered without a database: by help, or as wrong usage.
	 */
	static boolean isUsage(CommandLine commands, List<String> words) {
		try {
			return commands.parseArgs(words.toArray(String[]::new))
				.asCommandLineList()
				.stream()
				.anyMatch((command) -> command.isUsageHelpRequested() || command.getCommandSpec().helpCommand());
		}
		catch (ParameterException ex) {
			return true;
		}
	}

	private CommandLine read(List<Method> methods) {
		DbCommands definition = this.commands.apply(() -> all().getCommandSpec());
		CommandLine line = new CommandLine(definition);
		methods.stream().map(CommandLine::new).forEach((command) -> line.addSubcommand(command));
		explain(line);
		line.getSubcommands().values().forEach(CommandReader::explain);
		return line.setCaseInsensitiveEnumValuesAllowed(true)
			.setOut(this.screen.out())
			.setUsageHelpAutoWidth(this.terminal)
			.setExecutionStrategy((parsed) -> {
				definition.tell();
				long begun = System.nanoTime();
				int exitCode = new RunLast().execute(parsed);
				this.screen.took(Duration.ofNanos(System.nanoTime() - begun));
				return exitCode;
			})
			.setErr(this.screen.err())
			.setColorScheme(Help.defaultColorScheme(this.style.ansi()))
			.setParameterExceptionHandler(new UsageErrors(this.screen))
			.setExecutionExceptionHandler(new CommandErrors(this.screen));
	}

	private static void explain(CommandLine command) {
		if (command.getCommandSpec().findOption("-h") == null) {
			command.getCommandSpec()
				.addOption(
						OptionSpec.builder("-h", "--help").usageHelp(true).description("Explain the command.").build());
		}
	}

}
