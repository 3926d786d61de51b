package io.github.dbmigrate.shell;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

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
	 * Asks with suggestions, of which a number takes one, or a letter where a number
	 * would be a value; an empty line stops.
	 */
	@Override
	public @Nullable String ask(Question question) {
		List<String> suggestions = question.suggestions();
		StringBuilder text = new StringBuilder(this.prose.of(question.text())).append('\n');
		for (int i = 0; i < suggestions.size(); i++) {
			text.append("  ").append(label(question, i)).append(") ").append(suggestions.get(i)).append('\n');
		}
		String labels = question.takesSql() ? "letter or SQL: " : "number or answer: ";
		String answer = read(text, suggestions.isEmpty() ? "answer: " : labels);
		return (answer != null) ? chosen(answer, question) : null;
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

	private static String chosen(String answer, Question question) {
		List<String> suggestions = question.suggestions();
		return IntStream.range(0, suggestions.size())
			.filter((i) -> label(question, i).equals(answer))
			.mapToObj(suggestions::get)
			.findFirst()
			.orElse(answer);
	}

	private static String label(Question question, int index) {
		return question.takesSql() ? String.valueOf((char) ('a' + index)) : String.valueOf(index + 1);
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
