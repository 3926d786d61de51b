package io.github.dbmigrate.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A branch that moves on top of another one.
 *
 * @param files the names of its files, where their versions are not theirs alone; else
 * empty
 * @param branch the versions of its files, oldest first
 * @param versions their new versions, in the same order
 * @param onto the version that the first of them follows
 * @param snapshot the snapshot after both branches, or {@code null} without one
 * @param late the versions of the other branch, where they may run after this one in a
 * database that has it already; else empty
 */
public record Renumbering(List<String> files, List<Version> branch, List<Version> versions, Version onto,
		@Nullable Snapshot snapshot, List<Version> late) {

	public Renumbering {
		files = List.copyOf(files);
		branch = List.copyOf(branch);
		versions = List.copyOf(versions);
		late = List.copyOf(late);
	}

	/**
	 * A branch that has its versions alone and is in no database.
	 */
	public Renumbering(List<Version> branch, List<Version> versions, Version onto, @Nullable Snapshot snapshot) {
		this(List.of(), branch, versions, onto, snapshot, List.of());
	}

	/**
	 * Whether a database that has the branch may be told the new versions, before it runs
	 * the other one.
	 */
	boolean isTellable() {
		return !this.late.isEmpty();
	}

	/** The new version of a file that moves; the others stay below the first. */
	Version parent(Version parent) {
		int moved = this.branch.indexOf(parent);
		return (moved < 0) ? this.onto : this.versions.get(moved);
	}

	/** The new version of a file that moves, or the one that another file keeps. */
	Version moved(Version version) {
		return this.branch.contains(version) ? version(version) : version;
	}

	/** The new version of a file. */
	public Version version(Version old) {
		return this.versions.get(this.branch.indexOf(old));
	}

	/** The version below a new one. */
	Version below(int number) {
		return (number == 0) ? this.onto : this.versions.get(number - 1);
	}

	Version head() {
		return this.versions.get(this.versions.size() - 1);
	}

	/** The old versions and what becomes of them. */
	public Map<Version, Version> moves() {
		Map<Version, Version> moves = new LinkedHashMap<>();
		this.branch.forEach((old) -> moves.put(old, version(old)));
		return moves;
	}

}
