package io.github.dbmigrate.proof;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a field of a sketched entity may be.
 */
enum SketchKind {

	TEXT("String"), LONG_TEXT("String"), INTEGER("Integer"), LONG("Long"), SHORT("Short"), BOOLEAN("Boolean"),
	DOUBLE("Double"), FLOAT("Float"), DECIMAL("BigDecimal"), BIG("BigInteger"), UUID("UUID"), DATE("LocalDate"),
	TIME("LocalTime"), DATE_TIME("LocalDateTime"), INSTANT("Instant"), OFFSET("OffsetDateTime"), DURATION("Duration"),
	BYTES("byte[]"), LETTER("Character"), ENUM_TEXT("%s"), ENUM_NUMBER("%s"), GENERATED("Integer"), REFERENCE("%s"),
	ONE("%s"), EMBEDDED("%s"), ELEMENTS("Set<String>"), LIST("List<Integer>"), MAP("Map<String, String>"),
	MANY("Set<%s>"), BAG("List<%s>");

	/** The kinds that are a column of their own. */
	static final List<SketchKind> BASIC = List.copyOf(EnumSet.range(TEXT, ENUM_NUMBER));

	/** The kinds that are tables of their own. */
	static final List<SketchKind> PLURAL = List.copyOf(EnumSet.range(ELEMENTS, BAG));

	private static final Set<SketchKind> DISTINCT = EnumSet.of(TEXT, INTEGER, LONG, DECIMAL, UUID, DATE, REFERENCE,
			ONE);

	private static final Set<SketchKind> INDEXED = EnumSet.of(TEXT, INTEGER, LONG, SHORT, BOOLEAN, DOUBLE, DECIMAL,
			UUID, DATE, TIME, DATE_TIME, INSTANT, ENUM_TEXT, ENUM_NUMBER, REFERENCE, ONE);

	private final String type;

	SketchKind(String type) {
		this.type = type;
	}

	String type(String target) {
		return this.type.formatted(target);
	}

	boolean isBasic() {
		return BASIC.contains(this);
	}

	boolean isPlural() {
		return PLURAL.contains(this);
	}

	boolean isReference() {
		return this == REFERENCE || this == ONE;
	}

	boolean isEnum() {
		return this == ENUM_TEXT || this == ENUM_NUMBER;
	}

	/** Whether the rows of the tests hold values that differ. */
	boolean isDistinct() {
		return DISTINCT.contains(this);
	}

	boolean isIndexed() {
		return INDEXED.contains(this);
	}

	boolean isNumber() {
		return this == INTEGER || this == LONG || this == SHORT;
	}

}
