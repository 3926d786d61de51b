package io.github.dbmigrate.script;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder of the undo files: beside each may stand what the snapshot was before.
 */
record UndoFolder(Path folder, Naming naming) {

	private static final String BEFORE = ".before.json";

	/** The undo file of a migration. */
	Path undo(String migration) {
		return this.folder.resolve(Naming.UNDO_PREFIX + migration.substring(this.naming.prefix().length()));
	}

	/** The file that says what the snapshot was before a migration. */
	Path before(String migration) {
		String undo = String.valueOf(undo(migration).getFileName());
		String suffix = this.naming.suffixes()
			.stream()
			.filter((candidate) -> Naming.endsWith(undo, candidate))
			.findFirst()
			.orElse("");
		return this.folder.resolve(undo.substring(0, undo.length() - suffix.length()) + BEFORE);
	}

	List<Path> undosOf(Version version) {
		return filesOf(version, this.naming);
	}

	Optional<Path> beforeOf(Version version) {
		Naming before = new Naming(this.naming.prefix(), this.naming.separator(), List.of(BEFORE),
				StandardCharsets.UTF_8);
		return filesOf(version, before).stream().findFirst();
	}

	private List<Path> filesOf(Version version, Naming naming) {
		return new FolderPlace(this.folder, naming.encoding()).files((file) -> naming.parse(Naming.UNDO_PREFIX, file)
			.filter((name) -> name.version().equals(version))
			.isPresent());
	}

}
