package io.github.dbmigrate.hazard;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Conditions of rules in words.
 */
final class Facts {

	private Facts() {
	}

	/** It does one of these. */
	static Predicate<Fact> does(Kind first, Kind... others) {
		EnumSet<Kind> kinds = EnumSet.of(first, others);
		return (fact) -> kinds.contains(fact.kind());
	}

	/** It has all of these traits. */
	static Predicate<Fact> with(Trait... traits) {
		List<Trait> wanted = List.of(traits);
		return (fact) -> fact.traits().containsAll(wanted);
	}

	/** It has none of these traits. */
	static Predicate<Fact> without(Trait... traits) {
		List<Trait> unwanted = List.of(traits);
		return (fact) -> unwanted.stream().noneMatch(fact::is);
	}

	/** The type changes in this way. */
	static Predicate<Fact> retyped(Predicate<TypeChange> change) {
		return does(Kind.CHANGE_TYPE).and((fact) -> change.test(TypeChange.of(fact)));
	}

}
