package io.github.dbmigrate.shell;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Hands the words of a {@code db} line over unchanged; any other line goes to the parser
 * of the application.
 */
final class DbCommandParser implements CommandParser {

	private final CommandParser others;

	private final Supplier<CommandRegistry> registry;

	private final TypedLine typed;

	private final Set<String> names;

	DbCommandParser(CommandParser others, Supplier<CommandRegistry> registry, TypedLine typed, Set<String> names) {
		this.others = others;
		this.registry = registry;
		this.typed = typed;
		this.names = names;
	}

	@Override
	public ParsedInput parse(String line) {
		return isOurs(line) ? parse(Words.of(this.typed.of(line))) : this.others.parse(line);
	}

	static boolean startsLikeOurs(String line) {
		return line.strip().split("\\s", 2)[0].equals(DbShellCommand.ROOT);
	}

	private boolean isOurs(String line) {
		return startsLikeOurs(line)
				&& this.registry.get().getCommandByName(DbShellCommand.ROOT) instanceof DbShellCommand;
	}

	private ParsedInput parse(List<String> words) {
		ParsedInput.Builder input = ParsedInput.builder().commandName(words.get(0));
		boolean named = words.size() > 1 && this.names.contains(words.get(1));
		if (named) {
			input.addSubCommand(words.get(1));
		}
		for (int i = named ? 2 : 1; i < words.size(); i++) {
			input.addArgument(new CommandArgument(i, words.get(i)));
		}
		return input.build();
	}

}
