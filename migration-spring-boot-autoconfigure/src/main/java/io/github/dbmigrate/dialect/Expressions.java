package io.github.dbmigrate.dialect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dbmigrate.schema.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Brings expressions of model and database to one spelling: letter case, blanks, quotes
 * and brackets that mean nothing. What it makes is still SQL.
 */
final class Expressions {

	private static final Pattern TOKEN = Pattern
		.compile("(?:[uU]&)?'(?:[^']|'')*'|[bBxX]'[^']*'|(?:[uU]&)?\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`"
				+ "|\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|[\\p{L}_][\\p{L}\\p{N}_$]*|::"
				+ "|->>?|#>>?|@>|<@|&&|<<|>>|<>|!=|<=|>=|\\|\\||!?~~?\\*?|\\S");

	private static final Pattern WORD = Pattern.compile("[\\p{L}_].*");

	private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

	private static final Set<String> BEFORE_OPERANDS = Set.of("and", "or", "not", "(", ",", "=", "<>", "<", ">", "<=",
			">=", "+", "-", "*", "/", "||", "like");

	private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", ">", "<=", ">=");

	private static final Pattern NUMBER_CAST = Pattern
		.compile("(?:(\\d[\\d.]*) :: numeric|cast \\( (\\d[\\d.]*) as numeric(?: \\( \\d+(?: , \\d+)? \\))? \\))"
				+ "(?= and | or | \\)|$)");

	private static final Set<String> LOGIC = Set.of("and", "or", "not", "between", "case");

	private static final Set<String> NO_BLANK_BEFORE = Set.of(")", ",", "]", "[", ".", "::");

	private static final Set<String> NO_BLANK_AFTER = Set.of("(", "[", ".", "::");

	private final SqlDialect dialect;

	private final List<String> columns;

	/**
	 * @param columns the columns that the expressions may be about
	 */
	Expressions(SqlDialect dialect, List<String> columns) {
		this.dialect = dialect;
		this.columns = columns;
	}

	/** An expression in the spelling that model and database share. */
	String normalize(String sql) {
		return text(tokens(sql));
	}

	/** A condition in the spelling that model and database share. */
	String condition(String sql) {
		return text(commuted(tokens(sql)));
	}

	/** Conditions that all must hold, or of which one must, in an order of their own. */
	private static List<String> commuted(List<String> tokens) {
		List<List<String>> parts = new ArrayList<>();
		List<String> joints = new ArrayList<>();
		parts.add(new ArrayList<>());
		int depth = 0;
		for (String token : tokens) {
			depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
			if (depth == 0 && (token.equals("and") || token.equals("or"))) {
				joints.add(token);
				parts.add(new ArrayList<>());
			}
			else {
				parts.get(parts.size() - 1).add(token);
			}
		}
		boolean commutes = joints.stream().distinct().count() == 1 && !tokens.contains("between")
				&& !tokens.contains("case");
		return commutes ? joined(parts, joints.get(0)) : tokens;
	}

	private static List<String> joined(List<List<String>> parts, String joint) {
		parts.sort(Comparator.comparing((part) -> String.join(" ", part).replace('<', '~')));
		List<String> tokens = new ArrayList<>(parts.get(0));
		parts.stream().skip(1).forEach((part) -> {
			tokens.add(joint);
			tokens.addAll(part);
		});
		return tokens;
	}

	/** A default in the spelling that model and database share, or none for NULL. */
	@Nullable String defaultValue(ColumnType type, String sql) {
		String text = this.dialect.function(normalize(sql), type);
		if (text.equals("null")) {
			return null;
		}
		return switch (type.name()) {
			case "boolean" -> text.equals("1") ? "true" : text.equals("0") ? "false" : text;
			case "bit" -> bit(text);
			case "datetime", "timestamp", "time" -> moment(text);
			default -> isText(type) ? quotedNumber(text) : isNumber(type) ? number(text) : text;
		};
	}

	/** A literal without the zeros that a precision adds to it. */
	private static String moment(String text) {
		return text.replaceFirst("(:\\d\\d)(\\.\\d*?)0+'$", "$1$2'").replaceFirst("\\.'$", "'");
	}

	private static String bit(String text) {
		return switch (text) {
			case "true", "1" -> "b'1'";
			case "false", "0" -> "b'0'";
			default -> text;
		};
	}

	private static String quotedNumber(String text) {
		return text.matches("-?\\d+") ? "'" + text + "'" : text;
	}

	private static String number(String text) {
		String bare = text.replaceAll("^'(.*)'$", "$1");
		if (NUMBER.matcher(bare).matches()) {
			BigDecimal value = new BigDecimal(bare).stripTrailingZeros();
			return value.toPlainString();
		}
		return text.equals("true") ? "1" : text.equals("false") ? "0" : text;
	}

	static boolean isNumber(ColumnType type) {
		return type.name()
			.matches("(tiny|small|medium|big)?int( unsigned)?|integer|numeric|decimal( unsigned)?|real"
					+ "|float|double( precision)?|decfloat");
	}

	static boolean isText(ColumnType type) {
		return Set.of("varchar", "char", "text", "tinytext", "mediumtext", "longtext", "clob", "bpchar")
			.contains(type.name());
	}

	private List<String> tokens(String sql) {
		List<String> tokens = new ArrayList<>(
				TOKEN.matcher(this.dialect.standard(sql)).results().map(MatchResult::group).map(this::token).toList());
		tokens = this.dialect.simplify(tokens);
		while (removeBrackets(tokens) || removeSingleton(tokens) || removeNumberCast(tokens)) {
			continue;
		}
		return tokens;
	}

	private String token(String token) {
		char first = token.charAt(0);
		if (first == '\'' || token.regionMatches(true, 0, "u&'", 0, 3)) {
			return this.dialect.literal(this.dialect.literalValue(token));
		}
		if (first == '"' || first == '`' || token.regionMatches(true, 0, "u&\"", 0, 3)) {
			return this.dialect.identifier(this.dialect.columnName(this.dialect.nameValue(token), this.columns));
		}
		return token.equals("!=") ? "<>" : word(token.toLowerCase(Locale.ROOT));
	}

	private String word(String word) {
		String name = WORD.matcher(word).matches() ? this.dialect.columnName(word, this.columns) : word;
		return name.equals(word) || !this.dialect.identifier(name).equals(name) ? word : name;
	}

	/** Removes one pair of brackets that means nothing. */
	private static boolean removeBrackets(List<String> tokens) {
		for (int open = 0; open < tokens.size(); open++) {
			int close = tokens.get(open).equals("(") ? closing(tokens, open) : -1;
			if (close > open + 1 && isRedundant(tokens, open, close)) {
				tokens.remove(close);
				tokens.remove(open);
				return true;
			}
		}
		return false;
	}

	private static boolean isRedundant(List<String> tokens, int open, int close) {
		String before = (open > 0) ? tokens.get(open - 1) : "(";
		String after = (close + 1 < tokens.size()) ? tokens.get(close + 1) : ")";
		if (open == 0 && close == tokens.size() - 1) {
			return true;
		}
		if (close == open + 2) {
			return BEFORE_OPERANDS.contains(before) && !Set.of(".", "[").contains(after);
		}
		List<String> inside = tokens.subList(open + 1, close);
		if (isList(inside)) {
			return false;
		}
		if (before.equals("(") && after.equals(")") && open > 0 && closing(tokens, open - 1) == close + 1) {
			return true;
		}
		return !isLogic(inside) && Set.of("(", "and", "or").contains(before) && Set.of(")", "and", "or").contains(after)
				&& isBetweenFree(tokens, open);
	}

	private static boolean isLogic(List<String> tokens) {
		for (int i = 0; i < tokens.size(); i++) {
			boolean isNot = i > 0 && tokens.get(i).equals("not") && tokens.get(i - 1).equals("is");
			if (LOGIC.contains(tokens.get(i)) && !isNot) {
				return true;
			}
		}
		return false;
	}

	private static boolean isList(List<String> tokens) {
		int depth = 0;
		for (String token : tokens) {
			depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
			if (depth == 0 && token.equals(",")) {
				return true;
			}
		}
		return false;
	}

	private static boolean isBetweenFree(List<String> tokens, int open) {
		boolean function = open > 1 && tokens.get(open - 1).equals("(") && WORD.matcher(tokens.get(open - 2)).matches()
				&& !LOGIC.contains(tokens.get(open - 2));
		return !function && !tokens.contains("between") && !tokens.contains("case");
	}

	/** Writes {@code in (x)} as {@code = x}. */
	private static boolean removeSingleton(List<String> tokens) {
		for (int in = 0; in + 3 < tokens.size(); in++) {
			boolean negated = in > 0 && tokens.get(in - 1).equals("not");
			if (tokens.get(in).equals("in") && !negated && closing(tokens, in + 1) == in + 3) {
				tokens.remove(in + 3);
				tokens.remove(in + 1);
				tokens.set(in, "=");
				return true;
			}
		}
		return false;
	}

	/** Writes a number that is compared without the type that the database gives it. */
	private static boolean removeNumberCast(List<String> tokens) {
		for (int i = 1; i < tokens.size(); i++) {
			if (!COMPARISONS.contains(tokens.get(i - 1))) {
				continue;
			}
			String tail = String.join(" ", tokens.subList(i, tokens.size()));
			Matcher cast = NUMBER_CAST.matcher(tail);
			if (cast.lookingAt()) {
				int length = cast.group().split(" ").length;
				String number = (cast.group(1) != null) ? cast.group(1) : cast.group(2);
				tokens.subList(i, i + length).clear();
				tokens.add(i, number);
				return true;
			}
		}
		return false;
	}

	static int closing(List<String> tokens, int open) {
		int depth = 0;
		for (int i = open; i < tokens.size(); i++) {
			String token = tokens.get(i);
			depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
			if (depth == 0) {
				return i;
			}
		}
		return -1;
	}

	private static String text(List<String> tokens) {
		StringBuilder text = new StringBuilder();
		String before = "(";
		boolean sign = false;
		for (String token : tokens) {
			boolean call = token.equals("(") && WORD.matcher(before).matches() && !LOGIC.contains(before)
					&& !Set.of("in", "any").contains(before);
			if (!NO_BLANK_AFTER.contains(before) && !NO_BLANK_BEFORE.contains(token) && !call && !sign) {
				text.append(' ');
			}
			text.append(token);
			sign = token.equals("-") && BEFORE_OPERANDS.contains(before);
			before = token;
		}
		return text.toString();
	}

}
