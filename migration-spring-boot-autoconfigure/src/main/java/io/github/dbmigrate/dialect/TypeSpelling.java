package io.github.dbmigrate.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.dbmigrate.schema.ColumnType;

/**
 * A type as somebody wrote it: words in lower case with single blanks, the first brackets
 * taken apart. Quoted text keeps its case.
 *
 * @param name the words around the brackets
 * @param arguments what stands in the brackets
 */
record TypeSpelling(String name, List<String> arguments) {

	TypeSpelling {
		arguments = List.copyOf(arguments);
	}

	static TypeSpelling parse(String sql) {
		String text = Quoting.lower(sql.strip()).replaceAll("\\s+(?=[(\\[])", "");
		int open = Quoting.indexOf(text, '(', 0);
		if (open < 0) {
			return new TypeSpelling(blanks(text), List.of());
		}
		int close = Quoting.closing(text, open);
		String name = blanks(text.substring(0, open) + " " + text.substring(close + 1)).replace(" [", "[");
		return new TypeSpelling(name, arguments(text.substring(open + 1, close)));
	}

	private static String blanks(String text) {
		return text.strip().replaceAll("\\s+", " ");
	}

	private static List<String> arguments(String list) {
		List<String> arguments = new ArrayList<>();
		int start = 0;
		for (int comma = Quoting.indexOf(list, ',', 0); comma >= 0; comma = Quoting.indexOf(list, ',', start)) {
			arguments.add(list.substring(start, comma).strip());
			start = comma + 1;
		}
		arguments.add(list.substring(start).strip());
		return arguments;
	}

	/** This type under the name that the dialect prefers. */
	TypeSpelling renamed(Map<String, String> names) {
		return new TypeSpelling(names.getOrDefault(this.name, this.name), this.arguments);
	}

	/** This type with other arguments. */
	TypeSpelling with(String... arguments) {
		return new TypeSpelling(this.name, List.of(arguments));
	}

	/** This type with these arguments where it states none. */
	TypeSpelling orElse(String... arguments) {
		return this.arguments.isEmpty() ? with(arguments) : this;
	}

	/** This type with scale 0 where it states a precision only. */
	TypeSpelling withScale() {
		return (this.arguments.size() == 1) ? with(this.arguments.get(0), "0") : this;
	}

	/** A binary floating point type under the name of its size. */
	TypeSpelling floating(String single, String twice) {
		boolean small = !this.arguments.isEmpty() && Integer.parseInt(this.arguments.get(0)) <= 24;
		return new TypeSpelling(small ? single : twice, List.of());
	}

	/** Whether it has one of these names. */
	boolean is(String... names) {
		return List.of(names).contains(this.name);
	}

	ColumnType type() {
		return new ColumnType(this.name, this.arguments);
	}

	/** Where quoted text begins and ends. */
	static final class Quoting {

		private Quoting() {
		}

		/** The text in lower case except where it is quoted. */
		static String lower(String text) {
			StringBuilder result = new StringBuilder(text.length());
			int i = 0;
			while (i < text.length()) {
				int end = end(text, i);
				String part = text.substring(i, end);
				result.append((end - i > 1) ? part : part.toLowerCase(Locale.ROOT));
				i = end;
			}
			return result.toString();
		}

		/** The first place of a character that is not quoted. */
		static int indexOf(String text, char wanted, int from) {
			int i = from;
			while (i < text.length() && text.charAt(i) != wanted) {
				i = end(text, i);
			}
			return (i < text.length()) ? i : -1;
		}

		/** The bracket that closes the one at this place. */
		static int closing(String text, int open) {
			int depth = 0;
			int i = open;
			while (i < text.length()) {
				char c = text.charAt(i);
				depth += (c == '(') ? 1 : (c == ')') ? -1 : 0;
				if (depth == 0) {
					return i;
				}
				i = end(text, i);
			}
			throw new IllegalArgumentException("Unbalanced brackets: " + text);
		}

		/** The place behind the quoted text or the single character at this place. */
		static int end(String text, int start) {
			char quote = text.charAt(start);
			if (quote != '\'' && quote != '"' && quote != '`') {
				return start + 1;
			}
			int close = text.indexOf(quote, start + 1);
			return (close < 0) ? text.length() : close + 1;
		}

	}

}
