package io.github.dbmigrate.generate.ask;

import java.util.List;

/**
 * A difference that only a human can decide.
 *
 * @param id what is asked about, for instance {@code fill user.email}
 * @param text the question, with what is known about the rows
 * @param flag the flag that answers it, ready to paste
 * @param suggestions answers to offer, best first
 */
public record Question(String id, String text, String flag, List<String> suggestions) {

	public Question {
		suggestions = List.copyOf(suggestions);
	}

	/** Whether the answer may be any SQL, so that a number is a value. */
	public boolean takesSql() {
		return this.id.startsWith("fill ") || this.id.startsWith("cast ");
	}

}
