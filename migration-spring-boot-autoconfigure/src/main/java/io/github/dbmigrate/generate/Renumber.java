package io.github.dbmigrate.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.generate.BranchProof.OnTop;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Renumbering;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.jspecify.annotations.Nullable;

/**
 * Moves a branch on top of the other one. A database that has files of it gets the other
 * branch first; then the files have new names, and its history tells them.
 */
final class Renumber {

	private final MigrationFolder folder;

	private final MigrationRunner runner;

	private final Branches branches;

	/**
	 * @param folder the files
	 * @param runner runs them
	 * @param branches the one that moves, and the other
	 */
	Renumber(MigrationFolder folder, MigrationRunner runner, Branches branches) {
		this.folder = folder;
		this.runner = runner;
		this.branches = branches;
	}

	Generated run(@Nullable Snapshot snapshot, OnTop proof) {
		List<Version> branch = Branches.versions(this.branches.own());
		List<Version> other = Branches.versions(this.branches.other());
		Renumbering renumbering = new Renumbering(List.of(), branch, versions(branch.size()),
				Branches.head(this.branches.other()), snapshot, proof.anyOrder() ? other : List.of());
		boolean here = this.branches.areOwn(this.runner.appliedVersions());
		List<String> told = new ArrayList<>(proof.notes());
		if (here) {
			bringOther(told);
		}
		List<Path> written = this.folder.renumber(renumbering, other);
		if (here) {
			restamp(renumbering, told);
		}
		return new Generated(renumbering.versions().get(branch.size() - 1).toString(), moves(renumbering), null, null,
				written.stream().map(Path::toString).toList(), List.of(), told);
	}

	private List<Version> versions(int count) {
		List<Version> known = new ArrayList<>(this.runner.knownVersions());
		List<Version> versions = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			versions.add(this.folder.nextVersion(known));
			known.add(versions.get(i));
		}
		return versions;
	}

	private void bringOther(List<String> told) {
		List<Version> applied = this.runner.appliedVersions();
		List<MigrationFile> wanted = Stream.of(this.branches.common(), this.branches.other())
			.flatMap(List::stream)
			.toList();
		Set<String> waiting = this.folder.migrations()
			.stream()
			.filter((file) -> !applied.contains(file.version()) && !wanted.contains(file))
			.map(MigrationFile::fileName)
			.collect(Collectors.toSet());
		List<String> ran = this.runner.upgradeWithout(waiting).migrations();
		ran.forEach((script) -> told.add("Ran " + script + " here, below what moved."));
	}

	private void restamp(Renumbering renumbering, List<String> told) {
		try {
			this.runner.restamp(renumbering.moves());
			told.add("The history of this database tells the new versions.");
		}
		catch (MigrationException ex) {
			throw new MigrationException(ex.failure(),
					"The files have their new versions, but the history of this database could not tell them: "
							+ ex.getMessage(),
					"db stamp " + renumbering.onto() + ", then db stamp the version up to which they were applied.",
					ex);
		}
	}

	private static List<String> moves(Renumbering renumbering) {
		return renumbering.moves()
			.entrySet()
			.stream()
			.map((move) -> "~ " + move.getKey() + " becomes " + move.getValue())
			.toList();
	}

}
