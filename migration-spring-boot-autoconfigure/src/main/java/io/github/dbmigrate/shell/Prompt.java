package io.github.dbmigrate.shell;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.generate.ask.Question;
import org.jspecify.annotations.Nullable;

/**
 * Asks the person at the terminal; without one there is no answer, and nothing is
 * printed.
 */
final class Prompt implements Asker {

	private final @Nullable Input input;

	private final PrintWriter out;

	private final Prose prose;

	Prompt(@Nullable Input input, PrintWriter out, Prose prose) {
		this.prose = prose;
		this.input = input;
		this.out = out;
	}

	/**
	 * Asks with numbered suggestions; a number takes one of them, an empty line stops.
	 */
	@Override
	public @Nullable String ask(Question question) {
		List<String> suggestions = question.suggestions();
		StringBuilder text = new StringBuilder(this.prose.of(question.text())).append('\n');
		for (int i = 0; i < suggestions.size(); i++) {
			text.append("  ").append(i + 1).append(") ").append(suggestions.get(i)).append('\n');
		}
		String answer = read(text, suggestions.isEmpty() ? "answer: " : "number or answer: ");
		return (answer != null) ? chosen(answer, suggestions) : null;
	}

	/** Asks whether rows may be lost; only a clear yes is one. */
	boolean confirms(String loss) {
		String answer = read(this.prose.of(loss) + "\n", "Go on? [y/N] ");
		return answer != null && List.of("y", "yes").contains(answer.toLowerCase(Locale.ROOT));
	}

	private @Nullable String read(CharSequence text, String prompt) {
		if (this.input == null) {
			return null;
		}
		this.out.print(text);
		String line = this.input.readLine(this.out, prompt);
		return (line == null || line.isBlank()) ? null : line.strip();
	}

	private static String chosen(String answer, List<String> suggestions) {
		boolean number = answer.matches("[1-9][0-9]?") && Integer.parseInt(answer) <= suggestions.size();
		return number ? suggestions.get(Integer.parseInt(answer) - 1) : answer;
	}

	/**
	 * Reads a line that a person types.
	 */
	@FunctionalInterface
	interface Input {

		/** The line, or {@code null} at the end. */
		@Nullable String readLine();

		/** The line behind a prompt, or {@code null} at the end. */
		default @Nullable String readLine(PrintWriter out, String prompt) {
			out.print(prompt);
			out.flush();
			return readLine();
		}

	}

}
