package io.github.dbmigrate.entities;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dbmigrate.schema.Identity;
import io.github.dbmigrate.schema.Numbering;
import org.jspecify.annotations.Nullable;

/**
 * What an entity writes into {@code columnDefinition}, taken apart. What is not
 * recognised stays with the type.
 *
 * @param type the type
 * @param notNull whether it says so
 * @param unique whether it says so
 * @param identity how the database numbers the rows, or {@code null}
 * @param defaultValue the default, or {@code null}
 * @param check the condition of a check, or {@code null}
 * @param collation the collation, or {@code null}
 * @param comment the comment, or {@code null}
 */
record ColumnDefinition(String type, boolean notNull, boolean unique, @Nullable Identity identity,
		@Nullable String defaultValue, @Nullable String check, @Nullable String collation, @Nullable String comment) {

	private static final Pattern TOKEN = Pattern.compile(
			"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\\((?:[^()']|'(?:[^']|'')*'|\\([^()]*\\))*\\)|[^\\s('\"`]+");

	private static final Pattern NOT_NULL = clause("not null");

	private static final Pattern UNIQUE = clause("unique(?: key)?");

	private static final Pattern IDENTITY = clause(
			"generated (?:by default|always) as identity(?: ?\\([^)]*\\))?|auto_increment");

	private static final Pattern SERIAL = Pattern.compile("(?i)(small|big)?serial[248]?\\b");

	static ColumnDefinition of(String text) {
		return new Parser(text).parse();
	}

	private static Identity identity(String text) {
		boolean always = text.toLowerCase(Locale.ROOT).contains("always");
		return new Identity(always ? Identity.Kind.ALWAYS : Identity.Kind.BY_DEFAULT,
				StatedNumbering.of(text, Numbering.DEFAULT), null);
	}

	private static Pattern clause(String words) {
		return Pattern.compile("(?i)(?<![^\\s])(?:" + words + ")(?![^\\s])");
	}

	private static final class Parser {

		private final List<String> words = new ArrayList<>();

		Parser(String text) {
			Matcher matcher = TOKEN.matcher(text);
			int end = -1;
			while (matcher.find()) {
				if (matcher.start() == end) {
					this.words.set(this.words.size() - 1, this.words.get(this.words.size() - 1) + matcher.group());
				}
				else {
					this.words.add(matcher.group());
				}
				end = matcher.end();
			}
		}

		ColumnDefinition parse() {
			Optional<String> defaultValue = expression("default");
			Optional<String> check = expression("check").map(Parser::withoutBrackets);
			Optional<String> comment = expression("comment").map(Parser::unquoted);
			Optional<String> collation = expression("collate").map(Parser::unquoted);
			String rest = String.join(" ", this.words);
			boolean notNull = NOT_NULL.matcher(rest).find();
			rest = NOT_NULL.matcher(rest).replaceFirst("");
			boolean unique = UNIQUE.matcher(rest).find();
			rest = UNIQUE.matcher(rest).replaceFirst("");
			Matcher serial = SERIAL.matcher(rest.trim());
			Matcher numbered = IDENTITY.matcher(rest);
			Identity identity = numbered.find() ? identity(numbered.group())
					: serial.lookingAt() ? Identity.DEFAULT : null;
			rest = IDENTITY.matcher(rest).replaceFirst("").replaceFirst("(?i)(?<=\\s)null(?=\\s|$)", "").strip();
			return new ColumnDefinition(type(rest), notNull, unique, identity, defaultValue.orElse(null),
					check.orElse(null), collation.orElse(null), comment.orElse(null));
		}

		/** Takes a keyword and the expression behind it out of the words. */
		private Optional<String> expression(String keyword) {
			for (int i = 1; i < this.words.size(); i++) {
				String word = this.words.get(i).toLowerCase(Locale.ROOT);
				boolean byDefault = this.words.get(i - 1).equalsIgnoreCase("by");
				if (word.equals(keyword) && !byDefault && i + 1 < this.words.size()) {
					return Optional.of(take(i));
				}
				if (word.startsWith(keyword + "(")) {
					return Optional.of(this.words.remove(i).substring(keyword.length()));
				}
			}
			return Optional.empty();
		}

		private String take(int keyword) {
			this.words.remove(keyword);
			StringBuilder expression = new StringBuilder(this.words.remove(keyword));
			while (keyword < this.words.size() && continues(expression.toString(), this.words.get(keyword))) {
				expression.append(' ').append(this.words.remove(keyword));
			}
			return expression.toString();
		}

		private static boolean continues(String before, String word) {
			return word.matches("(?i)[-+*/|(:].*|on|update|at|time|zone|interval")
					|| (before.contains("::") && word.matches("(?i)(varying|precision|with|without)\\b.*"))
					|| before.matches("(?i).*(?:[-+*/|]|on|update|at|time|zone|interval|\\bdate|timestamp)");
		}

		private static String withoutBrackets(String text) {
			return (text.startsWith("(") && text.endsWith(")")) ? text.substring(1, text.length() - 1) : text;
		}

		private static String unquoted(String text) {
			return text.matches("(?s)['\"`].*['\"`]") ? text.substring(1, text.length() - 1).replace("''", "'") : text;
		}

		private static String type(String text) {
			Matcher serial = SERIAL.matcher(text);
			if (!serial.lookingAt()) {
				return text.replaceAll("\\s+", " ");
			}
			String word = serial.group().toLowerCase(Locale.ROOT);
			String type = (word.startsWith("big") || word.endsWith("8")) ? "bigint"
					: (word.startsWith("small") || word.endsWith("2")) ? "smallint" : "integer";
			return type + text.substring(serial.end());
		}

	}

}
