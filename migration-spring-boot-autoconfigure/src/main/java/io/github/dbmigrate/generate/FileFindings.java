package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import org.jspecify.annotations.Nullable;

/**
 * What the files say against each other, whatever a database has.
 */
record FileFindings(MigrationFolder folder) {

	/**
	 * The migrations that are not the ones for which their undo files were written.
	 */
	List<Difference> outdatedUndoFiles() {
		List<Difference> differences = new ArrayList<>();
		Map<Version, UndoFile> undos = this.folder.undos();
		for (MigrationFile file : this.folder.migrations()) {
			Optional.ofNullable(undos.get(file.version()))
				.filter((undo) -> undo.writtenFor() != null && undo.writtenFor() != file.checksum())
				.ifPresent((undo) -> differences.add(new Difference("files-undo",
						file.fileName() + " was edited after " + undo.fileName() + " was written for it",
						"review " + undo.location() + ", then db repair --accept " + file.version())));
		}
		return differences;
	}

	/**
	 * Whether the snapshot belongs to the files: it is of the newest one, or of one below
	 * which only hand-written ones are newer.
	 */
	List<Difference> ofSnapshot(List<MigrationFile> files, @Nullable Snapshot snapshot) {
		List<Difference> differences = new ArrayList<>();
		if (snapshot == null) {
			if (!files.isEmpty()) {
				differences.add(difference("there is no snapshot beside " + files.get(files.size() - 1).fileName()));
			}
			return differences;
		}
		Version head = snapshot.head();
		if (head != null && files.stream().noneMatch((file) -> file.version().equals(head))) {
			differences.add(difference("the snapshot is of version " + head + ", which is not among the files"));
		}
		newer(files, snapshot).stream()
			.filter(FileFindings::isGenerated)
			.forEach((file) -> differences
				.add(difference(file.fileName() + " was generated, but the snapshot does not know it")));
		return differences;
	}

	private static Difference difference(String text) {
		return new Difference("snapshot-files", text,
				"restore the file from git, or db snapshot with a database at head");
	}

	private static boolean isGenerated(MigrationFile file) {
		return file.header().vendor() != null && !file.header().operations().isEmpty();
	}

	/**
	 * The files that are newer than the snapshot, oldest first.
	 */
	static List<MigrationFile> newer(List<MigrationFile> files, @Nullable Snapshot snapshot) {
		Version head = (snapshot != null) ? snapshot.head() : null;
		return files.stream().filter((file) -> head == null || file.version().compareTo(head) > 0).toList();
	}

}
