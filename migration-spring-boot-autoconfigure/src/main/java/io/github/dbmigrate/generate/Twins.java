package io.github.dbmigrate.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.generate.BranchProof.OnTop;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.Header;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Renumbering;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.jspecify.annotations.Nullable;

/**
 * Files of two branches that took the same versions. Those that this database has not run
 * move to the top.
 */
final class Twins {

	private final DatabaseSource source;

	private final MigrationFolder folder;

	private final MigrationRunner runner;

	private final Asker asker;

	private final List<MigrationFile> all;

	Twins(DatabaseSource source, MigrationFolder folder, MigrationRunner runner, Asker asker) {
		this.source = source;
		this.folder = folder;
		this.runner = runner;
		this.asker = asker;
		this.all = folder.all();
	}

	/** Whether there are any. */
	boolean exist() {
		return !groups().isEmpty();
	}

	private SortedMap<Version, List<MigrationFile>> groups() {
		SortedMap<Version, List<MigrationFile>> groups = this.all.stream()
			.collect(Collectors.groupingBy(MigrationFile::version, TreeMap::new, Collectors.toList()));
		groups.values().removeIf((files) -> files.size() < 2);
		return groups;
	}

	/**
	 * Moves one of each two.
	 * @param word the name of a file that moves, or empty for those that are not run here
	 */
	Generated renumber(String word) {
		SortedMap<Version, String> applied = this.runner.appliedScripts();
		requireKnown(word);
		List<MigrationFile> moving = groups().values()
			.stream()
			.flatMap((group) -> moving(group, word, applied).stream())
			.toList();
		Branches branches = branches(moving);
		Snapshot snapshot = concernsSnapshot(moving) ? this.folder.mergedSnapshotOf(moving).orElse(null) : null;
		try (LiveDatabase live = this.source.connect()) {
			OnTop proof = new BranchProof(live, this.runner, branches).onTop(snapshot);
			return moved(branches, List.copyOf(applied.keySet()), snapshot, proof);
		}
	}

	/** What was written by hand is newer than the snapshot, wherever it stands. */
	private boolean concernsSnapshot(List<MigrationFile> moving) {
		return this.folder.isSnapshotInConflict()
				|| moving.stream().anyMatch((file) -> !file.header().equals(Header.NONE));
	}

	private void requireKnown(String word) {
		List<String> names = groups().values()
			.stream()
			.flatMap((group) -> group.stream().map(MigrationFile::fileName))
			.toList();
		if (!word.isEmpty() && !names.contains(word) && !isVersion(word)) {
			throw new MigrationException(Failure.INPUT,
					"'" + word + "' is none of the files that share a version. Nothing was changed.",
					"Name one of " + String.join(", ", names) + ".");
		}
	}

	private boolean isVersion(String word) {
		return Version.isVersion(word) && groups().containsKey(Version.of(word));
	}

	private List<MigrationFile> moving(List<MigrationFile> group, String word, SortedMap<Version, String> applied) {
		String script = applied.getOrDefault(group.get(0).version(), "");
		List<MigrationFile> others = group.stream().filter((file) -> !isScript(script, file)).toList();
		List<MigrationFile> named = group.stream().filter((file) -> file.fileName().equals(word)).toList();
		if (!named.isEmpty() && !others.containsAll(named)) {
			throw new MigrationException(Failure.FINDINGS,
					word + " is applied to this database, so it keeps its version here. Nothing was changed.",
					"db merge --renumber=" + others.get(0).fileName()
							+ " moves the other. Where that one is released: take yours back on its own branch (db "
							+ "downgrade), then bring the other in.");
		}
		if (!named.isEmpty()) {
			return named;
		}
		return (others.size() < group.size()) ? others : List.of(asked(group));
	}

	private static boolean isScript(String script, MigrationFile file) {
		return script.equals(file.fileName()) || script.endsWith("/" + file.fileName());
	}

	private MigrationFile asked(List<MigrationFile> group) {
		List<String> names = group.stream().map(MigrationFile::fileName).toList();
		String answer = this.asker
			.ask(new Question("renumber", "This database has run neither " + String.join(" nor ", names)
					+ ". Which is not released and may move?", "--renumber=" + names.get(1), names));
		return group.stream().filter((file) -> file.fileName().equals(answer)).findFirst().orElseThrow(() -> {
			String flags = names.stream().map((name) -> "--renumber=" + name).collect(Collectors.joining(" or "));
			return new MigrationException(Failure.QUESTION,
					"This database has run neither " + String.join(" nor ", names)
							+ ", so it does not tell which one is not released. Nothing was changed.",
					"Name the file that moves: " + flags);
		});
	}

	private Branches branches(List<MigrationFile> moving) {
		Version first = groups().firstKey();
		List<MigrationFile> below = this.all.stream().filter((file) -> file.version().compareTo(first) < 0).toList();
		List<MigrationFile> staying = this.all.stream()
			.filter((file) -> !below.contains(file) && !moving.contains(file))
			.toList();
		return new Branches(below, moving, staying);
	}

	private Generated moved(Branches branches, List<Version> applied, @Nullable Snapshot snapshot, OnTop proof) {
		List<Version> known = new ArrayList<>(applied);
		List<Version> versions = new ArrayList<>();
		branches.own().forEach((file) -> {
			versions.add(this.folder.nextVersion(known));
			known.add(versions.get(versions.size() - 1));
		});
		List<String> names = branches.own().stream().map(MigrationFile::fileName).toList();
		Renumbering renumbering = new Renumbering(names, Branches.versions(branches.own()), versions,
				Branches.head(branches.other()), snapshot,
				proof.anyOrder() ? Branches.versions(branches.other()) : List.of());
		List<Path> written = this.folder.renumber(renumbering, Branches.versions(branches.other()));
		List<String> operations = new ArrayList<>();
		for (int i = 0; i < names.size(); i++) {
			operations.add("~ " + names.get(i) + " becomes " + versions.get(i));
		}
		List<String> notes = new ArrayList<>(proof.notes());
		notes.add("A database that ran " + String.join(", ", names) + " under the old version "
				+ (proof.anyOrder() ? "is told the new one by its next db upgrade or start of the application."
						: "does not know it under the new one: take it back there before these files "
								+ "come (db downgrade), then db upgrade."));
		return new Generated(versions.get(versions.size() - 1).toString(), operations, null, null,
				written.stream().map(Path::toString).toList(), List.of(), notes);
	}

}
