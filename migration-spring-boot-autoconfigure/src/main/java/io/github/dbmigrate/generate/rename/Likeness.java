package io.github.dbmigrate.generate.rename;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Table;

/**
 * How much two tables or columns look like one under two names. It orders suggestions and
 * decides nothing.
 */
final class Likeness {

	private static final Pattern NUMBER = Pattern.compile(
			"(tiny|small|medium|big)?int(eger)?( unsigned)?|int[248]|numeric|decimal|number|float.*|double.*|real|bool.*|bit");

	private static final Pattern TEXT = Pattern.compile(".*char.*|.*text.*|.*clob.*");

	private static final Pattern BYTES = Pattern.compile("bytea|.*blob.*|.*binary.*");

	private static final Pattern DAY = Pattern.compile("date.*|timestamp.*");

	private static final double LARGE_PART = 0.5;

	private Likeness() {
	}

	/**
	 * Whether values of one type can be values of another.
	 */
	static boolean canBe(ColumnType before, ColumnType after) {
		return family(before.name()).equals(family(after.name()));
	}

	/**
	 * Whether an attribute of another name and type is likely to mean what it meant.
	 */
	static boolean keepsMeaning(ColumnType before, ColumnType after) {
		return before.name().equals(after.name()) || (isText(before) && isText(after))
				|| (isNumber(before) && isNumber(after));
	}

	private static boolean isText(ColumnType type) {
		return TEXT.matcher(type.name()).matches();
	}

	private static boolean isNumber(ColumnType type) {
		return type.name().contains("int") || type.name().equals("numeric") || type.name().equals("decimal");
	}

	private static String family(String type) {
		String name = type.toLowerCase(Locale.ROOT);
		if (name.endsWith("]") || name.endsWith("array")) {
			return "array";
		}
		return List.of(TEXT, NUMBER, BYTES, DAY)
			.stream()
			.filter((family) -> family.matcher(name).matches())
			.map(Pattern::pattern)
			.findFirst()
			.orElse(name);
	}

	/**
	 * How alike two columns of one table are, by type, position and name.
	 * @param distance how far they are from each other in the table
	 */
	static double of(Column before, Column after, int distance) {
		double type = before.type().equals(after.type()) ? 1 : LARGE_PART;
		return type + 2 * ofNames(before.name(), after.name()) + LARGE_PART / (1 + distance);
	}

	/**
	 * How alike two tables are, by columns and name.
	 */
	static double of(Table before, Table after) {
		return 2 * common(before, after) + ofNames(before.name().name(), after.name().name());
	}

	/**
	 * Whether so many columns are the same that it may be one table.
	 */
	static boolean canBe(Table before, Table after) {
		return common(before, after) >= LARGE_PART;
	}

	private static double common(Table before, Table after) {
		long common = before.columns()
			.stream()
			.filter((column) -> after.column(column.name())
				.filter((other) -> canBe(column.type(), other.type()))
				.isPresent())
			.count();
		return 2.0 * common / (before.columns().size() + after.columns().size());
	}

	/** The part of both names that is in the other one too, letters in order. */
	private static double ofNames(String before, String after) {
		String first = before.toLowerCase(Locale.ROOT);
		String second = after.toLowerCase(Locale.ROOT);
		int[][] common = new int[first.length() + 1][second.length() + 1];
		for (int i = 1; i <= first.length(); i++) {
			for (int j = 1; j <= second.length(); j++) {
				common[i][j] = (first.charAt(i - 1) == second.charAt(j - 1)) ? common[i - 1][j - 1] + 1
						: Math.max(common[i - 1][j], common[i][j - 1]);
			}
		}
		return 2.0 * common[first.length()][second.length()] / (first.length() + second.length());
	}

}
