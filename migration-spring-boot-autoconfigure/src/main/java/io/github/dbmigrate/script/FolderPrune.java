package io.github.dbmigrate.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;

/**
 * Removes from a source folder what one file stands for.
 *
 * @param folders all folders
 * @param folder the folder of the V files
 * @param existing the migrations that are there
 */
record FolderPrune(Folders folders, Path folder, List<MigrationFile> existing) {

	List<Path> run(MigrationFile squashed) {
		UndoFolder undo = new UndoFolder(this.folders.undoTarget(), this.folders.settings().naming());
		Set<Path> gone = new LinkedHashSet<>();
		replaced(squashed).forEach((file) -> gone.addAll(filesOf(file, undo)));
		gone.addAll(olderSquashes(squashed.version()));
		gone.addAll(new BuildCopies(this.folders).ofAll(this.folder, undo.folder(), gone));
		gone.removeIf((file) -> !Files.exists(file));
		FileTransaction transaction = new FileTransaction(this.folder);
		gone.forEach(transaction::delete);
		transaction.run();
		return List.copyOf(gone);
	}

	private List<MigrationFile> replaced(MigrationFile squashed) {
		return this.existing.stream()
			.filter((file) -> file.version().compareTo(squashed.version()) <= 0)
			.filter((file) -> !file.fileName().equals(squashed.fileName()))
			.toList();
	}

	private List<Path> filesOf(MigrationFile file, UndoFolder undo) {
		Path migration = Path.of(file.location());
		if (!Files.isRegularFile(migration) || !migration.startsWith(this.folder)) {
			throw new MigrationException(Failure.INPUT,
					file.location() + " is not in " + this.folder + ". No file was changed.",
					"Move it there, or remove it where it is made.");
		}
		return Stream
			.of(Stream.of(migration), undo.undosOf(file.version()).stream(), undo.beforeOf(file.version()).stream(),
					file.header().baseline() ? Stream.of(this.folder.resolve(SnapshotFile.BASELINE))
							: Stream.<Path>empty())
			.flatMap((files) -> files)
			.flatMap((path) -> Stream.of(path, path.resolveSibling(path.getFileName() + ".conf")))
			.toList();
	}

	private List<Path> olderSquashes(Version version) {
		Naming naming = this.folders.settings().naming();
		return new FolderPlace(this.folder, naming.encoding()).files((file) -> naming.parse(Naming.SQUASH_PREFIX, file)
			.filter((name) -> name.version().compareTo(version) < 0)
			.isPresent());
	}

}
