package io.github.dbmigrate.dialect;

import java.util.Set;

import io.github.dbmigrate.schema.ColumnType;

/**
 * How PostgreSQL makes values of one type out of those of another. What it does not cast
 * it still reads from the text of the value, rows permitting.
 */
final class PostgreSqlCast {

	private static final Set<String> POINTS_IN_TIME = Set.of("date", "timestamp", "timestamp with time zone");

	private static final Set<String> BITS = Set.of("bit", "integer", "bigint");

	private static final Set<String> TRUTH = Set.of("boolean", "integer");

	private static final Set<String> MONEY = Set.of("money", "integer", "bigint", "numeric");

	private PostgreSqlCast() {
	}

	/** Whether it casts without being told; only then does it refuse what is too long. */
	static boolean isImplicit(ColumnType before, ColumnType after) {
		return before.name().equals(after.name()) || Expressions.isText(after)
				|| (Expressions.isNumber(before) && Expressions.isNumber(after));
	}

	/** A value of the one type as a value of the other. */
	static Sql cast(Sql value, ColumnType before, ColumnType after) {
		if (isTruth(before, after) || isTruth(after, before)) {
			return value.words("::integer").words("::").type(after);
		}
		boolean arrays = isArray(before) && isArray(after);
		boolean direct = arrays ? isDirect(element(before), element(after)) : isDirect(before, after);
		return (direct ? value : value.words(arrays ? "::text[]" : "::text")).words("::").type(after);
	}

	private static boolean isArray(ColumnType type) {
		return type.name().endsWith("[]");
	}

	private static ColumnType element(ColumnType array) {
		return new ColumnType(array.name().substring(0, array.name().length() - 2), array.arguments());
	}

	/** Only the usual integer knows what is true. */
	private static boolean isTruth(ColumnType one, ColumnType other) {
		return one.name().equals("boolean") && Expressions.isNumber(other) && !other.name().equals("integer");
	}

	private static boolean isDirect(ColumnType before, ColumnType after) {
		return isImplicit(before, after) || Expressions.isText(before) || isBoth(before, after, POINTS_IN_TIME)
				|| isBoth(before, after, BITS) || isBoth(before, after, MONEY) || isBoth(before, after, TRUTH);
	}

	private static boolean isBoth(ColumnType before, ColumnType after, Set<String> family) {
		return family.contains(before.name()) && family.contains(after.name());
	}

}
