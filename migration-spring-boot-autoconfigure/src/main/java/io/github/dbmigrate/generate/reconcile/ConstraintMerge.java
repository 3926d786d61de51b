package io.github.dbmigrate.generate.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The three-way truth of one kind of constraint of a table. Constraints are matched by
 * what they are; a name counts only where the entity states it.
 *
 * @param <T> the kind of constraint
 */
abstract class ConstraintMerge<T> {

	private final String kind;

	private final Function<Table, List<T>> part;

	private final TableSides sides;

	ConstraintMerge(String kind, Function<Table, List<T>> part, TableSides sides) {
		this.kind = kind;
		this.part = part;
		this.sides = sides;
	}

	abstract String name(T constraint);

	/** What it is, whatever its name. */
	abstract Object key(T constraint);

	/** This constraint under another name. */
	abstract T named(T constraint, String name);

	/** Whether a constraint that no model knows can stay. */
	abstract boolean canStay(T there);

	/** Whether the database gives what the model wants by other means. */
	boolean isSatisfied(T model) {
		return false;
	}

	/** The constraint of the database that is meant, where the key finds none. */
	@Nullable T partner(T model, List<T> database) {
		return null;
	}

	/** The facets that the key leaves out. */
	T merge(T model, @Nullable T snapshot, T there, Verdict rule) {
		return there;
	}

	/**
	 * The clauses that the constraint shall have; what no entity ever stated stays.
	 */
	final Set<Clause> clauses(String what, Function<T, Set<Clause>> clauses, T model, @Nullable T snapshot, T there,
			Verdict rule) {
		Set<Clause> decided = rule.on("clauses of " + what, stated(clauses.apply(model)),
				(snapshot != null) ? stated(clauses.apply(snapshot)) : null, stated(clauses.apply(there)));
		return (decided != null) ? decided : Set.of();
	}

	private static @Nullable Set<Clause> stated(Set<Clause> clauses) {
		return clauses.isEmpty() ? null : clauses;
	}

	/**
	 * The constraints that the table shall have.
	 */
	final List<T> target() {
		List<T> wanted = this.part.apply(this.sides.wanted());
		List<T> last = this.sides.last(this.part);
		List<T> database = this.part.apply(this.sides.actual());
		Map<T, T> known = pairs(wanted, last);
		Map<T, T> there = pairs(wanted, database);
		List<T> free = without(database, there.values());
		Set<String> taken = new HashSet<>();
		List<T> result = new ArrayList<>();
		for (T model : wanted) {
			T actual = there.containsKey(model) ? there.get(model) : partner(model, free);
			if (actual != null) {
				taken.add(name(actual));
			}
			T merged = decide(model, known.get(model), actual);
			if (merged != null) {
				taken.add(name(merged));
				result.add(merged);
			}
		}
		last.forEach((one) -> taken.add(name(one)));
		without(free, pairs(last, database).values()).stream()
			.filter((one) -> !taken.contains(name(one)) && canStay(one))
			.forEach(result::add);
		return result;
	}

	private List<T> without(List<T> constraints, Collection<T> others) {
		Set<T> left = Collections.newSetFromMap(new IdentityHashMap<>());
		left.addAll(others);
		return constraints.stream().filter((one) -> !left.contains(one)).toList();
	}

	/**
	 * Each constraint with one that is the same: where several are, first the one of its
	 * name, then any that is left.
	 */
	private Map<T, T> pairs(List<T> constraints, List<T> others) {
		Map<Object, List<T>> left = new HashMap<>();
		others.forEach((one) -> left.computeIfAbsent(key(one), (key) -> new ArrayList<>()).add(one));
		Map<T, T> pairs = new IdentityHashMap<>();
		constraints.forEach((one) -> pair(one, left, (other) -> name(other).equals(name(one)), pairs));
		constraints.forEach((one) -> pair(one, left, (other) -> true, pairs));
		return pairs;
	}

	private void pair(T one, Map<Object, List<T>> left, Predicate<T> fitting, Map<T, T> pairs) {
		List<T> same = left.getOrDefault(key(one), List.of());
		if (!pairs.containsKey(one)) {
			same.stream().filter(fitting).findFirst().ifPresent((other) -> {
				same.remove(other);
				pairs.put(one, other);
			});
		}
	}

	/**
	 * What the model wants and the database has, as the database has it.
	 */
	final List<T> common() {
		List<T> wanted = this.part.apply(this.sides.wanted());
		List<T> database = this.part.apply(this.sides.actual());
		Map<T, T> there = pairs(wanted, database);
		List<T> common = new ArrayList<>();
		for (T model : wanted) {
			T actual = there.containsKey(model) ? there.get(model) : partner(model, database);
			if (actual != null) {
				common.add(named(actual, name(model)));
			}
		}
		return common;
	}

	private @Nullable T decide(T model, @Nullable T snapshot, @Nullable T there) {
		String what = this.kind + " " + name(model) + " of " + this.sides.actual().name();
		if (there == null) {
			if (isSatisfied(model)) {
				return null;
			}
			return (snapshot == null || this.sides.verdict().restores(what)) ? model : null;
		}
		if (snapshot == null) {
			this.sides.verdict().unexplained(this.kind + " " + name(there) + " of " + this.sides.actual().name());
		}
		Verdict rule = (snapshot != null) ? this.sides.verdict() : this.sides.verdict().trusting();
		T merged = merge(model, snapshot, there, rule);
		return this.sides.statedNames().contains(name(model)) ? named(merged, name(model)) : merged;
	}

}
