package io.github.dbmigrate.dialect;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.dbmigrate.schema.ColumnType;

/**
 * What becomes of values when their column gets another type.
 *
 * @param before the type as it is
 * @param after the type as it shall be
 */
public record Conversion(ColumnType before, ColumnType after) {

	/** How many decimal digits a whole number can have. */
	private static final Map<String, Integer> DIGITS = Map.ofEntries(Map.entry("tinyint", 3), Map.entry("smallint", 5),
			Map.entry("mediumint", 7), Map.entry("int", 10), Map.entry("integer", 10), Map.entry("bigint", 19),
			Map.entry("tinyint unsigned", 3), Map.entry("smallint unsigned", 5), Map.entry("mediumint unsigned", 8),
			Map.entry("int unsigned", 10), Map.entry("bigint unsigned", 20));

	/** The digits that a number with a floating point keeps. */
	private static final Map<String, Integer> FLOATS = Map.of("real", 6, "float", 6, "double", 15, "double precision",
			15);

	private static final Map<String, Long> TEXTS = Map.of("tinytext", 63L, "mediumtext", 4_194_303L, "text",
			Long.MAX_VALUE, "longtext", Long.MAX_VALUE, "clob", Long.MAX_VALUE);

	private static final Map<String, Long> BYTES = Map.of("tinyblob", 255L, "blob", Long.MAX_VALUE, "mediumblob",
			Long.MAX_VALUE, "longblob", Long.MAX_VALUE, "bytea", Long.MAX_VALUE);

	private static final Set<String> STAMPS = Set.of("timestamp", "datetime", "timestamp with time zone");

	private static final Set<String> JSON = Set.of("json", "jsonb");

	/** The longest texts that values of other types have. */
	private static final Map<String, Integer> TOLD = Map.of("boolean", 5, "date", 13, "uuid", 36, "time", 18,
			"timestamp", 32, "datetime", 32, "timestamp with time zone", 40);

	/**
	 * What can happen to them.
	 */
	public Loss loss() {
		if (isArray(this.before) && isArray(this.after)) {
			return new Conversion(element(this.before), element(this.after)).loss();
		}
		if (isText(this.after)) {
			return intoText();
		}
		if (isNumber(this.before) && isNumber(this.after)) {
			return isWiderNumber() ? Loss.NONE : Loss.NARROWS;
		}
		if (isTime(this.before) && isTime(this.after)) {
			return intoTime();
		}
		if (isBytes(this.before) && isBytes(this.after)) {
			return lossy(length(this.before) > length(this.after));
		}
		return others();
	}

	private Loss others() {
		String from = this.before.name();
		String to = this.after.name();
		if (from.equals("enum") && to.equals("enum")) {
			return new HashSet<>(this.after.arguments()).containsAll(this.before.arguments()) ? Loss.NONE : Loss.CASTS;
		}
		boolean truth = isTruth(this.before) && (DIGITS.containsKey(to) || isTruth(this.after));
		boolean same = from.equals(to) && this.before.arguments().equals(this.after.arguments());
		return (truth || same || (JSON.contains(from) && JSON.contains(to))) ? Loss.NONE : Loss.CASTS;
	}

	private static Loss lossy(boolean loses) {
		return loses ? Loss.NARROWS : Loss.NONE;
	}

	private Loss intoText() {
		long room = length(this.after);
		if (isText(this.before)) {
			return lossy(length(this.before) > room);
		}
		Integer digits = DIGITS.get(this.before.name());
		if (digits != null) {
			return lossy(digits + 1 > room);
		}
		if (this.before.name().equals("numeric") || this.before.name().equals("decimal")) {
			return lossy(
					this.before.arguments().isEmpty() ? room != Long.MAX_VALUE : precision(this.before) + 2 > room);
		}
		if (this.before.name().equals("enum")) {
			return lossy(this.before.arguments().stream().mapToInt((one) -> one.length() - 2).max().orElse(0) > room);
		}
		if (FLOATS.containsKey(this.before.name())) {
			return lossy(room < 25);
		}
		Integer longest = TOLD.get(this.before.name());
		return (longest != null) ? lossy(longest > room) : Loss.CASTS;
	}

	private boolean isWiderNumber() {
		Integer floats = FLOATS.get(this.after.name());
		int whole = whole(this.before);
		if (floats != null) {
			Integer had = FLOATS.get(this.before.name());
			return (had != null) ? had <= floats : whole + scale(this.before) <= floats;
		}
		if (FLOATS.containsKey(this.before.name())) {
			return this.after.name().equals("numeric") && this.after.arguments().isEmpty();
		}
		boolean sign = !this.after.name().endsWith("unsigned") || this.before.name().endsWith("unsigned");
		return sign && isRoomier(whole) && scale(this.before) <= scale(this.after);
	}

	/** Numbers with as many digits may still be beyond the largest one. */
	private boolean isRoomier(int whole) {
		boolean bounded = DIGITS.containsKey(this.after.name());
		boolean equal = this.before.name().equals(this.after.name())
				|| Set.of(this.before.name(), this.after.name()).equals(Set.of("int", "integer"));
		return (bounded && !equal) ? whole < whole(this.after) : whole <= whole(this.after);
	}

	private static int whole(ColumnType type) {
		Integer digits = DIGITS.get(type.name());
		return (digits != null) ? digits : precision(type) - scale(type);
	}

	private static int precision(ColumnType type) {
		return type.arguments().isEmpty() ? 100_000 + 16_383 : Integer.parseInt(type.arguments().get(0));
	}

	private static int scale(ColumnType type) {
		if (DIGITS.containsKey(type.name())) {
			return 0;
		}
		if (type.arguments().isEmpty()) {
			return 16_383;
		}
		return (type.arguments().size() < 2) ? 0 : Integer.parseInt(type.arguments().get(1));
	}

	private Loss intoTime() {
		String from = this.before.name();
		String to = this.after.name();
		if (from.equals("date")) {
			return STAMPS.contains(to) ? Loss.NONE : Loss.CASTS;
		}
		boolean clock = from.startsWith("time") && !STAMPS.contains(from);
		if (clock != (to.startsWith("time") && !STAMPS.contains(to))) {
			return clock ? Loss.CASTS : Loss.NARROWS;
		}
		boolean zone = from.endsWith("zone") && !to.endsWith("zone");
		return lossy(to.equals("date") || zone || seconds(this.before) > seconds(this.after)
				|| (from.equals("datetime") && to.equals("timestamp")));
	}

	private static int seconds(ColumnType type) {
		return type.arguments().isEmpty() ? 0 : Integer.parseInt(type.arguments().get(0));
	}

	private static boolean isArray(ColumnType type) {
		return type.name().endsWith("[]") || type.name().contains(" array");
	}

	private static ColumnType element(ColumnType array) {
		return new ColumnType(array.name().replaceAll("\\[]$| array.*", ""), array.arguments());
	}

	private static boolean isTruth(ColumnType type) {
		return type.name().equals("boolean") || type.toString().equals("bit(1)")
				|| type.toString().equals("tinyint(1)");
	}

	/** Whether a type is for texts. */
	static boolean isText(ColumnType type) {
		return Expressions.isText(type);
	}

	/** Whether a type is for numbers. */
	static boolean isNumber(ColumnType type) {
		return Expressions.isNumber(type);
	}

	private static boolean isTime(ColumnType type) {
		return STAMPS.contains(type.name()) || Set.of("date", "time", "time with time zone").contains(type.name());
	}

	private static boolean isBytes(ColumnType type) {
		return BYTES.containsKey(type.name()) || Set.of("binary", "varbinary").contains(type.name());
	}

	/** The characters or bytes that a type has room for. */
	static long length(ColumnType type) {
		Long known = TEXTS.getOrDefault(type.name(), BYTES.get(type.name()));
		if (known != null) {
			return known;
		}
		return type.arguments().isEmpty() ? Long.MAX_VALUE : Long.parseLong(type.arguments().get(0));
	}

	/** The places behind the point that a number keeps, or -1 where it does not round. */
	static int places(ColumnType type) {
		boolean unlimited = type.arguments().isEmpty() && !DIGITS.containsKey(type.name());
		return (FLOATS.containsKey(type.name()) || unlimited) ? -1 : scale(type);
	}

	/**
	 * The digits before the point that a number can have, or -1 for as many as wanted.
	 */
	static int digits(ColumnType type) {
		boolean unlimited = type.arguments().isEmpty() && !DIGITS.containsKey(type.name());
		return (FLOATS.containsKey(type.name()) || unlimited) ? -1 : whole(type);
	}

	/**
	 * What can happen to values.
	 */
	public enum Loss {

		/** Every value stays what it is. */
		NONE,
		/** A value may be cut off, rounded or too large. */
		NARROWS,
		/** A value may be none of the other type. */
		CASTS

	}

}
