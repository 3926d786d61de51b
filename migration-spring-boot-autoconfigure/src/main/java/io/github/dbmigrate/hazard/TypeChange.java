package io.github.dbmigrate.hazard;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmigrate.schema.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * What it means for the values that a column gets another type.
 *
 * @param from the type before
 * @param to the type after
 */
record TypeChange(ColumnType from, ColumnType to) {

	private static final List<String> WHOLE = List.of("tinyint", "smallint", "mediumint", "integer", "bigint");

	private static final Map<String, String> SYNONYMS = Map.of("int", "integer", "decimal", "numeric", "double",
			"double precision", "float", "real", "datetime", "timestamp", "tinytext", "text", "mediumtext", "text",
			"longtext", "text", "clob", "text");

	private static final Set<String> TEXT = Set.of("varchar", "text", "char", "bpchar", "citext", "name", "enum",
			"set");

	private static final Set<String> FRACTIONAL = Set.of("numeric", "real", "double precision", "money");

	private static final Set<String> TIMES = Set.of("timestamp", "timestamp with time zone", "date");

	private static final Set<String> BYTES = Set.of("varbinary", "binary", "blob", "bytea", "tinyblob", "mediumblob",
			"longblob");

	static TypeChange of(Fact fact) {
		ColumnType none = new ColumnType("", List.of());
		return new TypeChange((fact.from() != null) ? fact.from() : none, (fact.to() != null) ? fact.to() : none);
	}

	boolean isKnown() {
		return !this.from.name().isEmpty();
	}

	private static String name(ColumnType type) {
		String name = type.name().replace(" unsigned", "");
		return SYNONYMS.getOrDefault(name, name);
	}

	private static boolean isArray(ColumnType type) {
		return type.name().contains("[") || type.name().contains(" array");
	}

	boolean isToArray() {
		return isKnown() && isArray(this.to) && !isArray(this.from);
	}

	/** Whether values of the one type are no values of the other by themselves. */
	boolean isCast() {
		return isKnown() && !isToArray() && !family(this.from).equals(family(this.to)) && !isText(this.to);
	}

	private static boolean isText(ColumnType type) {
		return TEXT.contains(name(type)) && !name(type).equals("enum") && !name(type).equals("set");
	}

	private static String family(ColumnType type) {
		String name = name(type);
		if (isArray(type)) {
			return name;
		}
		if (TEXT.contains(name)) {
			return "text";
		}
		if (WHOLE.contains(name) || FRACTIONAL.contains(name)) {
			return "number";
		}
		if (BYTES.contains(name)) {
			return "bytes";
		}
		return TIMES.contains(name) ? "time" : name;
	}

	/** Whether the new type has no room for every value of the old one. */
	boolean isNarrowing() {
		if (!isKnown() || isToArray()) {
			return false;
		}
		String old = name(this.from);
		String wanted = name(this.to);
		if (isText(this.to) && isText(this.from)) {
			return length(this.to) < length(this.from);
		}
		if (isText(this.to) && !family(this.from).equals("bytes")) {
			return length(this.to) < 40 && family(this.from).equals("number");
		}
		if (WHOLE.contains(old) && WHOLE.contains(wanted)) {
			return WHOLE.indexOf(wanted) < WHOLE.indexOf(old)
					|| isUnsigned(this.from) != isUnsigned(this.to) && WHOLE.indexOf(wanted) == WHOLE.indexOf(old);
		}
		if (old.equals("numeric") && wanted.equals("numeric")) {
			return digits(this.to) < digits(this.from) || argument(this.to, 1) < argument(this.from, 1);
		}
		return isNarrower(old, wanted);
	}

	private boolean isNarrower(String old, String wanted) {
		if (family(this.from).equals("number") && family(this.to).equals("number")) {
			return !wanted.equals(old) && !(WHOLE.contains(old) && wanted.equals("double precision"))
					&& !(WHOLE.contains(old) && wanted.equals("numeric") && digits(this.to) >= 19)
					&& !(old.equals("real") && wanted.equals("double precision"));
		}
		boolean times = TIMES.contains(old) && TIMES.contains(wanted) || old.equals(wanted);
		if (times && (wanted.startsWith("time") || wanted.equals("date"))) {
			return wanted.equals("date") && !old.equals("date")
					|| old.equals(wanted) && argument(this.to, 0) < argument(this.from, 0);
		}
		return BYTES.contains(old) && BYTES.contains(wanted) && length(this.to) < length(this.from);
	}

	private static boolean isUnsigned(ColumnType type) {
		return type.name().contains("unsigned");
	}

	private static long digits(ColumnType type) {
		return type.arguments().isEmpty() ? Long.MAX_VALUE : argument(type, 0) - argument(type, 1);
	}

	private static long argument(ColumnType type, int index) {
		return (index < type.arguments().size() && type.arguments().get(index).matches("\\d+"))
				? Long.parseLong(type.arguments().get(index)) : 0;
	}

	private static long length(ColumnType type) {
		String length = type.arguments().isEmpty() ? "" : type.arguments().get(0);
		if (length.matches("\\d+")) {
			return new BigInteger(length).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
		}
		return switch (type.name()) {
			case "tinytext", "tinyblob" -> 255;
			case "text", "blob" -> 65535;
			case "mediumtext", "mediumblob" -> 16777215;
			default -> Long.MAX_VALUE;
		};
	}

	/** Whether PostgreSQL writes the table anew. */
	boolean rewritesOnPostgreSql() {
		if (!isKnown()) {
			return !(this.to.name().equals("text") || this.to.name().equals("varchar"));
		}
		String old = this.from.name();
		String wanted = this.to.name();
		boolean unbounded = this.to.arguments().isEmpty();
		if ((old.equals("varchar") || old.equals("text")) && (wanted.equals("text") || wanted.equals("varchar"))) {
			return !unbounded && (this.from.arguments().isEmpty() || argument(this.to, 0) < argument(this.from, 0));
		}
		if (!old.equals(wanted)) {
			return !(old.equals("cidr") && wanted.equals("inet")) && !(old.equals("varchar") && wanted.equals("citext"))
					&& !(old.equals("text") && wanted.equals("citext"))
					&& !(old.equals("citext") && wanted.equals("text"));
		}
		if (wanted.equals("numeric")) {
			return !unbounded && (this.from.arguments().isEmpty() || argument(this.to, 1) != argument(this.from, 1)
					|| argument(this.to, 0) < argument(this.from, 0));
		}
		boolean grows = argument(this.to, 0) >= argument(this.from, 0) || unbounded;
		return wanted.equals("char") || !grows;
	}

	/** Whether MySQL and MariaDB copy the table. */
	boolean copiesOnMySql() {
		if (!isKnown()) {
			return true;
		}
		boolean sameText = this.from.name().equals("varchar") && this.to.name().equals("varchar");
		if (sameText && length(this.to) >= length(this.from)) {
			return false;
		}
		return !isEnumGrowing();
	}

	/** Whether the length of a text needs another byte. */
	boolean crossesByteBoundary() {
		return isKnown() && this.from.name().equals("varchar") && this.to.name().equals("varchar")
				&& length(this.from) * 4 <= 255 && length(this.to) * 4 > 255;
	}

	private boolean isEnum() {
		return Set.of("enum", "set").contains(this.from.name()) && this.from.name().equals(this.to.name());
	}

	/** Whether values only came at the end of an enum or set. */
	boolean isEnumGrowing() {
		return isEnum() && this.to.arguments().size() >= this.from.arguments().size()
				&& this.to.arguments().subList(0, this.from.arguments().size()).equals(this.from.arguments());
	}

	/** Whether values came elsewhere, or went. */
	boolean isEnumReshaped() {
		return isEnum() && !isEnumGrowing();
	}

	/** The values that an enum loses. */
	List<String> lostValues() {
		return isEnum()
				? this.from.arguments().stream().filter((value) -> !this.to.arguments().contains(value)).toList()
				: List.of();
	}

	static boolean isTo(Fact fact, String... names) {
		@Nullable ColumnType type = fact.to();
		return type != null && Set.of(names).contains(type.name());
	}

}
