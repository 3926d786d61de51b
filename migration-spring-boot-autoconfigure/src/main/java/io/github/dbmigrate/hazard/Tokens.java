package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

/**
 * Reads a statement from left to right.
 */
final class Tokens {

	private final String sql;

	private final List<Token> tokens;

	private final SqlDialect dialect;

	private int position;

	private Tokens(String sql, List<Token> tokens, SqlDialect dialect) {
		this.sql = sql;
		this.tokens = tokens;
		this.dialect = dialect;
	}

	static Tokens of(String sql, SqlDialect dialect) {
		boolean mySql = dialect.vendor().equals("mysql") || dialect.vendor().equals("mariadb");
		return new Tokens(sql, Lexer.tokens(sql, mySql), dialect);
	}

	SqlDialect dialect() {
		return this.dialect;
	}

	boolean done() {
		return this.position >= this.tokens.size();
	}

	/** Whether these words come next, separated by single blanks. */
	boolean at(String words) {
		String[] wanted = words.split(" ");
		if (this.position + wanted.length > this.tokens.size()) {
			return false;
		}
		for (int i = 0; i < wanted.length; i++) {
			if (!this.tokens.get(this.position + i).is(wanted[i])) {
				return false;
			}
		}
		return true;
	}

	/** Whether one of these comes next. */
	boolean atAny(String... candidates) {
		return Stream.of(candidates).anyMatch(this::at);
	}

	/** Passes over these words, where they come next. */
	boolean accept(String words) {
		boolean accepted = at(words);
		if (accepted) {
			this.position += words.split(" ").length;
		}
		return accepted;
	}

	/** Passes over the first of these that comes next. */
	boolean acceptAny(String... candidates) {
		return Stream.of(candidates).anyMatch(this::accept);
	}

	/** Whether any of the words that are left is this one. */
	boolean has(String words) {
		int start = this.position;
		boolean found = false;
		for (; !found && !done(); this.position++) {
			found = at(words);
		}
		this.position = start;
		return found;
	}

	boolean atName() {
		return !done() && this.tokens.get(this.position).isName();
	}

	boolean atBracket() {
		return at("(");
	}

	/** The next word as it is written; empty at the end. */
	String word() {
		return done() ? "" : this.tokens.get(this.position++).text();
	}

	/** The next name as the database stores it. */
	String name() {
		String text = word();
		boolean unicode = text.startsWith("U&") || text.startsWith("u&");
		String plain = unicode ? text.substring(2) : text;
		boolean quoted = plain.length() > 1 && (plain.startsWith("\"") || plain.startsWith("`"));
		String inside = quoted ? unquoted(plain) : plain;
		return this.dialect.storedName(unicode ? inside.replace("\\0024", "$").replace("\\\\", "\\") : inside, quoted);
	}

	private static String unquoted(String text) {
		String quote = text.substring(0, 1);
		return text.substring(1, text.length() - 1).replace(quote + quote, quote);
	}

	/** The next name with its schema, where it has one. */
	TableName table() {
		List<String> parts = new ArrayList<>(List.of(name()));
		while (accept(".")) {
			parts.add(name());
		}
		int last = parts.size() - 1;
		return this.dialect.stored(new TableName((last > 0) ? parts.get(last - 1) : null, parts.get(last)));
	}

	/** The words in the brackets that come next. */
	Tokens bracketed() {
		int start = this.position + 1;
		skip();
		return new Tokens(this.sql, this.tokens.subList(start, Math.max(start, this.position - 1)), this.dialect);
	}

	/** Passes over a word, or over brackets with all that is in them. */
	void skip() {
		int depth = 0;
		do {
			depth += atAny("(", "[") ? 1 : atAny(")", "]") ? -1 : 0;
			this.position++;
		}
		while (depth > 0 && !done());
	}

	/** The text as far as one of these words, or to the end. */
	String textUntil(String... ends) {
		int start = this.position;
		while (!done() && !atAny(ends)) {
			skip();
		}
		return text(start, this.position);
	}

	private String text(int from, int to) {
		return (from >= to) ? "" : this.sql.substring(this.tokens.get(from).start(), this.tokens.get(to - 1).end());
	}

	/** All that is left. */
	String rest() {
		return text(this.position, this.tokens.size());
	}

	/** What is left, taken apart at commas that are in no brackets. */
	List<Tokens> parts() {
		List<Tokens> parts = new ArrayList<>();
		int start = this.position;
		while (!done()) {
			if (at(",")) {
				parts.add(new Tokens(this.sql, this.tokens.subList(start, this.position), this.dialect));
				start = this.position + 1;
			}
			skip();
		}
		if (start < this.tokens.size()) {
			parts.add(new Tokens(this.sql, this.tokens.subList(start, this.tokens.size()), this.dialect));
		}
		return parts;
	}

	/** The names in the brackets that come next; an expression is left out. */
	List<String> names() {
		List<String> names = new ArrayList<>();
		if (atBracket()) {
			for (Tokens part : bracketed().parts()) {
				if (part.atName()) {
					names.add(part.name());
				}
			}
		}
		return names;
	}

}
