package io.github.dbmigrate.script;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;

/**
 * Writes migrations in a source folder.
 *
 * @param folders all folders
 * @param folder the folder to write in
 * @param existing the migrations that are there
 */
record FolderWriter(Folders folders, Path folder, List<MigrationFile> existing) {

	private Naming naming() {
		return this.folders.settings().naming();
	}

	private UndoFolder undo() {
		return new UndoFolder(this.folders.undoTarget(), naming());
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

	/** Writes undo files, snapshot, baseline and migrations. */
	List<Path> write(List<Draft> drafts) {
		FileTransaction transaction = new FileTransaction(this.folder);
		List<Path> written = new ArrayList<>();
		drafts.forEach((draft) -> written.addAll(prepare(draft, transaction)));
		drafts.forEach((draft) -> transaction.create(migration(draft), encode(migration(draft), draft.sql())));
		transaction.run();
		return written;
	}

	private Path migration(Draft draft) {
		return this.folder.resolve(naming().fileName(naming().prefix(), draft.version(), hasDots(), draft.slug()));
	}

	private List<Path> prepare(Draft draft, FileTransaction transaction) {
		refuseKnown(draft.version());
		Path migration = migration(draft);
		String name = migration.getFileName().toString();
		List<Path> written = new ArrayList<>(List.of(migration));
		if (draft.undoSql() != null) {
			Path undo = undo().undo(name);
			transaction.create(undo, encode(undo, undoHeader(draft, name) + "\n" + draft.undoSql()));
			written.add(undo);
		}
		if (draft.settings() != null) {
			Path settings = migration.resolveSibling(name + ".conf");
			transaction.create(settings, encode(settings, draft.settings()));
			written.add(settings);
		}
		written.addAll(writeSnapshots(draft, name, transaction));
		return written;
	}

	/** A file that is still to be written by hand binds its undo file to no text. */
	private static String undoHeader(Draft draft, String name) {
		return String.valueOf(draft.undoSql()).isBlank() ? UndoHeader.render(name)
				: UndoHeader.render(name, ScriptText.checksum(ScriptText.normalized(draft.sql())));
	}

	private List<Path> writeSnapshots(Draft draft, String migration, FileTransaction transaction) {
		List<Path> written = new ArrayList<>();
		if (draft.snapshot() != null) {
			Path before = undo().before(migration);
			transaction.replace(before, before(draft.snapshot()));
			transaction.replace(snapshotFile(), SnapshotJson.bytes(draft.snapshot()));
			written.addAll(List.of(snapshotFile(), before));
		}
		if (draft.baseline() != null) {
			Path baseline = this.folder.resolve(SnapshotFile.BASELINE);
			transaction.replace(baseline, SnapshotJson.bytes(draft.baseline()));
			written.add(baseline);
		}
		return written;
	}

	private Path snapshotFile() {
		return this.folder.resolve(SnapshotFile.SNAPSHOT);
	}

	private byte[] before(Snapshot after) {
		return SnapshotJson.bytes(SnapshotBefore.of(SnapshotFile.read(snapshotFile()).orElse(null), after));
	}

	private void refuseKnown(Version version) {
		this.existing.stream().filter((file) -> file.version().equals(version)).findFirst().ifPresent((file) -> {
			throw new MigrationException(Failure.INPUT,
					file.location() + " has version " + version + " already. No file was changed.",
					"Run the command again: it takes the next version.");
		});
	}

	/**
	 * Whether the newest file with more than one part in its version joins them by dots.
	 */
	private boolean hasDots() {
		return this.existing.stream()
			.flatMap((file) -> naming().parse(naming().prefix(), file.fileName()).stream())
			.filter((name) -> name.spelling().matches(".*[._].*"))
			.reduce((older, newer) -> newer)
			.filter(ScriptName::hasDots)
			.isPresent();
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

	String squashName(Version version, String slug) {
		return naming().fileName(Naming.SQUASH_PREFIX, version, hasDots(), slug);
	}

	/** Writes what an empty database runs in place of all files up to a version. */
	Path squash(Version version, String slug, String sql) {
		Path file = this.folder.resolve(squashName(version, slug));
		new FileTransaction(this.folder).create(file, encode(file, sql)).run();
		return file;
	}

	/** Writes into an undo file for which text of its migration it is. */
	Path reviewed(Version version) {
		MigrationFile migration = this.existing.stream()
			.filter((file) -> file.version().equals(version))
			.findFirst()
			.orElseThrow();
		Path undo = undo().undosOf(version)
			.stream()
			.findFirst()
			.orElseThrow(() -> new MigrationException(Failure.INPUT,
					"The undo file of " + version + " is not in " + undo().folder() + ". No file was changed.",
					"Change it where it is made, and build again."));
		String text = new FolderPlace(undo().folder(), naming().encoding())
			.scripts((name) -> name.equals(String.valueOf(undo.getFileName())))
			.get(0)
			.text();
		new FileTransaction(this.folder).replace(undo, encode(undo, UndoHeader.rewritten(text, migration.checksum())))
			.run();
		return undo;
	}

	/**
	 * Replaces the snapshot, and notes what it was before its head, so that a head that
	 * was written by hand can be removed too.
	 */
	Path refresh(Snapshot snapshot) {
		FileTransaction transaction = new FileTransaction(this.folder);
		this.existing.stream()
			.filter((file) -> Objects.equals(file.version(), snapshot.head()))
			.filter((file) -> file.header().replaced().isEmpty())
			.filter((file) -> undo().beforeOf(file.version()).isEmpty())
			.forEach((file) -> transaction.create(undo().before(file.fileName()), before(snapshot)));
		transaction.replace(snapshotFile(), SnapshotJson.bytes(snapshot)).run();
		return snapshotFile();
	}

}
