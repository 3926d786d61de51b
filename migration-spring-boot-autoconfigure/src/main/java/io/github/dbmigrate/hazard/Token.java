package io.github.dbmigrate.hazard;

/**
 * A word of a statement.
 *
 * @param kind what it is
 * @param text the text as it is written
 * @param start where it begins
 * @param end where it ends
 */
record Token(Kind kind, String text, int start, int end) {

	boolean is(String word) {
		return (this.kind == Kind.WORD || this.kind == Kind.SYMBOL) && this.text.equalsIgnoreCase(word);
	}

	boolean isName() {
		return this.kind == Kind.WORD || this.kind == Kind.QUOTED;
	}

	/**
	 * What a word can be.
	 */
	enum Kind {

		/** A key word or bare name. */
		WORD,
		/** A name in quotes. */
		QUOTED,
		/** A string. */
		STRING,
		/** A number. */
		NUMBER,
		/** A single other character. */
		SYMBOL

	}

}
