package io.github.dbmigrate.dialect;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * String literals of MySQL and MariaDB, where a backslash means something and double
 * quotes are quotes of text too.
 */
final class MySqlLiterals {

	private static final Pattern QUOTED = Pattern
		.compile("(?s)`(?:[^`]|``)*`|'(?:[^'\\\\]|''|\\\\.)*'|\"(?:[^\"\\\\]|\"\"|\\\\.)*\"");

	private static final Pattern PART = Pattern.compile("(?s)\\\\(.)|''|\"\"|'");

	private static final Pattern ESCAPE = Pattern.compile("(?s)''|\\\\(.)");

	/** Any other letter behind a backslash stands for itself. */
	private static final Map<String, String> ESCAPES = Map.of("n", "\n", "t", "\t", "r", "\r", "0", "\0", "b", "\b",
			"Z", "\u001a", "%", "\\%", "_", "\\_");

	private MySqlLiterals() {
	}

	/**
	 * The text that a literal in single quotes stands for.
	 */
	static String value(String literal) {
		return ESCAPE.matcher(literal.substring(1, literal.length() - 1)).replaceAll((match) -> {
			String letter = match.group(1);
			return Matcher.quoteReplacement((letter == null) ? "'" : ESCAPES.getOrDefault(letter, letter));
		});
	}

	/**
	 * An expression whose literals are in single quotes, with no single quote in them but
	 * doubled ones.
	 */
	static String standard(String sql) {
		return QUOTED.matcher(sql).replaceAll((match) -> Matcher.quoteReplacement(standard(match)));
	}

	private static String standard(MatchResult quoted) {
		String text = quoted.group();
		boolean single = text.startsWith("'");
		return text.startsWith("`")
				? text : "'"
						+ PART.matcher(text.substring(1, text.length() - 1))
							.replaceAll((part) -> Matcher.quoteReplacement(single ? inSingle(part) : inDouble(part)))
						+ "'";
	}

	private static String inSingle(MatchResult part) {
		return "'".equals(part.group(1)) ? "''" : part.group();
	}

	private static String inDouble(MatchResult part) {
		if ("'".equals(part.group(1))) {
			return "''";
		}
		return (part.group(1) != null) ? part.group() : part.group().replace("\"\"", "\"").replace("'", "''");
	}

}
