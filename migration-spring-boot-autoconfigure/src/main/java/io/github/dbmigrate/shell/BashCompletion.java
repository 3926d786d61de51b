package io.github.dbmigrate.shell;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What completes {@code dbw} in bash, and in zsh as far as it does as bash does. No
 * process is started for it: versions come from the names of files.
 *
 * @param commands what the commands are
 */
record BashCompletion(CommandSpec commands) {

	/** Prints the versions of the migrations below the working directory. */
	static final String VERSIONS = "find . -name target -prune -o -name build -prune -o -path '*/db/migration/*'"
			+ " -name 'V*__*.sql' -print 2>/dev/null | sed 's#.*/V##; s#__.*##; y#_#.#' | sort -u";

	private static final String SCRIPT = """
			# %s
			_dbw_versions() {
				%s
			}
			_dbw() {
				local word=${COMP_WORDS[COMP_CWORD]} last=${COMP_WORDS[COMP_CWORD-1]} options= values=
				COMPREPLY=()
				if [ "$COMP_CWORD" -eq 1 ]; then
					values='%s'
				else
					case "${COMP_WORDS[1]} $last" in
			%s
					*) case "${COMP_WORDS[1]}" in
			%s
						esac ;;
					esac
				fi
				case "$word" in
					--*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
					*) COMPREPLY=($(compgen -W "$values" -- "$word")) ;;
				esac
			}
			complete -F _dbw dbw
			""";

	String script(String use) {
		return SCRIPT.formatted(use, VERSIONS, String.join(" ", this.commands.subcommands().keySet()),
				lines((command) -> command.options()
					.stream()
					.filter(Candidates::takesValue)
					.map((option) -> value(command, option))),
				lines((command) -> Stream.of(words(command))));
	}

	private String lines(Function<CommandSpec, Stream<String>> line) {
		return Candidates.distinct(this.commands).flatMap(line).collect(Collectors.joining("\n"));
	}

	private static String value(CommandSpec command, OptionSpec option) {
		String names = Stream.of(option.names())
			.map((name) -> "'" + command.name() + " " + name + "'")
			.collect(Collectors.joining("|"));
		String files = option.paramLabel().contains("FILE") ? "COMPREPLY=($(compgen -f -- \"$word\")); return" : "";
		return "\t\t" + names + ") " + (files.isEmpty() ? "values='" + choices(option) + "'" : files) + " ;;";
	}

	private static String choices(ArgSpec argument) {
		return String.join(" ", Candidates.choices(argument));
	}

	private String words(CommandSpec command) {
		return "\t\t\t" + command.name() + ") options='" + String.join(" ", Candidates.options(command))
				+ "'; values=\"" + String.join(" ", positionals(this.commands, command, "$(_dbw_versions)")) + "\" ;;";
	}

	/** What may stand where no option does. */
	static List<String> positionals(CommandSpec commands, CommandSpec command, String versions) {
		if (command.name().equals("help")) {
			return List.copyOf(commands.subcommands().keySet());
		}
		return command.positionalParameters()
			.stream()
			.limit(1)
			.flatMap((parameter) -> Candidates.choices(parameter).isEmpty() ? Stream
				.concat(Candidates.TARGETS.getOrDefault(command.name(), List.of()).stream(), Stream.of(versions))
					: Candidates.choices(parameter).stream())
			.toList();
	}

}
