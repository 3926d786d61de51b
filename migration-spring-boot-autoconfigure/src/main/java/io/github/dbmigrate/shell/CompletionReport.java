package io.github.dbmigrate.shell;

import java.util.List;
import java.util.Map;

import picocli.CommandLine.Model.CommandSpec;

/**
 * A script by which a shell completes {@code dbw}.
 *
 * @param commands what the commands are
 * @param shell the shell
 */
record CompletionReport(CommandSpec commands, Shell shell) implements Report {

	@Override
	public List<String> lines(Style style) {
		return script().lines().toList();
	}

	@Override
	public boolean verbatim() {
		return true;
	}

	@Override
	public Object json() {
		return Map.of("script", script());
	}

	private String script() {
		return switch (this.shell) {
			case BASH -> new BashCompletion(this.commands)
				.script("./dbw completion bash > ~/.local/share/bash-completion/completions/dbw");
			case ZSH -> "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n"
					+ new BashCompletion(this.commands)
						.script("./dbw completion zsh > ~/.dbw.zsh, and in ~/.zshrc: source ~/.dbw.zsh");
			case FISH -> new FishCompletion(this.commands).script();
		};
	}

	/**
	 * The shells for which there is one.
	 */
	enum Shell {

		BASH, ZSH, FISH

	}

}
