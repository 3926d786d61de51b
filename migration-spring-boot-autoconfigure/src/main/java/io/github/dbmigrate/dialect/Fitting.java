package io.github.dbmigrate.dialect;

import java.util.Map;
import java.util.function.BiFunction;

import io.github.dbmigrate.schema.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Which values of one type are none of another, and what is left of those that are too
 * long or too exact.
 */
final class Fitting {

	private static final Map<String, String> BOUNDS = Map.ofEntries(Map.entry("tinyint", "-128 and 127"),
			Map.entry("smallint", "-32768 and 32767"), Map.entry("mediumint", "-8388608 and 8388607"),
			Map.entry("int", "-2147483648 and 2147483647"), Map.entry("integer", "-2147483648 and 2147483647"),
			Map.entry("bigint", "-9223372036854775808 and 9223372036854775807"),
			Map.entry("tinyint unsigned", "0 and 255"), Map.entry("smallint unsigned", "0 and 65535"),
			Map.entry("mediumint unsigned", "0 and 16777215"), Map.entry("int unsigned", "0 and 4294967295"),
			Map.entry("bigint unsigned", "0 and 18446744073709551615"));

	private static final String NUMBER = "^ *[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)? *$";

	private static final String DAY = "^[0-9]{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])";

	private static final String CLOCK = "([01]?[0-9]|2[0-3]):[0-5]?[0-9](:[0-5]?[0-9]([.][0-9]*)?)?";

	private static final Map<String, String> TEXTS = Map.of("date", DAY + "$", "timestamp",
			DAY + "([ T]" + CLOCK + ")?$", "datetime", DAY + "([ T]" + CLOCK + ")?$", "timestamp with time zone",
			DAY + "([ T]" + CLOCK + "(Z|[-+][0-9:]+)?)?$", "time", "^" + CLOCK + "$", "uuid",
			"^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}$", "boolean",
			"^([tT]([rR][uU][eE])?|[fF]([aA][lL][sS][eE])?|[yY]([eE][sS])?|[nN][oO]?|[oO][nN]|[oO][fF][fF]|[01])$");

	private final RowStatements statements;

	private final BiFunction<Sql, String, Sql> matching;

	/**
	 * @param matching compares a text with a pattern
	 */
	Fitting(RowStatements statements, BiFunction<Sql, String, Sql> matching) {
		this.statements = statements;
		this.matching = matching;
	}

	/**
	 * Whether a value is none of the other type, or {@code null} where every one is or
	 * nobody can say.
	 */
	@Nullable Sql unfit(Sql value, ColumnType before, ColumnType after) {
		if (Conversion.isText(after)) {
			long room = Conversion.length(after);
			return (Conversion.isText(before) || room == Long.MAX_VALUE) ? null
					: sql("char_length(concat(").part(value).words(", '')) >").number(room);
		}
		if (after.name().equals("enum")) {
			return sql("").part(value)
				.words("is not null and concat(")
				.part(value)
				.words(", '') not in")
				.bracketed(String.join(", ", after.arguments()));
		}
		if (Conversion.isNumber(after)) {
			return Conversion.isNumber(before) ? beyond(value, after) : noNumber(value, before, after);
		}
		String pattern = TEXTS.get(after.name());
		return (pattern != null && Conversion.isText(before)) ? sql("not").part(this.matching.apply(value, pattern))
				: null;
	}

	private Sql sql(String words) {
		return this.statements.sql(words);
	}

	private @Nullable Sql noNumber(Sql value, ColumnType before, ColumnType after) {
		if (!Conversion.isText(before)) {
			return null;
		}
		Sql number = this.matching.apply(value, NUMBER);
		Sql beyond = beyond(this.statements.number(value), after);
		return (beyond == null) ? sql("not").part(number)
				: sql("case when").part(value)
					.words("is null then 1 = 0 when")
					.part(number)
					.words("then")
					.part(beyond)
					.words("else 1 = 1 end");
	}

	private @Nullable Sql beyond(Sql value, ColumnType after) {
		String bounds = BOUNDS.get(after.name());
		if (bounds != null) {
			return sql("round(").part(value).words(") not between").words(bounds);
		}
		int digits = Conversion.digits(after);
		return (digits < 0 || digits > 60) ? null
				: sql("abs(round(").part(value).words("," + Conversion.places(after) + ")) >= 1" + "0".repeat(digits));
	}

	/**
	 * What is left of a value that is cut off or rounded, or {@code null} where nothing
	 * is.
	 */
	@Nullable Sql narrowed(Sql value, ColumnType before, ColumnType after) {
		if (Conversion.isText(before) && Conversion.isText(after)) {
			long room = Conversion.length(after);
			return (room < Conversion.length(before)) ? sql("left(").part(value).words(",").number(room).words(")")
					: null;
		}
		if (Conversion.isNumber(before) && Conversion.isNumber(after)) {
			int places = Conversion.places(after);
			int had = Conversion.places(before);
			boolean exact = before.name().equals("numeric") || before.name().equals("decimal");
			return (exact && places >= 0 && (had < 0 || had > places))
					? sql("round(").part(value).words(", " + places + ")") : null;
		}
		boolean time = before.name().equals(after.name()) || after.name().equals("date");
		return (time && (before.name().startsWith("time") || before.name().equals("datetime")))
				? sql("cast(").part(value).words("as").type(this.statements.castable(after)).words(")") : null;
	}

}
