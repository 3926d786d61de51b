package io.github.dbmigrate.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Joins the snapshots of two branches: those that git could not join, by what the files
 * of a branch say was before them.
 */
final class SnapshotMerge {

	private final String location;

	private final String text;

	private final SnapshotSides sides;

	private final Function<Version, Optional<SnapshotBefore>> before;

	private final Function<Version, Optional<SnapshotBefore>> beforeOthers;

	/**
	 * @param location where the text is from, for people
	 * @param text the snapshot, with the marks of git or without
	 * @param before what a version says was before it
	 */
	SnapshotMerge(String location, String text, Function<Version, Optional<SnapshotBefore>> before) {
		this(location, text, before, before);
	}

	/**
	 * @param location where the text is from, for people
	 * @param text the snapshot, with the marks of git or without
	 * @param before what a version of the branch says was before it
	 * @param beforeOthers what the same version of the other branch says
	 */
	SnapshotMerge(String location, String text, Function<Version, Optional<SnapshotBefore>> before,
			Function<Version, Optional<SnapshotBefore>> beforeOthers) {
		this.location = location;
		this.text = text;
		this.sides = SnapshotSides.of(text);
		this.before = before;
		this.beforeOthers = beforeOthers;
	}

	/** The versions of both sides. */
	List<Version> heads() {
		return Stream.of(this.sides.ours(), this.sides.theirs())
			.map((side) -> SnapshotJson.read(side, this.location).head())
			.flatMap(Stream::ofNullable)
			.toList();
	}

	Snapshot oneSide() {
		return SnapshotJson.read(this.sides.ours(), this.location);
	}

	boolean isConflict() {
		return this.sides.differ();
	}

	/**
	 * The snapshot after both branches.
	 * @param branch the versions of one of them, oldest first
	 */
	Snapshot merged(List<Version> branch) {
		Snapshot ours = SnapshotJson.read(this.sides.ours(), this.location);
		if (!isConflict()) {
			return ours;
		}
		Snapshot theirs = SnapshotJson.read(this.sides.theirs(), this.location);
		Snapshot own = isOf(branch, theirs, ours) ? theirs : ours;
		Snapshot other = (own == ours) ? theirs : ours;
		ThreeWay merge = new ThreeWay();
		Snapshot merged = join(merge, ancestor(branch, own, this.before), own, other);
		if (!merge.collisions().isEmpty()) {
			throw collision(merge.collisions());
		}
		return merged;
	}

	/**
	 * The snapshot before each file of a branch that moves on top of the other one, and
	 * after the last; empty where the files do not tell.
	 */
	List<Optional<Snapshot>> steps(List<Version> branch, List<Version> other, Snapshot merged) {
		List<Optional<Snapshot>> steps = new ArrayList<>(List.of(Optional.of(merged)));
		Snapshot own = isConflict() ? side(branch) : merged;
		Snapshot step = (isConflict() || !overlap(branch, other)) ? merged : null;
		for (int i = branch.size() - 1; i >= 0; i--) {
			SnapshotBefore before = this.before.apply(branch.get(i)).orElse(null);
			if (before != null && step != null) {
				Snapshot old = before.applyTo(own).orElse(null);
				step = (old != null) ? undone(own, old, step) : null;
				own = (old != null) ? old : own;
			}
			steps.add(0, Optional.ofNullable(step));
		}
		return steps;
	}

	private static @Nullable Snapshot undone(Snapshot own, Snapshot old, Snapshot merged) {
		ThreeWay undo = new ThreeWay();
		Snapshot undone = join(undo, own, old, merged);
		return undo.collisions().isEmpty() ? undone : null;
	}

	/**
	 * Whether both branches changed one table, so that one text does not tell who did
	 * what.
	 */
	private boolean overlap(List<Version> branch, List<Version> other) {
		return !Collections.disjoint(touched(branch), touched(other));
	}

	private Set<TableName> touched(List<Version> versions) {
		return versions.stream()
			.flatMap((version) -> this.before.apply(version).stream())
			.flatMap((before) -> before.touched().stream())
			.collect(Collectors.toSet());
	}

	private Snapshot side(List<Version> branch) {
		Snapshot ours = SnapshotJson.read(this.sides.ours(), this.location);
		Snapshot theirs = SnapshotJson.read(this.sides.theirs(), this.location);
		return isOf(branch, theirs, ours) ? theirs : ours;
	}

	/**
	 * Whether one side is of a branch; where both have one version, by what the files of
	 * both say was before: that must be the same.
	 */
	private boolean isOf(List<Version> branch, Snapshot side, Snapshot other) {
		if (!Objects.equals(side.head(), other.head())) {
			return branch.contains(side.head());
		}
		if (isSame(ancestor(branch, side, this.before), ancestor(branch, other, this.beforeOthers))) {
			return true;
		}
		if (isSame(ancestor(branch, other, this.before), ancestor(branch, side, this.beforeOthers))) {
			return false;
		}
		throw new MigrationException(Failure.FINDINGS,
				"Both sides that git left in " + this.location + " are of version " + side.head()
						+ ", and the files do not tell which is whose. Nothing was written.",
				"Keep one side in that file; after db merge and db upgrade, db snapshot writes it anew.");
	}

	private static boolean isSame(@Nullable Snapshot one, @Nullable Snapshot other) {
		return (one != null && other != null) ? one.model().schema().equals(other.model().schema()) : one == other;
	}

	/** The snapshot before the first file of a branch, as far as its files tell. */
	private static @Nullable Snapshot ancestor(List<Version> branch, Snapshot own,
			Function<Version, Optional<SnapshotBefore>> befores) {
		Snapshot snapshot = own;
		for (int i = branch.size() - 1; i >= 0; i--) {
			Snapshot after = snapshot;
			SnapshotBefore before = befores.apply(branch.get(i)).orElse(null);
			if (before != null) {
				snapshot = before.applyTo(after).orElse(null);
			}
			if (snapshot == null) {
				return null;
			}
		}
		return snapshot;
	}

	/** What two sides made of a snapshot; the head is for others to say. */
	static Snapshot join(ThreeWay merge, @Nullable Snapshot before, Snapshot ours, Snapshot theirs) {
		ObjectNode joined = (ObjectNode) Objects.requireNonNull(merge.merge(List.of(),
				(before != null) ? tree(before, ours) : null, tree(ours, ours), tree(theirs, ours)));
		return SnapshotJson.snapshot(joined);
	}

	/** The document, but at the version of another one. */
	private static ObjectNode tree(Snapshot snapshot, Snapshot like) {
		return SnapshotJson.tree(Snapshot.like(like, like.head(), snapshot.model()));
	}

	private MigrationException collision(List<List<String>> paths) {
		List<String> places = new ArrayList<>();
		for (List<String> path : paths) {
			places.add(this.location + lineOf(path) + ": " + String.join(" ", path));
		}
		return new MigrationException(Failure.FINDINGS,
				"Both branches changed the same in different ways:\n  " + String.join("\n  ", places)
						+ "\nNothing was written.",
				"Decide in that file: keep one of the two lines, remove the other and the marks of git around "
						+ "them; then run db merge.");
	}

	/** The line between marks that names what collides, as far in as one does. */
	private String lineOf(List<String> path) {
		List<String> lines = this.text.lines().toList();
		for (int i = path.size() - 1; i >= 0; i--) {
			String name = ": \"" + path.get(i).replaceFirst("^.*\\.", "") + "\"";
			Optional<Integer> line = this.sides.marked()
				.stream()
				.filter((number) -> lines.get(number - 1).contains(name))
				.findFirst();
			if (line.isPresent()) {
				return ":" + line.get();
			}
		}
		return "";
	}

}
