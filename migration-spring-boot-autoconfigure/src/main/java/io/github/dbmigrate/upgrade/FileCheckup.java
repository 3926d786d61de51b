package io.github.dbmigrate.upgrade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.dbmigrate.database.KnownDatabase;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.RevisionGraph;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;

/**
 * Looks at the files; opens no connection.
 */
final class FileCheckup {

	private static final String FOLDER = "folder";

	private static final String HEADS = "heads";

	private static final String UNDO = "undo files";

	private static final String SNAPSHOT = "snapshot";

	private static final int SHOWN = 3;

	private final MigrationFolder folder;

	FileCheckup(MigrationFolder folder) {
		this.folder = folder;
	}

	List<Diagnosis> diagnoses() {
		List<Diagnosis> diagnoses = new ArrayList<>(List.of(folder()));
		this.folder.warnings()
			.forEach((warning) -> diagnoses.add(Diagnosis.warning("classes", warning, "Build again.")));
		try {
			diagnoses.addAll(of(this.folder.migrations()));
		}
		catch (MigrationException ex) {
			diagnoses.add(Diagnosis.of("migrations", ex));
			List.of(HEADS, UNDO, SNAPSHOT)
				.forEach((subject) -> diagnoses.add(Diagnosis.skipped(subject, "the migrations cannot be read")));
		}
		return diagnoses;
	}

	private Diagnosis folder() {
		Path directory;
		try {
			directory = this.folder.writable();
		}
		catch (MigrationException ex) {
			return Diagnosis.warning(FOLDER,
					"Files are read from " + this.folder.location() + " and none can be written: " + ex.getMessage(),
					ex.remedy());
		}
		if (!Files.isDirectory(directory)) {
			return Diagnosis.warning(FOLDER, directory + " is not there yet.", "db init");
		}
		return Files.isWritable(directory) ? Diagnosis.ok(FOLDER, directory.toString()) : Diagnosis.problem(FOLDER,
				directory + " is not writable.", "Make it writable, or set migration.directory to another folder.");
	}

	private List<Diagnosis> of(List<MigrationFile> files) {
		if (files.isEmpty()) {
			return List.of(Diagnosis.warning("migrations", "There is no migration yet.",
					"db migrate; for a database with tables: db init --baseline"));
		}
		List<Diagnosis> diagnoses = new ArrayList<>();
		diagnoses.add(Diagnosis.ok("migrations", String.valueOf(files.size())));
		diagnoses.add(heads(files));
		diagnoses.addAll(undo(files));
		diagnoses.add(Diagnosis.trying(SNAPSHOT, () -> snapshot(files)));
		return diagnoses;
	}

	private static Diagnosis heads(List<MigrationFile> files) {
		RevisionGraph graph = new RevisionGraph(files);
		List<MigrationFile> heads = graph.heads();
		return (heads.size() == 1) ? Diagnosis.ok(HEADS, names(heads))
				: Diagnosis.problem(HEADS, graph.branches(), graph.joining());
	}

	private List<Diagnosis> undo(List<MigrationFile> files) {
		List<MigrationFile> changing = files.stream().filter((file) -> !file.header().baseline()).toList();
		Map<Version, UndoFile> undos = this.folder.undos();
		List<Diagnosis> doubts = new ArrayList<>();
		add(doubts, changing, (file) -> !undos.containsKey(file.version()), "No way back from ",
				"Write the undo files, should a downgrade ever be needed; db downgrade names their place.");
		add(doubts, changing, (file) -> undo(undos, file).filter(UndoFile::stopping).isPresent(), "Still empty for ",
				"Write the statements, or a line '-- migration:nothing-to-undo <reason>'.");
		add(doubts, changing, (file) -> isOutdated(undos, file), "Written for another text of ",
				"Review them, then db repair --accept VERSION.");
		return doubts.isEmpty() ? List.of(Diagnosis.ok(UNDO, "every migration has its way back")) : doubts;
	}

	private static void add(List<Diagnosis> doubts, List<MigrationFile> files, Predicate<MigrationFile> doubtful,
			String text, String mend) {
		List<MigrationFile> found = files.stream().filter(doubtful).toList();
		if (!found.isEmpty()) {
			doubts.add(Diagnosis.warning(UNDO, text + names(found) + ".", mend));
		}
	}

	private static Optional<UndoFile> undo(Map<Version, UndoFile> undos, MigrationFile file) {
		return Optional.ofNullable(undos.get(file.version()));
	}

	private static boolean isOutdated(Map<Version, UndoFile> undos, MigrationFile file) {
		return undo(undos, file).map(UndoFile::writtenFor)
			.filter((checksum) -> checksum != file.checksum())
			.isPresent();
	}

	private Diagnosis snapshot(List<MigrationFile> files) {
		Snapshot snapshot = this.folder.snapshot().orElse(null);
		if (snapshot == null) {
			return Diagnosis.warning(SNAPSHOT, "There is none, so renames and what entities no longer map go unseen.",
					"db snapshot, with a database at head");
		}
		MigrationFile newest = files.get(files.size() - 1);
		if (Objects.equals(snapshot.head(), newest.version())) {
			return Diagnosis.ok(SNAPSHOT,
					"of " + snapshot.head() + ", for " + KnownDatabase.product(snapshot.vendor()));
		}
		return Diagnosis.warning(SNAPSHOT,
				"It is of " + ((snapshot.head() != null) ? snapshot.head() : "no migration") + ", the newest file is "
						+ newest.fileName() + ".",
				"db snapshot, with a database at head; the next db migrate does it too");
	}

	private static String names(List<MigrationFile> files) {
		String names = String.join(", ", files.stream().limit(SHOWN).map(MigrationFile::fileName).toList());
		return (files.size() > SHOWN) ? names + " and " + (files.size() - SHOWN) + " more" : names;
	}

}
