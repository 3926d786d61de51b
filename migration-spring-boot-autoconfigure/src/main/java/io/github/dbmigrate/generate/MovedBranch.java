package io.github.dbmigrate.generate;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.script.VersionWords;

/**
 * Finds out which of two branches is not released and may move.
 *
 * @param branches both
 * @param applied what this database has
 * @param asker who may know
 */
record MovedBranch(Branches branches, List<Version> applied, Asker asker) {

	/**
	 * The branches, the one that moves first.
	 * @param word a version of it, or empty
	 */
	Branches find(String word) {
		return word.isEmpty() ? guessed() : containing(word);
	}

	private Branches containing(String word) {
		List<Version> known = Stream.of(this.branches.own(), this.branches.other())
			.flatMap(List::stream)
			.map(MigrationFile::version)
			.toList();
		Version version = new VersionWords(known, () -> null, "--renumber takes a version of the branch that moves")
			.read(word);
		return Branches.versions(this.branches.own()).contains(version) ? this.branches : this.branches.turned();
	}

	/** What is here alone was made here: the other branch came from elsewhere. */
	private Branches guessed() {
		boolean own = isHere(this.branches.own());
		boolean other = isHere(this.branches.other());
		if (own != other) {
			return own ? this.branches : this.branches.turned();
		}
		List<String> heads = this.branches.heads().stream().map(Version::toString).toList();
		String answer = this.asker.ask(new Question("renumber", "Which branch is not released and may move?",
				"--renumber=" + heads.get(1), List.of(heads.get(1), heads.get(0))));
		if (answer == null) {
			throw new MigrationException(Failure.QUESTION,
					"This database has " + (own ? "files of both branches" : "no file of either branch")
							+ ", so it does not tell which one is not released. Nothing was changed.",
					"Name the branch that moves: --renumber=" + heads.get(0) + " or --renumber=" + heads.get(1));
		}
		return containing(answer);
	}

	private boolean isHere(List<MigrationFile> branch) {
		return !Collections.disjoint(Branches.versions(branch), this.applied);
	}

}
