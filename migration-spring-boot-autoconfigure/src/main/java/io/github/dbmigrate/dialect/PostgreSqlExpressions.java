package io.github.dbmigrate.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes out of an expression what PostgreSQL writes into it: casts to text, quoted
 * negative numbers, {@code = any (array[...])} for {@code in (...)}, and {@code between},
 * which it splits.
 */
final class PostgreSqlExpressions {

	private static final Set<String> TEXT = Set.of("text", "character", "varchar", "bpchar");

	private static final Set<String> TYPE_WORDS = Set.of("varying", "precision", "with", "without", "time", "zone");

	private PostgreSqlExpressions() {
	}

	static List<String> simplify(List<String> tokens) {
		List<String> result = new ArrayList<>();
		for (int i = 0; i < tokens.size(); i++) {
			int end = tokens.get(i).equals("::") ? endOfType(tokens, i + 1) : i;
			String before = result.isEmpty() ? "" : result.get(result.size() - 1);
			if (end == i || isEmptyArray(result) || !isEmptyCast(tokens.get(i + 1), before, end == tokens.size())) {
				result.add(tokens.get(i));
				continue;
			}
			if (before.matches("'-?[\\d.]+'") && !TEXT.contains(tokens.get(i + 1)) && end < tokens.size()) {
				result.set(result.size() - 1, before.substring(1, before.length() - 1));
			}
			i = end - 1;
		}
		return between(lists(likes(clock(withoutUsualMethod(result)))));
	}

	/** An array without values has no type but the one that it is cast to. */
	private static boolean isEmptyArray(List<String> tokens) {
		int size = tokens.size();
		return size > 1 && tokens.get(size - 2).equals("[") && tokens.get(size - 1).equals("]");
	}

	/** Whether a cast says nothing: to text, of NULL, or of a literal at the very end. */
	private static boolean isEmptyCast(String type, String before, boolean last) {
		return TEXT.contains(type) || before.equals("null")
				|| (before.startsWith("'") && (last || before.matches("'-?[\\d.]+'")));
	}

	private static int endOfType(List<String> tokens, int start) {
		int i = start + 1;
		while (i < tokens.size() && TYPE_WORDS.contains(tokens.get(i))) {
			i++;
		}
		if (i < tokens.size() && tokens.get(i).equals("(")) {
			i = Expressions.closing(tokens, i) + 1;
			while (i < tokens.size() && TYPE_WORDS.contains(tokens.get(i))) {
				i++;
			}
		}
		while (i + 1 < tokens.size() && tokens.get(i).equals("[") && tokens.get(i + 1).equals("]")) {
			i += 2;
		}
		return i;
	}

	private static List<String> withoutUsualMethod(List<String> tokens) {
		boolean usual = tokens.size() > 1 && tokens.subList(0, 2).equals(List.of("using", "btree"));
		return usual ? new ArrayList<>(tokens.subList(2, tokens.size())) : tokens;
	}

	/** The clock of the transaction has two names. */
	private static List<String> clock(List<String> tokens) {
		for (int i = 0; i + 2 < tokens.size(); i++) {
			if (tokens.get(i).equals("now") && tokens.get(i + 1).equals("(") && tokens.get(i + 2).equals(")")) {
				tokens.subList(i, i + 3).clear();
				tokens.add(i, "current_timestamp");
			}
		}
		return tokens;
	}

	private static List<String> likes(List<String> tokens) {
		tokens.replaceAll((token) -> token.equals("~~") ? "like" : token);
		return tokens;
	}

	private static List<String> lists(List<String> tokens) {
		for (int i = 0; i + 2 < tokens.size(); i++) {
			if (!tokens.get(i).equals("=") || !tokens.get(i + 1).equals("any")) {
				continue;
			}
			int close = Expressions.closing(tokens, i + 2);
			List<String> inside = tokens.subList(i + 2, close + 1);
			int array = inside.indexOf("array");
			if (array > 0 && inside.subList(0, array).stream().allMatch("("::equals)) {
				List<String> list = new ArrayList<>(inside.subList(array + 2, inside.lastIndexOf("]")));
				list.add(0, "(");
				list.add(")");
				inside.clear();
				tokens.addAll(i + 2, list);
				tokens.remove(i + 1);
				tokens.set(i, "in");
			}
		}
		return tokens;
	}

	/** Writes {@code x between a and b} as PostgreSQL does, where all three are plain. */
	private static List<String> between(List<String> tokens) {
		for (int i = 1; i + 3 < tokens.size(); i++) {
			boolean negated = tokens.get(i - 1).equals("not");
			if (tokens.get(i).equals("between") && !negated && tokens.get(i + 2).equals("and")
					&& isPlain(tokens.get(i - 1)) && isPlain(tokens.get(i + 1)) && isPlain(tokens.get(i + 3))) {
				String operand = tokens.get(i - 1);
				tokens.set(i, ">=");
				tokens.add(i + 3, "<=");
				tokens.add(i + 3, operand);
			}
		}
		return tokens;
	}

	private static boolean isPlain(String token) {
		return token.matches("[\\p{L}\\p{N}_'\"].*");
	}

}
