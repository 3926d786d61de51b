package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What completes {@code dbw} in fish, with what each command and option is for.
 *
 * @param commands what the commands are
 */
record FishCompletion(CommandSpec commands) {

	String script() {
		List<String> lines = new ArrayList<>(List.of("# ./dbw completion fish > ~/.config/fish/completions/dbw.fish",
				"function __dbw_versions", "\t" + BashCompletion.VERSIONS, "end", "complete -c dbw -f"));
		Candidates.distinct(this.commands).forEach((command) -> {
			lines.add("complete -c dbw -n __fish_use_subcommand -a " + command.name()
					+ described(command.usageMessage().description()));
			String seen = "complete -c dbw -n '__fish_seen_subcommand_from " + command.name() + "'";
			command.options()
				.stream()
				.filter((option) -> !option.hidden())
				.forEach((option) -> lines.add(seen + option(option)));
			List<String> words = BashCompletion.positionals(this.commands, command, "(__dbw_versions)");
			if (!words.isEmpty()) {
				lines.add(seen + " -a '" + String.join(" ", words) + "'");
			}
		});
		return String.join("\n", lines) + "\n";
	}

	private static String option(OptionSpec option) {
		StringBuilder text = new StringBuilder();
		for (String name : option.names()) {
			text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
		}
		if (Candidates.takesValue(option)) {
			text.append(option.paramLabel().contains("FILE") ? " -r -F" : " -x");
			List<String> choices = Candidates.choices(option);
			text.append(choices.isEmpty() ? "" : " -a '" + String.join(" ", choices) + "'");
		}
		return text + described(option.description());
	}

	private static String described(String... description) {
		String text = String.join(" ", description).replace("%n", " ").replace("%%", "%");
		return text.isEmpty() ? "" : " -d '" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
	}

}
