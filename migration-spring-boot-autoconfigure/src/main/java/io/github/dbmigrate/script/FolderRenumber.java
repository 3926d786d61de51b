package io.github.dbmigrate.script;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;

/**
 * Gives the files of a branch new versions, with all that tells of them.
 *
 * @param folders all folders
 * @param folder the folder of the V files
 * @param existing the migrations that are there
 */
record FolderRenumber(Folders folders, Path folder, List<MigrationFile> existing) {

	private static final String FORMAT = "-- migration:format ";

	private static final String PARENT = "-- migration:parent ";

	private static final String LATE = "-- migration:may-run-late ";

	private Naming naming() {
		return this.folders.settings().naming();
	}

	private UndoFolder undo() {
		return new UndoFolder(this.folders.undoTarget(), naming());
	}

	/**
	 * Renames.
	 * @param snapshots what the snapshot is before each file, as far as it is known from
	 * the newest on
	 */
	List<Path> run(Renumbering renumbering, List<Optional<Snapshot>> snapshots) {
		FileTransaction transaction = new FileTransaction(this.folder);
		List<Path> gone = new ArrayList<>();
		for (int number = 0; number < renumbering.branch().size(); number++) {
			MigrationFile file = file(renumbering, number);
			String name = renamed(file.fileName(), naming().prefix(), renumbering.versions().get(number));
			String text = moved(file, renumbering);
			move(Path.of(file.location()), this.folder.resolve(name), text, transaction, gone);
			undo(file, renumbering).ifPresent(
					(from) -> move(from, undo().undo(name), undoText(from, file, name, text), transaction, gone));
			Optional<Path> before = before(file, renumbering);
			before.ifPresent(gone::add);
			if (before.isPresent()) {
				writeBefore(renumbering, number, name, snapshots, transaction);
			}
		}
		if (renumbering.snapshot() != null) {
			transaction.replace(this.folder.resolve(SnapshotFile.SNAPSHOT),
					SnapshotJson.bytes(renumbering.snapshot().at(renumbering.head())));
		}
		Set<Path> copies = new BuildCopies(this.folders).ofAll(this.folder, undo().folder(), gone);
		Stream.concat(gone.stream(), copies.stream()).distinct().forEach(transaction::delete);
		transaction.run();
		return transaction.written();
	}

	private Optional<Path> undo(MigrationFile file, Renumbering renumbering) {
		return renumbering.files().isEmpty() ? undo().undosOf(file.version()).stream().findFirst()
				: Optional.of(undo().undo(file.fileName())).filter(Files::exists);
	}

	private Optional<Path> before(MigrationFile file, Renumbering renumbering) {
		return renumbering.files().isEmpty() ? undo().beforeOf(file.version())
				: Optional.of(undo().before(file.fileName())).filter(Files::exists);
	}

	private MigrationFile file(Renumbering renumbering, int number) {
		Version version = renumbering.branch().get(number);
		MigrationFile file = this.existing.stream()
			.filter((one) -> renumbering.files().isEmpty() ? one.version().equals(version)
					: one.fileName().equals(renumbering.files().get(number)))
			.findFirst()
			.orElseThrow();
		if (!Files.isRegularFile(Path.of(file.location())) || !Path.of(file.location()).startsWith(this.folder)) {
			throw new MigrationException(Failure.INPUT,
					file.location() + " is not in " + this.folder + ". No file was changed.",
					"Move it there, or renumber it where it is made.");
		}
		return file;
	}

	private String renamed(String fileName, String prefix, Version version) {
		ScriptName name = naming().parse(prefix, fileName).orElseThrow();
		String spelled = name.hasDots() ? version.toString() : version.toString().replace('.', '_');
		return prefix + spelled + fileName.substring(prefix.length() + name.spelling().length());
	}

	private static String moved(MigrationFile file, Renumbering renumbering) {
		return file.sql()
			.lines()
			.flatMap((line) -> line.startsWith(FORMAT) && renumbering.isTellable()
					? Stream.concat(Stream.of(line), told(file, renumbering))
					: Stream.of(withVersion(withVersion(line, PARENT, renumbering::parent), LATE, renumbering::moved)))
			.collect(Collectors.joining("\n", "", "\n"));
	}

	private static String withVersion(String line, String key, UnaryOperator<Version> version) {
		String word = line.startsWith(key) ? line.substring(key.length()).trim() : "";
		return Version.isVersion(word) ? key + version.apply(Version.of(word)) : line;
	}

	/** What a database needs to know that has the file under its old version. */
	private static Stream<String> told(MigrationFile file, Renumbering renumbering) {
		return Stream.concat(renumbering.late().stream().map((version) -> LATE + version),
				Stream.of("-- migration:replaces " + new Replaced(file.version(), file.checksum())));
	}

	private void move(Path from, Path to, String text, FileTransaction transaction, List<Path> gone) {
		transaction.create(to, encode(to, text));
		gone.add(from);
		Path settings = from.resolveSibling(from.getFileName() + ".conf");
		if (Files.exists(settings)) {
			transaction.create(to.resolveSibling(to.getFileName() + ".conf"), bytes(settings));
			gone.add(settings);
		}
	}

	/** An undo file that fits goes on to fit. */
	private String undoText(Path from, MigrationFile file, String name, String text) {
		String undo = decode(from);
		Integer writtenFor = UndoHeader.writtenFor(undo);
		if (writtenFor == null || writtenFor != file.checksum()) {
			return undo;
		}
		return undo.replaceFirst("(?m)^--\\s*migration:undo-of .*\\R",
				Matcher.quoteReplacement(UndoHeader.render(name, ScriptText.checksum(text))));
	}

	private void writeBefore(Renumbering renumbering, int number, String name, List<Optional<Snapshot>> snapshots,
			FileTransaction transaction) {
		Optional<Snapshot> before = snapshots.get(number);
		Optional<Snapshot> after = snapshots.get(number + 1);
		if (before.isPresent() && after.isPresent()) {
			SnapshotBefore difference = SnapshotBefore.of(before.get().at(renumbering.below(number)), after.get());
			transaction.create(undo().before(name), SnapshotJson.bytes(difference));
		}
	}

	private byte[] encode(Path file, String text) {
		try {
			return ScriptText.encode(text, naming().encoding());
		}
		catch (CharacterCodingException ex) {
			throw ScriptText.unreadable(file.toString(), naming().encoding(), ex);
		}
	}

	private String decode(Path file) {
		try {
			return ScriptText.decode(bytes(file), naming().encoding());
		}
		catch (CharacterCodingException ex) {
			throw ScriptText.unreadable(file.toString(), naming().encoding(), ex);
		}
	}

	private byte[] bytes(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw ScriptText.unreadable(file.toString(), naming().encoding(), ex);
		}
	}

}
