package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into words as a shell does: blanks separate, single quotes keep all,
 * double quotes keep all but a backslash before a quote or a backslash.
 */
final class Words {

	private static final char NONE = 0;

	private final List<String> words = new ArrayList<>();

	private final StringBuilder word = new StringBuilder();

	private boolean started;

	private char quote = NONE;

	private Words() {
	}

	static List<String> of(String line) {
		Words words = new Words();
		for (int i = 0; i < line.length(); i++) {
			i += words.take(line.charAt(i), (i + 1 < line.length()) ? line.charAt(i + 1) : NONE);
		}
		return words.finish();
	}

	/** Takes a character and answers how many more it used. */
	private int take(char character, char next) {
		if (escapes(character, next)) {
			append(next);
			return 1;
		}
		if (this.quote == NONE && Character.isWhitespace(character)) {
			end();
		}
		else if (character == this.quote || (this.quote == NONE && (character == '"' || character == '\''))) {
			this.quote = (this.quote == NONE) ? character : NONE;
			this.started = true;
		}
		else {
			append(character);
		}
		return 0;
	}

	private boolean escapes(char character, char next) {
		return character == '\\' && next != NONE
				&& (this.quote == NONE || (this.quote == '"' && (next == '"' || next == '\\')));
	}

	private void append(char character) {
		this.word.append(character);
		this.started = true;
	}

	private void end() {
		if (this.started) {
			this.words.add(this.word.toString());
		}
		this.word.setLength(0);
		this.started = false;
	}

	private List<String> finish() {
		if (this.quote != NONE) {
			throw new IllegalArgumentException("A quote is not closed: " + this.quote);
		}
		end();
		return List.copyOf(this.words);
	}

}
