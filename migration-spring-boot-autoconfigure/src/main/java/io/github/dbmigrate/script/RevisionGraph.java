package io.github.dbmigrate.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Which file follows which. The parents of a generated file are in its header; a file
 * without a header follows the file below it and never makes a head of its own.
 */
public final class RevisionGraph {

	private static final String JOINING = "db merge joins them; db merge --renumber moves the one that is not released on "
			+ "top of the other.";

	private final List<MigrationFile> files;

	private final Map<Version, Set<Version>> parents = new LinkedHashMap<>();

	/**
	 * @param files the files, oldest first
	 */
	public RevisionGraph(List<MigrationFile> files) {
		this.files = List.copyOf(files);
		Map<Version, Version> replaced = replaced();
		Version below = null;
		for (MigrationFile file : this.files) {
			Set<Version> own = new LinkedHashSet<>();
			file.header().parents().forEach((parent) -> own.add(replaced.getOrDefault(parent, parent)));
			if (isByHand(file) && below != null) {
				own.add(below);
			}
			this.parents.put(file.version(), own);
			below = file.version();
		}
	}

	/** The versions of files that are gone, and of those that stand for them. */
	private Map<Version, Version> replaced() {
		Map<Version, Version> replaced = new HashMap<>();
		this.files.forEach((file) -> file.header()
			.replaced()
			.forEach((old) -> replaced.putIfAbsent(old.version(), file.version())));
		this.files.forEach((file) -> replaced.remove(file.version()));
		return replaced;
	}

	private static boolean isByHand(MigrationFile file) {
		return file.header().equals(Header.NONE);
	}

	/** The files, oldest first. */
	public List<MigrationFile> files() {
		return this.files;
	}

	/**
	 * The files that no other file follows; more than one when two branches met. The
	 * newest file stands for the head below it, where it was written by hand.
	 */
	public List<MigrationFile> heads() {
		if (this.files.stream().allMatch(RevisionGraph::isByHand)) {
			return this.files.isEmpty() ? List.of() : List.of(newest());
		}
		Set<Version> followed = new HashSet<>();
		this.files.stream()
			.filter((file) -> !isByHand(file))
			.forEach((file) -> parents(file.version()).forEach((parent) -> followed.addAll(downToGenerated(parent))));
		List<MigrationFile> heads = new ArrayList<>(
				this.files.stream().filter((file) -> !isByHand(file) && !followed.contains(file.version())).toList());
		if (isByHand(newest())) {
			heads.set(heads.size() - 1, newest());
		}
		return heads;
	}

	private MigrationFile newest() {
		return this.files.get(this.files.size() - 1);
	}

	/**
	 * A version and, where it was written by hand, those below it down to a generated
	 * one.
	 */
	private Set<Version> downToGenerated(Version version) {
		Set<Version> versions = new LinkedHashSet<>(List.of(version));
		MigrationFile file = file(version);
		while (file != null && isByHand(file) && !parents(file.version()).isEmpty()) {
			Version below = parents(file.version()).iterator().next();
			versions.add(below);
			file = file(below);
		}
		return versions;
	}

	private @Nullable MigrationFile file(Version version) {
		return this.files.stream().filter((file) -> file.version().equals(version)).findFirst().orElse(null);
	}

	/** The versions that a version follows directly. */
	public Set<Version> parents(Version version) {
		return this.parents.getOrDefault(version, Set.of());
	}

	/** The versions from which more than one file goes on, each with those files. */
	public Map<Version, List<MigrationFile>> branchPoints() {
		Map<Version, List<MigrationFile>> points = new LinkedHashMap<>();
		for (MigrationFile point : this.files) {
			List<MigrationFile> children = this.files.stream()
				.filter((file) -> parents(file.version()).contains(point.version()))
				.toList();
			if (children.stream().filter((file) -> !isByHand(file)).count() > 1) {
				points.put(point.version(), children);
			}
		}
		return points;
	}

	/**
	 * The files of a branch: those that lead to a version and not to another one, and
	 * what was written by hand on top of them.
	 */
	public List<MigrationFile> leadingTo(Version version, Version other) {
		Set<Version> shared = upTo(other);
		Set<Version> own = upTo(version);
		own.removeAll(shared);
		this.files.stream()
			.filter(RevisionGraph::isByHand)
			.map(MigrationFile::version)
			.filter((byHand) -> !shared.contains(byHand) && !parents(byHand).isEmpty())
			.filter((byHand) -> own.containsAll(parents(byHand)))
			.forEach(own::add);
		return this.files.stream().filter((file) -> own.contains(file.version())).toList();
	}

	/** The files that lead to both versions. */
	public List<MigrationFile> common(Version version, Version other) {
		Set<Version> common = upTo(version);
		common.retainAll(upTo(other));
		return this.files.stream().filter((file) -> common.contains(file.version())).toList();
	}

	private Set<Version> upTo(Version version) {
		Set<Version> reached = new TreeSet<>();
		List<Version> open = new ArrayList<>(List.of(version));
		while (!open.isEmpty()) {
			Version next = open.remove(open.size() - 1);
			if (reached.add(next)) {
				open.addAll(parents(next));
			}
		}
		return reached;
	}

	/** The files that a merge lets run after newer ones, by all merges. */
	public Set<Version> late() {
		return this.files.stream()
			.flatMap((file) -> file.header().late().stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Stops where two branches met.
	 * @param nothing what was not done, for people
	 * @throws MigrationException (FINDINGS) naming the heads
	 */
	public void requireOneHead(String nothing) {
		if (heads().size() > 1) {
			throw new MigrationException(Failure.FINDINGS, branches() + "\n" + nothing, joining());
		}
	}

	/**
	 * Stops where a file is gone that others follow: then there is no telling what met.
	 * @param nothing what was not done, for people
	 * @throws MigrationException (FINDINGS) naming them
	 */
	public void requireParents(String nothing) {
		if (heads().size() > 1 && !orphans().isEmpty()) {
			requireOneHead(nothing);
		}
	}

	/** The files that follow one that is not there. */
	private List<MigrationFile> orphans() {
		return this.files.stream().filter((file) -> !gone(file).isEmpty()).toList();
	}

	private List<Version> gone(MigrationFile file) {
		return parents(file.version()).stream().filter((parent) -> file(parent) == null).toList();
	}

	private String below(MigrationFile file) {
		int number = this.files.indexOf(file);
		return (number > 0) ? this.files.get(number - 1).version().toString() : "";
	}

	/** What mends that. */
	public String joining() {
		return orphans().stream()
			.findFirst()
			.map((file) -> "Bring it back (git log --all -- '*" + gone(file).get(0)
					+ "*' finds it). Where it is gone for good: in " + file.fileName()
					+ ", let the line say migration:parent " + below(file) + "; then db repair --accept "
					+ file.version() + " on each database that has it.")
			.orElse(JOINING);
	}

	/** Which branches met, a line each, for people. */
	public String branches() {
		List<MigrationFile> orphans = orphans();
		if (!orphans.isEmpty()) {
			return orphans.stream()
				.map((file) -> file.location() + " follows " + gone(file).get(0) + ", which is not among the files.")
				.collect(Collectors.joining("\n"));
		}
		List<MigrationFile> heads = heads();
		return ((heads.size() == 2) ? "Two branches met, neither knows the other:\n"
				: heads.size() + " branches met, none knows the others:\n")
				+ heads.stream().map((head) -> "  " + head.location()).collect(Collectors.joining("\n"));
	}

}
