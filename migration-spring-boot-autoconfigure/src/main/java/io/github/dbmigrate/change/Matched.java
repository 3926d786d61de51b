package io.github.dbmigrate.change;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Two lists matched by name, and what is left by what it is. The order of the lists is
 * kept.
 *
 * @param <T> what the lists hold
 * @param removed what only the first has
 * @param added what only the second has
 * @param kept what both have under one name, changed or not
 * @param renamed what both have under two names
 */
record Matched<T>(List<T> removed, List<T> added, List<Pair<T>> kept, List<Pair<T>> renamed) {

	/**
	 * Matches by name only.
	 */
	static <T> Matched<T> by(Function<T, ?> name, List<T> before, List<T> after) {
		return of(name, name, before, after);
	}

	/**
	 * Matches by name, then by content.
	 * @param name the name
	 * @param content what it is, whatever its name
	 */
	static <T> Matched<T> of(Function<T, ?> name, Function<T, ?> content, List<T> before, List<T> after) {
		Map<Object, T> named = new LinkedHashMap<>();
		before.forEach((one) -> named.put(name.apply(one), one));
		List<Pair<T>> kept = new ArrayList<>();
		List<T> unnamed = new ArrayList<>();
		for (T one : after) {
			T old = named.remove(name.apply(one));
			if (old != null) {
				kept.add(new Pair<>(old, one));
			}
			else {
				unnamed.add(one);
			}
		}
		return rename(content, new ArrayList<>(named.values()), unnamed, kept);
	}

	private static <T> Matched<T> rename(Function<T, ?> content, List<T> before, List<T> after, List<Pair<T>> kept) {
		Map<Object, Deque<T>> same = new HashMap<>();
		before.forEach((one) -> same.computeIfAbsent(content.apply(one), (key) -> new ArrayDeque<>()).add(one));
		List<Pair<T>> renamed = new ArrayList<>();
		List<T> added = new ArrayList<>();
		Set<T> gone = Collections.newSetFromMap(new IdentityHashMap<>());
		for (T one : after) {
			T old = same.getOrDefault(content.apply(one), new ArrayDeque<>()).poll();
			if (old != null) {
				renamed.add(new Pair<>(old, one));
				gone.add(old);
			}
			else {
				added.add(one);
			}
		}
		List<T> removed = before.stream().filter((one) -> !gone.contains(one)).toList();
		return new Matched<>(removed, added, kept, renamed);
	}

	/**
	 * Those of one name that changed.
	 */
	List<Pair<T>> changed() {
		return this.kept.stream().filter((pair) -> !pair.before().equals(pair.after())).toList();
	}

	/**
	 * The same without some of those that both have.
	 */
	Matched<T> without(List<Pair<T>> pairs) {
		return new Matched<>(this.removed, this.added,
				this.kept.stream().filter((pair) -> !pairs.contains(pair)).toList(),
				this.renamed.stream().filter((pair) -> !pairs.contains(pair)).toList());
	}

	/**
	 * What leaves its place: removed, or changed under its name.
	 */
	List<T> dropped() {
		return Stream.concat(this.removed.stream(), changed().stream().map(Pair::before)).toList();
	}

	/**
	 * What takes a place: added, or changed under its name.
	 */
	List<T> created() {
		return Stream.concat(this.added.stream(), changed().stream().map(Pair::after)).toList();
	}

	/**
	 * What stays as it is, under another name perhaps.
	 */
	List<T> staying() {
		return standing().stream().map(Pair::before).toList();
	}

	/**
	 * What stays as it is, as it was and as it shall be named.
	 */
	List<Pair<T>> standing() {
		return Stream
			.concat(this.kept.stream().filter((pair) -> pair.before().equals(pair.after())), this.renamed.stream())
			.toList();
	}

	/**
	 * The same thing before and after.
	 */
	record Pair<T>(T before, T after) {
	}

}
