package io.github.dbmigrate.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;

/**
 * Removes the newest migration from a source folder, and puts the snapshot before it
 * back.
 *
 * @param folders all folders
 * @param folder the folder to remove from
 * @param existing the migrations that are there
 */
record FolderRemoval(Folders folders, Path folder, List<MigrationFile> existing) {

	List<Path> remove(Version version) {
		Path migration = newest(version);
		UndoFolder undo = new UndoFolder(this.folders.undoTarget(), this.folders.settings().naming());
		Optional<Path> before = undo.beforeOf(version);
		FileTransaction transaction = new FileTransaction(this.folder);
		Set<Path> removed = new LinkedHashSet<>(withSettings(undo.undosOf(version)));
		before.ifPresent(removed::add);
		restoreSnapshot(version, before, transaction).ifPresent(removed::add);
		removed.addAll(baseline());
		removed.addAll(withSettings(List.of(migration)));
		removed.addAll(new BuildCopies(this.folders).ofAll(this.folder, undo.folder(), removed));
		removed.removeIf((file) -> file.equals(migration) || !Files.exists(file));
		removed.forEach(transaction::delete);
		transaction.delete(migration).run();
		return Stream.concat(Stream.of(migration), removed.stream()).toList();
	}

	/** Flyway's settings for a single script stand beside it. */
	private static List<Path> withSettings(List<Path> scripts) {
		return scripts.stream()
			.flatMap((script) -> Stream.of(script, script.resolveSibling(script.getFileName() + ".conf")))
			.toList();
	}

	private List<Path> baseline() {
		boolean ofBaseline = this.existing.get(this.existing.size() - 1).header().baseline();
		return ofBaseline ? List.of(this.folder.resolve(SnapshotFile.BASELINE)) : List.of();
	}

	private Path newest(Version version) {
		MigrationFile newest = this.existing.isEmpty() ? null : this.existing.get(this.existing.size() - 1);
		if (newest == null || !newest.version().equals(version)) {
			throw new MigrationException(Failure.INPUT,
					"Version " + version + " is not the newest migration"
							+ ((newest != null) ? ", which is " + newest.fileName() : "") + ". No file was changed.",
					"Remove newer migrations first.");
		}
		if (!newest.fileName().startsWith(this.folders.settings().naming().prefix())) {
			throw new MigrationException(Failure.INPUT,
					newest.location()
							+ " stands for files that are gone, and nothing lies below it. No file was changed.",
					"To have those back: git, or the release before they were put together.");
		}
		Path file = Path.of(newest.location());
		if (!Files.isRegularFile(file) || !file.startsWith(this.folder)) {
			throw new MigrationException(Failure.INPUT,
					newest.location() + " is not in " + this.folder + ". No file was changed.",
					"Remove it where it is made, and build again.");
		}
		return file;
	}

	/**
	 * Puts the snapshot before a migration back.
	 * @return the snapshot, where there was none before and it is to be deleted
	 */
	private Optional<Path> restoreSnapshot(Version version, Optional<Path> before, FileTransaction transaction) {
		Path file = this.folder.resolve(SnapshotFile.SNAPSHOT);
		Snapshot current = SnapshotFile.read(file).orElse(null);
		if (current == null) {
			return Optional.empty();
		}
		if (before.isEmpty()) {
			refuseLost(version, current, file);
			return Optional.empty();
		}
		Optional<Snapshot> restored = SnapshotFile.readBefore(before.get()).applyTo(current);
		restored.ifPresent((snapshot) -> transaction.replace(file, SnapshotJson.bytes(snapshot)));
		return restored.isPresent() ? Optional.empty() : Optional.of(file);
	}

	private void refuseLost(Version version, Snapshot current, Path file) {
		if (Objects.equals(version, current.head())) {
			throw new MigrationException(Failure.INPUT,
					"The snapshot before " + version + " is lost: " + this.folders.undoTarget() + " has no U" + version
							+ "...before.json. No file was changed.",
					"Restore that file from git, or delete " + file
							+ ": the next `db migrate` on a database that is up to date writes it anew.");
		}
	}

}
