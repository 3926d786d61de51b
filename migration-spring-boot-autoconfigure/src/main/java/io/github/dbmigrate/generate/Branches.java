package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.RevisionGraph;
import io.github.dbmigrate.script.Version;

/**
 * Two branches that met.
 *
 * @param common the files that both follow, oldest first
 * @param own the files of one branch
 * @param other the files of the other branch
 */
record Branches(List<MigrationFile> common, List<MigrationFile> own, List<MigrationFile> other) {

	/** Each two of all branches that met. */
	static List<Branches> pairs(RevisionGraph graph) {
		List<Version> heads = versions(graph.heads());
		List<Branches> pairs = new ArrayList<>();
		for (int i = 0; i < heads.size(); i++) {
			for (int j = i + 1; j < heads.size(); j++) {
				pairs.add(of(graph, heads.get(i), heads.get(j)));
			}
		}
		return pairs;
	}

	private static Branches of(RevisionGraph graph, Version one, Version two) {
		return new Branches(graph.common(one, two), graph.leadingTo(one, two), graph.leadingTo(two, one));
	}

	/** Whether a version of one of them is meant. */
	boolean mean(String word) {
		return Stream.concat(this.own.stream(), this.other.stream())
			.anyMatch((file) -> file.version().toString().startsWith(word));
	}

	/** Whether any of these versions is one of the branch of its own. */
	boolean areOwn(List<Version> applied) {
		return !Collections.disjoint(versions(this.own), applied);
	}

	/** The newest version of each. */
	List<Version> heads() {
		return List.of(head(this.own), head(this.other));
	}

	static Version head(List<MigrationFile> branch) {
		return branch.get(branch.size() - 1).version();
	}

	/** The versions below the head of the other branch, which may be applied by then. */
	List<Version> late() {
		return Stream.concat(below(this.own, head(this.other)), below(this.other, head(this.own))).sorted().toList();
	}

	private static Stream<Version> below(List<MigrationFile> branch, Version head) {
		return branch.stream().map(MigrationFile::version).filter((version) -> version.compareTo(head) < 0);
	}

	/** The same with the other one first. */
	Branches turned() {
		return new Branches(this.common, this.other, this.own);
	}

	static List<Version> versions(List<MigrationFile> branch) {
		return branch.stream().map(MigrationFile::version).toList();
	}

}
