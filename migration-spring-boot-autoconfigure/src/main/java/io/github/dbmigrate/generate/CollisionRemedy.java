package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.Version;

/**
 * What leads on where the order of two branches matters.
 *
 * @param branches both
 * @param applied what this database has
 */
record CollisionRemedy(Branches branches, List<Version> applied) {

	/** Where neither can be the last as it is. */
	static final String ANEW = "Take back the branch that is not released (db downgrade on its own checkout), delete its "
			+ "files, bring the other branch in, and write it again: db migrate.";

	/**
	 * The branches that may be the last are those that run after the other one.
	 */
	String of(boolean own, boolean other) {
		List<String> ways = new ArrayList<>();
		if (own) {
			ways.add(onTop(this.branches.own()));
		}
		if (other) {
			ways.add(onTop(this.branches.other()));
		}
		return ways.isEmpty() ? ANEW
				: "If no other database has the branch that moves, it may run after the other one: "
						+ String.join("; or ", ways) + ".";
	}

	private String onTop(List<MigrationFile> branch) {
		String move = "db merge --renumber=" + Branches.head(branch);
		return Collections.disjoint(Branches.versions(branch), this.applied) ? move
				: "db downgrade " + below() + " takes it back here, then " + move;
	}

	private String below() {
		return this.branches.common().isEmpty() ? "base" : Branches.head(this.branches.common()).toString();
	}

}
