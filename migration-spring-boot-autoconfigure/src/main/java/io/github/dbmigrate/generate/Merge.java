package io.github.dbmigrate.generate;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.generate.BranchProof.OnTop;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.Draft;
import io.github.dbmigrate.script.Header;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.RevisionGraph;
import io.github.dbmigrate.script.Slug;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.jspecify.annotations.Nullable;

/**
 * Joins branches that met by an empty file on top of all of them.
 */
final class Merge {

	private static final String NOTHING_TO_UNDO = "-- migration:nothing-to-undo it joins two branches and changes nothing\n";

	private final DatabaseSource source;

	private final MigrationFolder folder;

	private final MigrationRunner runner;

	Merge(DatabaseSource source, MigrationFolder folder, MigrationRunner runner) {
		this.source = source;
		this.folder = folder;
		this.runner = runner;
	}

	Generated run(@Nullable String message) {
		RevisionGraph graph = new RevisionGraph(this.folder.migrations());
		graph.requireParents("Nothing was written.");
		this.folder.writable();
		return (graph.heads().size() < 2) ? snapshotAlone(graph) : join(Branches.pairs(graph), message);
	}

	/**
	 * Moves one branch on top of the other.
	 * @param version a version of the branch that moves, or empty for the one of which
	 * this database has files
	 */
	Generated renumber(String version, Asker asker) {
		Twins twins = new Twins(this.source, this.folder, this.runner, asker);
		if (twins.exist()) {
			this.folder.writable();
			return twins.renumber(version);
		}
		RevisionGraph graph = new RevisionGraph(this.folder.migrations());
		graph.requireParents("Nothing was changed.");
		this.folder.writable();
		if (graph.heads().size() < 2) {
			return snapshotAlone(graph);
		}
		List<Branches> pairs = Branches.pairs(graph);
		List<Version> applied = this.runner.appliedVersions();
		Branches pair = pairs.stream()
			.filter((two) -> version.isEmpty() ? two.areOwn(applied) != two.turned().areOwn(applied)
					: two.mean(version))
			.findFirst()
			.orElse(pairs.get(0));
		Branches branches = new MovedBranch(pair, applied, asker).find(version);
		Snapshot snapshot = this.folder.mergedSnapshot(Branches.versions(branches.own())).orElse(null);
		OnTop proof = branches.areOwn(applied) ? new OnTop(proven(branches, snapshot), true)
				: onTop(branches, snapshot);
		return new Renumber(this.folder, this.runner, branches).run(snapshot, proof);
	}

	private Generated join(List<Branches> pairs, @Nullable String message) {
		this.folder.squashed().ifPresent((squashed) -> pairs.forEach((branches) -> requireAbove(squashed, branches)));
		Snapshot snapshot = this.folder.mergedSnapshot(Branches.versions(side(pairs))).orElse(null);
		List<String> notes = pairs.stream()
			.flatMap((branches) -> proven(branches, snapshot).stream())
			.distinct()
			.toList();
		List<Version> heads = pairs.stream().flatMap((two) -> two.heads().stream()).distinct().sorted().toList();
		List<Version> late = pairs.stream().flatMap((two) -> two.late().stream()).distinct().sorted().toList();
		return written(heads, late, message, snapshot, notes);
	}

	/** The branch of which one side of the snapshot is. */
	private List<MigrationFile> side(List<Branches> pairs) {
		List<Version> sides = this.folder.snapshotHeads();
		return pairs.stream()
			.filter((two) -> !Collections.disjoint(Branches.versions(two.own()), sides))
			.findFirst()
			.orElse(pairs.get(0))
			.own();
	}

	/** Below a file that stands for others nothing runs late. */
	private static void requireAbove(MigrationFile squashed, Branches branches) {
		branches.late()
			.stream()
			.filter((version) -> version.compareTo(squashed.version()) <= 0)
			.filter((
					version) -> squashed.header().replaced().stream().noneMatch((one) -> one.version().equals(version)))
			.findFirst()
			.ifPresent((version) -> {
				throw new MigrationException(Failure.FINDINGS,
						version + " lies below " + squashed.fileName()
								+ ", and where that ran it never will. Nothing was written.",
						"db merge --renumber " + version + " moves its branch to the top.");
			});
	}

	private List<String> proven(Branches branches, @Nullable Snapshot snapshot) {
		try (LiveDatabase live = this.source.connect()) {
			return new BranchProof(live, this.runner, branches).notes(snapshot);
		}
	}

	private OnTop onTop(Branches branches, @Nullable Snapshot snapshot) {
		try (LiveDatabase live = this.source.connect()) {
			return new BranchProof(live, this.runner, branches).onTop(snapshot);
		}
	}

	private Generated snapshotAlone(RevisionGraph graph) {
		if (!this.folder.isSnapshotInConflict()) {
			throw new MigrationException(Failure.INPUT,
					"There is " + (graph.heads().isEmpty() ? "no migration"
							: "one head, " + graph.heads().get(0).fileName()) + ": nothing to merge.",
					"db branches shows where branches part.");
		}
		MigrationFile head = graph.heads().get(0);
		Snapshot snapshot = this.folder.mergedSnapshot(List.of(head.version())).orElseThrow();
		return new Generated(null, List.of(), null, null,
				List.of(this.folder.refresh(snapshot.at(head.version())).toString()), List.of(), List.of());
	}

	private Generated written(List<Version> heads, List<Version> late, @Nullable String message,
			@Nullable Snapshot snapshot, List<String> notes) {
		String title = (message != null) ? message
				: "Merge " + heads.stream().map(Version::toString).collect(Collectors.joining(" and "));
		if (snapshot != null && this.folder.isSnapshotInConflict()) {
			this.folder.refresh(snapshot.at(heads.get(heads.size() - 1)));
		}
		Version version = this.folder.nextVersion(this.runner.knownVersions());
		String sql = new Header(title, heads, null, false, List.of(), List.of(), late).render();
		List<Path> written = this.folder.write(new Draft(version, Slug.of(title), sql, NOTHING_TO_UNDO,
				(snapshot != null) ? snapshot.at(version) : null, null));
		return new Generated(version.toString(), List.of(), sql, NOTHING_TO_UNDO,
				written.stream().map(Path::toString).toList(), List.of(), notes);
	}

}
