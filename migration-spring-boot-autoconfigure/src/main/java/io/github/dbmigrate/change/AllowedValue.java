package io.github.dbmigrate.change;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Table;

/**
 * A value that the checks of a column let in, for rows whose own is lost: the first of
 * the values that a check lists, or the number nearest to zero between its bounds.
 */
public final class AllowedValue {

	private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";

	private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");

	private static final Pattern EXCLUDING = Pattern.compile("(?i)<>|!=|!~|\\bnot\\s+(?:in|like)\\b");

	private static final Pattern LISTED = Pattern.compile("(?i)\\b(?:in|any)\\s*\\([^)\\d-]*" + NUMBER);

	private static final Pattern BETWEEN = Pattern
		.compile("(?i)\\bbetween\\s+\\(*" + NUMBER + "[^\\d]*?\\band\\s+\\(*" + NUMBER);

	private static final Pattern COMPARED = Pattern.compile("(>=|<=|>|<|=)\\s*\\(*" + NUMBER);

	private AllowedValue() {
	}

	/**
	 * The value, or nothing where no check says anything about the column alone.
	 */
	public static Optional<String> of(Table table, Column column) {
		List<String> checks = table.checks()
			.stream()
			.map(CheckConstraint::expression)
			.filter((check) -> isAbout(check, table, column))
			.toList();
		return column.type().name().matches(".*(char|text|clob).*") ? text(checks) : number(checks);
	}

	private static boolean isAbout(String check, Table table, Column column) {
		String names = TEXT.matcher(check).replaceAll("");
		return table.columns()
			.stream()
			.allMatch((other) -> other.equals(column) == Pattern
				.compile("(?i)(?<![\\w$])" + Pattern.quote(other.name()) + "(?![\\w$])")
				.matcher(names)
				.find());
	}

	private static Optional<String> text(List<String> checks) {
		Map<Boolean, List<String>> texts = checks.stream()
			.collect(Collectors.partitioningBy((check) -> EXCLUDING.matcher(check).find(), Collectors
				.flatMapping((check) -> found(TEXT, check).map(MatchResult::group), Collectors.toList())));
		List<String> excluded = texts.getOrDefault(true, List.of());
		return texts.getOrDefault(false, List.of())
			.stream()
			.findFirst()
			.or(() -> excluded.contains("''") ? Optional.of("'-'") : Optional.empty());
	}

	private static Optional<String> number(List<String> checks) {
		Optional<String> listed = checks.stream()
			.flatMap((check) -> found(LISTED, check))
			.map((matcher) -> matcher.group(1))
			.findFirst();
		return listed.isPresent() ? listed : nearest(checks.stream().flatMap(AllowedValue::bounds).toList());
	}

	private static Stream<Bound> bounds(String check) {
		Stream<Bound> between = found(BETWEEN, check)
			.flatMap((matcher) -> Stream.of(Bound.of(">=", matcher.group(1)), Bound.of("<=", matcher.group(2))));
		return Stream.concat(between,
				found(COMPARED, check).map((matcher) -> Bound.of(matcher.group(1), matcher.group(2))));
	}

	private static Optional<String> nearest(List<Bound> bounds) {
		BigDecimal value = tightest(bounds, '>', BigDecimal::max).map(BigDecimal.ZERO::max).orElse(BigDecimal.ZERO);
		BigDecimal within = tightest(bounds, '<', BigDecimal::min).map(value::min).orElse(value);
		return bounds.isEmpty() ? Optional.empty() : Optional.of(within.toPlainString());
	}

	private static Optional<BigDecimal> tightest(List<Bound> bounds, char side, BinaryOperator<BigDecimal> tighter) {
		return bounds.stream()
			.filter((bound) -> bound.side() == side || bound.side() == '=')
			.map(Bound::value)
			.reduce(tighter);
	}

	private static Stream<MatchResult> found(Pattern pattern, String text) {
		return pattern.matcher(text).results();
	}

	/**
	 * What a check compares with.
	 *
	 * @param side {@code >}, {@code <} or {@code =}
	 * @param value the last value that is allowed
	 */
	private record Bound(char side, BigDecimal value) {

		static Bound of(String operator, String number) {
			BigDecimal value = new BigDecimal(number);
			BigDecimal step = BigDecimal.valueOf(switch (operator) {
				case ">" -> 1;
				case "<" -> -1;
				default -> 0;
			});
			return new Bound(operator.charAt(0), value.add(step));
		}

	}

}
