package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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
	 * The constraints that the table shall have.
	 */
	final List<T> target() {
		Map<Object, T> wanted = byKey(this.part.apply(this.sides.wanted()));
		Map<Object, T> known = byKey(this.sides.last(this.part));
		List<T> database = this.part.apply(this.sides.actual());
		Map<Object, T> there = byKey(database);
		Set<String> taken = new HashSet<>();
		List<T> result = new ArrayList<>();
		wanted.forEach((key, model) -> {
			T actual = there.containsKey(key) ? there.get(key) : partner(model, database);
			if (actual != null) {
				taken.add(name(actual));
			}
			T merged = decide(model, known.get(key), actual);
			if (merged != null) {
				taken.add(name(merged));
				result.add(merged);
			}
		});
		known.values().forEach((one) -> taken.add(name(one)));
		for (T one : database) {
			if (!taken.contains(name(one)) && !known.containsKey(key(one)) && canStay(one)) {
				result.add(one);
			}
		}
		return result;
	}

	/**
	 * What the model wants and the database has, as the database has it.
	 */
	final List<T> common() {
		List<T> database = this.part.apply(this.sides.actual());
		Map<Object, T> there = byKey(database);
		List<T> common = new ArrayList<>();
		for (T model : this.part.apply(this.sides.wanted())) {
			T actual = there.containsKey(key(model)) ? there.get(key(model)) : partner(model, database);
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
			this.sides.verdict().unexplained(what);
		}
		Verdict rule = (snapshot != null) ? this.sides.verdict() : this.sides.verdict().trusting();
		T merged = merge(model, snapshot, there, rule);
		return this.sides.statedNames().contains(name(model)) ? named(merged, name(model)) : merged;
	}

	private Map<Object, T> byKey(List<T> constraints) {
		Map<Object, T> map = new LinkedHashMap<>();
		constraints.forEach((one) -> map.putIfAbsent(key(one), one));
		return map;
	}

}
