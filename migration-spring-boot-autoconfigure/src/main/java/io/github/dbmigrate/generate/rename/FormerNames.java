package io.github.dbmigrate.generate.rename;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Mapping.FormerName;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jspecify.annotations.Nullable;

/**
 * The renames that entities state by naming what something was called. A former name
 * counts while the database has it and not the new one; two that contradict each other,
 * or something else, are refused with both places.
 *
 * @param <N> the names of tables or of columns
 */
final class FormerNames<N> {

	private final Names<N> names;

	private final Function<FormerName, N> before;

	private final Function<FormerName, N> after;

	private final Function<N, String> shown;

	private final Function<N, @Nullable String> mappedBy;

	/**
	 * @param names the names that are there and those that shall be
	 * @param before the old name that an entity states
	 * @param after the new one
	 * @param shown a name for people
	 * @param mappedBy the entity or attribute that has a name now, or {@code null}
	 */
	FormerNames(Names<N> names, Function<FormerName, N> before, Function<FormerName, N> after,
			Function<N, String> shown, Function<N, @Nullable String> mappedBy) {
		this.names = names;
		this.before = before;
		this.after = after;
		this.shown = shown;
		this.mappedBy = mappedBy;
	}

	/**
	 * The former names that count, by the old name.
	 * @param former all of them
	 * @param renames what is renamed besides
	 */
	Map<N, FormerName> counting(List<FormerName> former, Map<N, N> renames) {
		Map<N, FormerName> counting = new LinkedHashMap<>();
		Map<N, N> all = new LinkedHashMap<>(renames);
		List<FormerName> left = new ArrayList<>(former);
		left.removeIf((one) -> !this.names.there().contains(this.before.apply(one)));
		boolean more = true;
		while (more) {
			List<FormerName> free = left.stream()
				.filter((one) -> !this.names.isTaken(this.after.apply(one), all))
				.toList();
			free.forEach((one) -> count(one, counting, all));
			left.removeAll(free);
			more = !free.isEmpty();
		}
		counting.forEach((name, one) -> {
			if (this.names.isNeeded(name, all)) {
				throw refused(one, this.mappedBy.apply(name) + " maps it");
			}
		});
		return counting;
	}

	private void count(FormerName one, Map<N, FormerName> counting, Map<N, N> all) {
		N name = this.before.apply(one);
		N wanted = this.after.apply(one);
		FormerName other = counting.get(name);
		if (other != null && !this.after.apply(other).equals(wanted)) {
			throw refused(other, "so says " + one.place());
		}
		N elsewhere = all.getOrDefault(name, wanted);
		if (!elsewhere.equals(wanted)) {
			throw refused(one, this.shown.apply(name) + " becomes " + this.shown.apply(elsewhere) + because(elsewhere));
		}
		all.forEach((old, given) -> {
			if (given.equals(wanted) && !old.equals(name)) {
				throw refused(one, this.shown.apply(wanted) + " comes from " + this.shown.apply(old) + because(wanted));
			}
		});
		counting.put(name, one);
		all.put(name, wanted);
	}

	private String because(N name) {
		return ", as a flag says or the snapshot, which knows " + this.mappedBy.apply(name) + " under the old name";
	}

	/**
	 * Refuses a former name.
	 * @param reason what contradicts it
	 */
	MigrationException refused(FormerName one, String reason) {
		return new MigrationException(Failure.INPUT,
				"@RenamedFrom on " + one.place() + " says that it was " + this.shown.apply(this.before.apply(one))
						+ ", but " + reason + ". Nothing was written.",
				"let one of them go: the annotation, the other mapping or the flag");
	}

	/**
	 * What to tell about former names that nothing has any more.
	 */
	static String stale(List<FormerName> former, SqlDialect dialect) {
		Set<String> places = new TreeSet<>();
		former.forEach((one) -> places.add(one.place() + " (" + dialect.shown(one.former()) + ")"));
		return "@RenamedFrom has no effect where neither this database nor the snapshot has the former name: "
				+ String.join(", ", places) + ". It may go once every database is migrated.";
	}

}
