package io.github.dbmigrate.shell;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.github.dbmigrate.Databases;
import org.jspecify.annotations.Nullable;

/**
 * A prompt at which the {@code db} commands are typed, one a line, with or without
 * {@code db} before them.
 */
final class InteractiveShell {

	private static final Set<String> END = Set.of("exit", "quit");

	private final Databases databases;

	private final PrintWriter out;

	private final PrintWriter err;

	private final Style style;

	private int exitCode;

	InteractiveShell(Databases databases, PrintWriter out, PrintWriter err, Style style) {
		this.databases = databases;
		this.out = out;
		this.err = err;
		this.style = style;
	}

	/**
	 * Runs what is typed until the person leaves.
	 * @param input opened with what can complete a line
	 * @return 0: each command told its own exit code at the prompt after it
	 */
	int run(Function<Candidates, LineInput> input) {
		Candidates candidates = new Candidates(commands(null).definition(), this.databases);
		try (LineInput lines = input.apply(candidates)) {
			this.err.println("`help` lists the commands, tab completes, `exit` or ctrl-D leaves.");
			this.err.flush();
			String line = lines.line(prompt());
			while (line != null && !END.contains(line.strip())) {
				run(line, lines);
				line = lines.line(prompt());
			}
			return 0;
		}
	}

	private String prompt() {
		return this.style.strong("db")
				+ ((this.exitCode == 0) ? "> " : this.style.bad(" [" + this.exitCode + "]") + "> ");
	}

	private void run(String line, LineInput lines) {
		if (!line.isBlank()) {
			try {
				this.exitCode = commands(lines).run(withoutDb(Words.of(line)));
			}
			catch (IllegalArgumentException ex) {
				new Screen(this.out, this.err, this.style, Prose.WHOLE).fail(String.valueOf(ex.getMessage()),
						"close it");
				this.exitCode = 2;
			}
		}
	}

	private static List<String> withoutDb(List<String> words) {
		return words.get(0).equals("db") ? words.subList(1, words.size()) : words;
	}

	private DbCommandLine commands(Prompt.@Nullable Input input) {
		return new DbCommandLine(this.databases, this.out, this.err, this.style, input);
	}

}
