package io.github.dbmigrate.shell;

import java.util.List;
import java.util.Set;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells what is wrong with the words, with the nearest right one.
 */
final class UsageErrors implements IParameterExceptionHandler {

	private static final int WRONG_USAGE = 2;

	private final Screen screen;

	UsageErrors(Screen screen) {
		this.screen = screen;
	}

	@Override
	public int handleParseException(ParameterException failure, String[] words) {
		CommandLine command = failure.getCommandLine();
		if (failure instanceof UnmatchedArgumentException unmatched) {
			this.screen.fail(problem(unmatched, command), remedy(unmatched, command));
		}
		else if (failure.getValue() != null && isGroup(command)) {
			this.screen.fail("There is no command '" + failure.getValue() + "'",
					nearest(failure.getValue(), command, false));
		}
		else {
			this.screen.fail(String.valueOf(failure.getMessage())
				.replace("option option", "option")
				.replaceFirst("^Error: ", ""), see(command));
		}
		this.screen.usage(command);
		return WRONG_USAGE;
	}

	private static String problem(UnmatchedArgumentException failure, CommandLine command) {
		String word = failure.getUnmatched().get(0);
		if (failure.isUnknownOption()) {
			return name(command) + " has no option '" + word + "'";
		}
		return isGroup(command) ? "There is no command '" + word + "'"
				: name(command) + " does not take '" + word + "'";
	}

	private static String remedy(UnmatchedArgumentException failure, CommandLine command) {
		OptionSpec message = failure.isUnknownOption() ? null : command.getCommandSpec().findOption("-m");
		return (message != null && (message.group() == null || message.getValue() != null))
				? quoted(message, failure.getUnmatched())
				: nearest(failure.getUnmatched().get(0), command, failure.isUnknownOption());
	}

	private static String quoted(OptionSpec message, List<String> words) {
		String first = message.getValue();
		return "quotes keep words together: -m \"" + ((first != null) ? first + " " : "") + String.join(" ", words)
				+ "\"";
	}

	private static String nearest(String word, CommandLine command, boolean option) {
		Set<String> known = option ? command.getCommandSpec().optionsMap().keySet() : command.getSubcommands().keySet();
		return Nearest.to(word, known).map((name) -> "did you mean `" + name + "`?").orElseGet(() -> see(command));
	}

	private static String see(CommandLine command) {
		return isGroup(command) ? "`db help` lists the commands"
				: "`db help " + command.getCommandName() + "` explains the command";
	}

	private static boolean isGroup(CommandLine command) {
		return !command.getSubcommands().isEmpty();
	}

	private static String name(CommandLine command) {
		return "`" + command.getCommandSpec().qualifiedName() + "`";
	}

}
