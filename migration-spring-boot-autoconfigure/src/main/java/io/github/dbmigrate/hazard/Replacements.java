package io.github.dbmigrate.hazard;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What goes and comes back in one file: then it is not lost, and what comes back is
 * nothing new.
 */
final class Replacements {

	private static final Map<Kind, Kind> COUNTERPARTS = counterparts();

	private static final Set<Kind> DROPS = EnumSet.of(Kind.DROP_COLUMN, Kind.DROP_FOREIGN_KEY, Kind.DROP_UNIQUE,
			Kind.DROP_PRIMARY_KEY, Kind.DROP_INDEX, Kind.DROP_DEFAULT, Kind.DROP_TYPE, Kind.DROP_CONSTRAINT);

	private final Set<Part> parts = new HashSet<>();

	Replacements(List<Step> steps) {
		steps.stream()
			.flatMap((step) -> step.facts().stream())
			.filter((fact) -> COUNTERPARTS.containsKey(fact.kind()))
			.flatMap(Replacements::parts)
			.forEach(this.parts::add);
	}

	private static Map<Kind, Kind> counterparts() {
		Map<Kind, Kind> counterparts = new EnumMap<>(Kind.class);
		Map.of(Kind.DROP_COLUMN, Kind.ADD_COLUMN, Kind.DROP_FOREIGN_KEY, Kind.ADD_FOREIGN_KEY, Kind.DROP_UNIQUE,
				Kind.ADD_UNIQUE, Kind.DROP_PRIMARY_KEY, Kind.ADD_PRIMARY_KEY, Kind.DROP_INDEX, Kind.CREATE_INDEX,
				Kind.DROP_DEFAULT, Kind.SET_DEFAULT, Kind.DROP_TYPE, Kind.RENAME_TYPE)
			.forEach((one, other) -> {
				counterparts.put(one, other);
				counterparts.put(other, one);
			});
		counterparts.put(Kind.DROP_CONSTRAINT, Kind.ADD_FOREIGN_KEY);
		return counterparts;
	}

	/** Whether it comes back, or is nothing new. What comes must be as what went. */
	boolean has(Fact fact) {
		Kind other = COUNTERPARTS.get(fact.kind());
		Stream<Part> wanted = DROPS.contains(fact.kind()) ? parts(fact) : alike(fact);
		return other != null
				&& wanted.map((part) -> new Part(other, part.table(), part.key())).anyMatch(this.parts::contains);
	}

	private static Stream<Part> parts(Fact fact) {
		Stream<Part> named = fact.name().isEmpty() ? Stream.empty()
				: Stream.of(new Part(fact.kind(), fact.table(), "name " + fact.name()));
		Stream<Part> any = fact.is(Trait.UNIQUE) ? Stream.of(new Part(fact.kind(), fact.table(), columns(fact)))
				: Stream.empty();
		return Stream.of(named, any, alike(fact)).flatMap((parts) -> parts);
	}

	private static Stream<Part> alike(Fact fact) {
		return switch (fact.kind()) {
			case DROP_PRIMARY_KEY, ADD_PRIMARY_KEY -> Stream.of(new Part(fact.kind(), fact.table(), ""));
			case RENAME_TYPE -> Stream.of(new Part(fact.kind(), null, fact.name()));
			case DROP_TYPE -> Stream.of(new Part(fact.kind(), null, String.valueOf(name(fact))));
			default -> fact.columns().isEmpty() ? Stream.empty() : Stream
				.of(new Part(fact.kind(), fact.table(), (fact.is(Trait.UNIQUE) ? "unique " : "") + columns(fact)));
		};
	}

	private static String columns(Fact fact) {
		return "columns " + fact.columns();
	}

	private static @Nullable String name(Fact fact) {
		TableName table = fact.table();
		return (table != null) ? table.name() : null;
	}

	/**
	 * Something that goes or comes.
	 */
	private record Part(Kind kind, @Nullable TableName table, String key) {
	}

}
