package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.Known;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.schema.MigrationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What may follow on a line that is being typed: commands, their options, and what a
 * value can be.
 *
 * @param commands what the commands are
 * @param databases asked what their files tell
 */
record Candidates(CommandSpec commands, Databases databases) {

	private static final Set<String> NAMES = Set.of("--drop", "--keep", "--narrow");

	private static final Set<String> NAMES_WITH_VALUES = Set.of("--fill", "--cast", "--rename");

	/** Words that stand for a version, by command. */
	static final Map<String, List<String>> TARGETS = Map.of("upgrade", List.of("head", "+1"), "downgrade",
			List.of("base", "-1"), "show", List.of("head", "current"), "stamp", List.of("head", "base"));

	/**
	 * The words that may stand in place of one.
	 * @param before the words before it, without {@code db}
	 * @param word as much of it as was typed
	 */
	List<String> of(List<String> before, String word) {
		CommandSpec command = before.isEmpty() ? null : command(before.get(0));
		if (command == null) {
			return before.isEmpty() ? List.copyOf(this.commands.subcommands().keySet()) : List.of();
		}
		int equals = word.indexOf('=');
		if (word.startsWith("--") && equals > 0) {
			OptionSpec option = command.findOption(word.substring(0, equals));
			return (option == null) ? List.of()
					: values(option).stream().map((value) -> word.substring(0, equals + 1) + value).toList();
		}
		OptionSpec last = command.findOption(before.get(before.size() - 1));
		if (takesValue(last)) {
			return values(last);
		}
		return word.startsWith("-") && !word.matches("-\\d*") ? options(command) : positionals(command);
	}

	private @Nullable CommandSpec command(String name) {
		return (this.commands.subcommands().get(name) != null) ? this.commands.subcommands().get(name).getCommandSpec()
				: null;
	}

	static boolean takesValue(@Nullable OptionSpec option) {
		return option != null && option.arity().min() > 0;
	}

	/** The commands, each once. */
	static Stream<CommandSpec> distinct(CommandSpec commands) {
		return commands.subcommands().values().stream().map(CommandLine::getCommandSpec).distinct();
	}

	/** The options of a command by their long names. */
	static List<String> options(CommandSpec command) {
		return command.options().stream().filter((option) -> !option.hidden()).map(OptionSpec::longestName).toList();
	}

	private List<String> values(OptionSpec option) {
		String name = option.longestName();
		if (NAMES.contains(name)) {
			return names("");
		}
		if (NAMES_WITH_VALUES.contains(name)) {
			return names("=");
		}
		return name.equals("--database") ? List.copyOf(this.databases.names()) : choices(option);
	}

	/** The values of an option that has only a few. */
	static List<String> choices(ArgSpec argument) {
		if (argument.type().isEnum()) {
			return Stream.of(argument.type().getEnumConstants())
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT))
				.toList();
		}
		return argument.paramLabel().contains("|") ? List.of(argument.paramLabel().split("\\|")) : List.of();
	}

	private List<String> positionals(CommandSpec command) {
		if (command.name().equals("help")) {
			return List.copyOf(this.commands.subcommands().keySet());
		}
		if (command.positionalParameters().isEmpty()) {
			return options(command);
		}
		String label = command.positionalParameters().get(0).paramLabel();
		List<String> values = new ArrayList<>(TARGETS.getOrDefault(command.name(), List.of()));
		known().forEach((known) -> values.addAll(label.contains("FILE") ? known.files() : known.versions()));
		return values;
	}

	private List<String> names(String end) {
		return known().stream()
			.flatMap((known) -> Stream.concat(known.tables().stream(), known.columns().stream()))
			.map((name) -> name + end)
			.toList();
	}

	/** Files that cannot be read complete nothing; the command will say why. */
	private List<Known> known() {
		try {
			return this.databases.all()
				.values()
				.stream()
				.map((service) -> service.get())
				.map(MigrationService::known)
				.toList();
		}
		catch (MigrationException ex) {
			return List.of();
		}
	}

}
