package io.github.dbmigrate.script;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;

/**
 * Writes and removes migrations in a source folder.
 */
record FolderWriter(Folders folders, Path folder) {

	private Naming naming() {
		return this.folders.settings().naming();
	}

	List<Path> createFolders() {
		List<Path> created = new ArrayList<>();
		for (Path path : List.of(this.folder, this.folders.undoTarget())) {
			if (!Files.isDirectory(path)) {
				create(path);
				created.add(path);
			}
		}
		return created;
	}

	private static void create(Path path) {
		try {
			Files.createDirectories(path);
		}
		catch (IOException ex) {
			throw FileTransaction.failed(path, ex);
		}
	}

	/** Writes undo file, snapshot, baseline and migration. */
	List<Path> write(Draft draft, List<MigrationFile> existing) {
		refuseKnown(draft.version(), existing);
		Path migration = this.folder.resolve(fileName(naming().prefix(), draft, existing));
		List<Path> written = new ArrayList<>(List.of(migration));
		FileTransaction transaction = new FileTransaction(this.folder);
		if (draft.undoSql() != null) {
			Path undo = this.folders.undoTarget().resolve(fileName(Naming.UNDO_PREFIX, draft, existing));
			String header = UndoHeader.render(String.valueOf(migration.getFileName()),
					ScriptText.checksum(ScriptText.normalized(draft.sql())));
			transaction.create(undo, encode(undo, header + "\n" + draft.undoSql()));
			written.add(undo);
		}
		written.addAll(writeSnapshots(draft, existing, transaction));
		transaction.create(migration, encode(migration, draft.sql())).run();
		return written;
	}

	private List<Path> writeSnapshots(Draft draft, List<MigrationFile> existing, FileTransaction transaction) {
		List<Path> written = new ArrayList<>();
		Path snapshot = this.folder.resolve(SnapshotFile.SNAPSHOT);
		if (draft.snapshot() != null) {
			Path before = this.folders.undoTarget()
				.resolve(beforeNaming().fileName(Naming.UNDO_PREFIX, draft.version(), hasDots(existing), draft.slug()));
			SnapshotBefore delta = SnapshotBefore.of(SnapshotFile.read(snapshot).orElse(null), draft.snapshot());
			transaction.replace(before, bytes(SnapshotJson.write(delta)));
			transaction.replace(snapshot, bytes(SnapshotJson.write(draft.snapshot())));
			written.addAll(List.of(snapshot, before));
		}
		if (draft.baseline() != null) {
			Path baseline = this.folder.resolve(SnapshotFile.BASELINE);
			transaction.replace(baseline, bytes(SnapshotJson.write(draft.baseline())));
			written.add(baseline);
		}
		return written;
	}

	private static void refuseKnown(Version version, List<MigrationFile> existing) {
		existing.stream().filter((file) -> file.version().equals(version)).findFirst().ifPresent((file) -> {
			throw new MigrationException(Failure.INPUT,
					file.location() + " has version " + version + " already. No file was changed.",
					"Run the command again: it takes the next version.");
		});
	}

	private String fileName(String prefix, Draft draft, List<MigrationFile> existing) {
		return naming().fileName(prefix, draft.version(), hasDots(existing), draft.slug());
	}

	/**
	 * Whether the newest file with more than one part in its version joins them by dots.
	 */
	private boolean hasDots(List<MigrationFile> existing) {
		return existing.stream()
			.flatMap((file) -> naming().parse(naming().prefix(), file.fileName()).stream())
			.filter((name) -> name.spelling().matches(".*[._].*"))
			.reduce((older, newer) -> newer)
			.filter(ScriptName::hasDots)
			.isPresent();
	}

	private Naming beforeNaming() {
		return new Naming(naming().prefix(), naming().separator(), List.of(".before.json"), StandardCharsets.UTF_8);
	}

	private byte[] encode(Path file, String text) {
		try {
			return ScriptText.encode(text, naming().encoding());
		}
		catch (CharacterCodingException ex) {
			throw new MigrationException(Failure.INPUT,
					file + " holds characters that " + naming().encoding() + " does not have. No file was changed.",
					"Set spring.flyway.encoding=UTF-8, and save the other files in it.", ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	void refresh(Snapshot snapshot) {
		new FileTransaction(this.folder)
			.replace(this.folder.resolve(SnapshotFile.SNAPSHOT), bytes(SnapshotJson.write(snapshot)))
			.run();
	}

	/** Removes the newest migration. */
	List<Path> remove(Version version, List<MigrationFile> existing) {
		Path migration = newest(version, existing);
		List<Path> undos = undoFiles(naming(), version);
		List<Path> befores = undoFiles(beforeNaming(), version);
		Set<Path> removed = new LinkedHashSet<>(undos);
		removed.addAll(befores);
		FileTransaction transaction = new FileTransaction(this.folder);
		restoreSnapshot(version, befores, transaction).ifPresent(removed::add);
		if (Header.parse(existing.get(existing.size() - 1).sql()).baseline()) {
			removed.add(this.folder.resolve(SnapshotFile.BASELINE));
		}
		BuildCopies copies = new BuildCopies(this.folders);
		removed.addAll(copies.ofMigration(this.folder, migration));
		List.copyOf(removed)
			.stream()
			.filter((file) -> file.startsWith(this.folders.undoTarget()))
			.forEach((file) -> removed.addAll(copies.ofUndo(this.folders.undoTarget(), file)));
		removed.removeIf((file) -> !Files.exists(file));
		removed.forEach(transaction::delete);
		transaction.delete(migration).run();
		return Stream.concat(Stream.of(migration), removed.stream()).toList();
	}

	private Path newest(Version version, List<MigrationFile> existing) {
		MigrationFile newest = existing.isEmpty() ? null : existing.get(existing.size() - 1);
		if (newest == null || !newest.version().equals(version)) {
			throw new MigrationException(Failure.INPUT,
					"Version " + version + " is not the newest migration"
							+ ((newest != null) ? ", which is " + newest.fileName() : "") + ". No file was changed.",
					"Remove newer migrations first.");
		}
		Path file = Path.of(newest.location());
		if (!Files.isRegularFile(file)) {
			throw new MigrationException(Failure.INPUT,
					newest.location() + " is not in a source folder. No file was changed.",
					"Remove it where it is made, and build again.");
		}
		return file;
	}

	private List<Path> undoFiles(Naming naming, Version version) {
		return new FolderPlace(this.folders.undoTarget(), naming.encoding())
			.files((file) -> naming.parse(Naming.UNDO_PREFIX, file)
				.filter((name) -> name.version().equals(version))
				.isPresent());
	}

	/**
	 * Puts the snapshot before a migration back.
	 * @return the snapshot, where there was none before and it is to be deleted
	 */
	private Optional<Path> restoreSnapshot(Version version, List<Path> befores, FileTransaction transaction) {
		Path file = this.folder.resolve(SnapshotFile.SNAPSHOT);
		Snapshot current = SnapshotFile.read(file).orElse(null);
		if (current == null) {
			return Optional.empty();
		}
		if (befores.isEmpty()) {
			refuseLost(version, current, file);
			return Optional.empty();
		}
		Optional<Snapshot> before = SnapshotFile.readBefore(befores.get(0)).applyTo(current);
		before.ifPresent((snapshot) -> transaction.replace(file, bytes(SnapshotJson.write(snapshot))));
		return before.isPresent() ? Optional.empty() : Optional.of(file);
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
