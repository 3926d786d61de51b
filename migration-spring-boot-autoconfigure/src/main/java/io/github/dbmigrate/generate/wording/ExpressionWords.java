package io.github.dbmigrate.generate.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.dbmigrate.dialect.SqlDialect;

/**
 * The words of an SQL expression: enough to tell which columns and literals it is about,
 * however a database spells the rest.
 */
public final class ExpressionWords {

	private static final Pattern WORD = Pattern
		.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|[\\p{L}_][\\p{L}\\p{N}_$]*|\\d+(?:\\.\\d+)?");

	private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'|-?\\d+(?:\\.\\d+)?");

	private static final Pattern LIST = Pattern
		.compile("(?i)(\\bin ?\\()((?:" + LITERAL + ")(?:, ?(?:" + LITERAL + "))*)\\)");

	private static final Pattern ONE = Pattern.compile(" = (" + LITERAL + ")$");

	private static final Pattern LISTED = Pattern.compile("(?i)^(\\S+) in ?\\(\\)$");

	private static final Pattern RANGE = Pattern.compile("(?i)^(\\S+) (?:>= \\? and \\1 <= \\?|between \\? and \\?)$");

	private ExpressionWords() {
	}

	/**
	 * The columns named and the literals used, in order of the alphabet.
	 * @param expression a condition, as a model or a database spells it
	 * @param columns the columns of the table
	 */
	static List<String> signature(String expression, Set<String> columns) {
		Set<String> names = new java.util.HashSet<>();
		columns.forEach((column) -> names.add(column.toLowerCase(Locale.ROOT)));
		List<String> signature = new ArrayList<>();
		for (String word : of(expression)) {
			String name = unquoted(word).toLowerCase(Locale.ROOT);
			if (word.startsWith("'") || Character.isDigit(word.charAt(0))) {
				signature.add(word);
			}
			else if (names.contains(name) && !signature.contains(name)) {
				signature.add(name);
			}
		}
		signature.sort(null);
		return List.copyOf(signature);
	}

	/**
	 * Whether an expression names a column.
	 */
	public static boolean contains(String expression, String column) {
		return of(expression).stream()
			.anyMatch((word) -> !word.startsWith("'") && unquoted(word).equalsIgnoreCase(column));
	}

	/**
	 * All that a statement may name, in lower case.
	 */
	public static Set<String> names(String statement) {
		return of(statement).stream()
			.map((word) -> unquoted(word.startsWith("'") ? word.substring(1, word.length() - 1) : word))
			.map((word) -> word.toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
	}

	/**
	 * An expression in which names are replaced by others, in their spelling.
	 */
	public static String replace(String expression, Map<String, String> names, SqlDialect dialect) {
		return WORD.matcher(expression).replaceAll((match) -> {
			String word = match.group();
			String name = unquoted(word);
			boolean quoted = !name.equals(word);
			String stored = dialect.storedName(name, quoted);
			if (word.startsWith("'") || !names.containsKey(stored)) {
				return Matcher.quoteReplacement(word);
			}
			String replacement = names.get(stored);
			return Matcher.quoteReplacement(quoted ? word.charAt(0) + replacement + word.charAt(0)
					: dialect.sql("").name(replacement).toString());
		});
	}

	/**
	 * An expression whose lists of literals are sorted: their order says nothing.
	 */
	public static String withSortedLists(String expression) {
		return LIST.matcher(expression)
			.replaceAll((match) -> Matcher.quoteReplacement(match.group(1) + LITERAL.matcher(match.group(2))
				.results()
				.map(MatchResult::group)
				.sorted()
				.collect(Collectors.joining(", ")) + ")"));
	}

	/**
	 * The column whose values a condition lists, or holds between two bounds, as the
	 * database spells it: what an enum or a discriminator makes.
	 */
	public static Optional<String> columnOfValues(String expression) {
		String list = LIST.matcher(ONE.matcher(expression).replaceFirst(" in ($1)")).replaceFirst("$1)");
		Matcher listed = LISTED.matcher(list);
		Matcher bounded = RANGE.matcher(LITERAL.matcher(expression).replaceAll("?"));
		if (listed.matches()) {
			return Optional.of(listed.group(1));
		}
		return bounded.matches() ? Optional.of(bounded.group(1)) : Optional.empty();
	}

	private static List<String> of(String expression) {
		List<String> words = new ArrayList<>();
		Matcher matcher = WORD.matcher(expression);
		while (matcher.find()) {
			words.add(matcher.group());
		}
		return words;
	}

	private static String unquoted(String word) {
		boolean quoted = word.startsWith("\"") || word.startsWith("`");
		return quoted ? word.substring(1, word.length() - 1) : word;
	}

}
