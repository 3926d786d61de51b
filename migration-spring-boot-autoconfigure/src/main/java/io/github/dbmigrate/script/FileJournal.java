package io.github.dbmigrate.script;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to take file changes back, kept on disk and locked while they run.
 */
final class FileJournal implements AutoCloseable {

	private static final String FOLDER = ".migration-journal";

	private static final String LOCK = "lock";

	private final Path folder;

	private final FileChannel lock;

	private final List<Entry> entries;

	private boolean takenBack;

	private FileJournal(Path folder, FileChannel lock, List<Entry> entries) {
		this.folder = folder;
		this.lock = lock;
		this.entries = entries;
	}

	/**
	 * Notes the state of files before they change, and creates their folders.
	 */
	static FileJournal open(Path parent, List<Path> files) throws IOException {
		List<Entry> entries = new ArrayList<>();
		Stream.concat(Stream.of(parent), files.stream().map(FileJournal::parentOf))
			.flatMap(FileJournal::missing)
			.distinct()
			.forEach((directory) -> entries.add(new Entry(Kind.DIRECTORY, directory)));
		files.forEach((file) -> entries.add(new Entry(Files.exists(file) ? Kind.PRESENT : Kind.ABSENT, file)));
		FileJournal journal = null;
		try {
			Files.createDirectories(parent);
			journal = lock(parent.resolve(FOLDER), entries);
			journal.prepare();
			return journal;
		}
		catch (IOException | RuntimeException ex) {
			if (journal != null) {
				journal.abandon();
			}
			deleteDirectories(entries);
			throw ex;
		}
	}

	private static FileJournal lock(Path folder, List<Entry> entries) throws IOException {
		Files.createDirectories(folder);
		FileChannel channel = tryLock(folder);
		if (channel == null) {
			throw new MigrationException(Failure.INPUT,
					"Another process is writing migration files in " + folder.getParent() + ". No file was changed.",
					"Wait until it is done, then try again.");
		}
		return new FileJournal(folder, channel, entries);
	}

	private static @Nullable FileChannel tryLock(Path folder) throws IOException {
		FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		try {
			FileLock lock = channel.tryLock();
			if (lock != null && Files.exists(folder.resolve(LOCK))) {
				return channel;
			}
		}
		catch (OverlappingFileLockException ex) {
			channel.close();
			return null;
		}
		channel.close();
		return null;
	}

	private void abandon() throws IOException {
		forget();
		close();
	}

	private void prepare() throws IOException {
		for (int i = 0; i < this.entries.size(); i++) {
			Entry entry = this.entries.get(i);
			if (entry.kind() == Kind.PRESENT) {
				Files.copy(entry.path(), backup(i), StandardCopyOption.REPLACE_EXISTING);
			}
		}
		Files.write(temporary(list()), this.entries.stream().map(Entry::toString).toList());
		Files.move(temporary(list()), list(), StandardCopyOption.ATOMIC_MOVE);
		for (Entry entry : this.entries) {
			if (entry.kind() == Kind.DIRECTORY) {
				Files.createDirectories(entry.path());
			}
		}
	}

	/**
	 * Takes back what a run that was cut off has left, unless one is running.
	 */
	static void recover(Path parent) throws IOException {
		Path folder = parent.resolve(FOLDER);
		FileChannel channel = Files.isDirectory(folder) ? tryLock(folder) : null;
		if (channel == null) {
			return;
		}
		try (FileJournal journal = new FileJournal(folder, channel, entries(folder.resolve("list")))) {
			if (journal.isCommitted()) {
				journal.forget();
			}
			else {
				journal.rollBack();
			}
		}
	}

	private static List<Entry> entries(Path list) throws IOException {
		return Files.exists(list) ? Files.readAllLines(list).stream().map(Entry::parse).toList() : List.of();
	}

	private boolean isCommitted() {
		if (this.entries.isEmpty()) {
			return true;
		}
		Entry last = this.entries.get(this.entries.size() - 1);
		return Files.exists(last.path()) == (last.kind() == Kind.ABSENT);
	}

	void rollBack() throws IOException {
		for (int i = this.entries.size() - 1; i >= 0; i--) {
			Entry entry = this.entries.get(i);
			if (Files.isRegularFile(temporary(entry.path()))) {
				Files.delete(temporary(entry.path()));
			}
			if (entry.kind() == Kind.ABSENT) {
				Files.deleteIfExists(entry.path());
			}
			if (entry.kind() == Kind.PRESENT) {
				writeAtomically(entry.path(), Files.readAllBytes(backup(i)));
			}
		}
		this.takenBack = true;
		forget();
	}

	/** Nothing is taken back from here on. */
	void forget() throws IOException {
		Files.deleteIfExists(list());
	}

	/** Lets others see the files as they are. */
	void release() throws IOException {
		this.lock.close();
	}

	@Override
	public void close() throws IOException {
		boolean done = !Files.exists(list());
		if (done) {
			deleteContent();
		}
		release();
		if (done) {
			Files.deleteIfExists(this.folder.resolve(LOCK));
			deleteIfEmpty(this.folder);
		}
		if (this.takenBack) {
			deleteDirectories(this.entries);
		}
	}

	private void deleteContent() throws IOException {
		try (DirectoryStream<Path> content = Files.newDirectoryStream(this.folder, (file) -> !file.endsWith(LOCK))) {
			for (Path file : content) {
				Files.delete(file);
			}
		}
	}

	private static void deleteDirectories(List<Entry> entries) throws IOException {
		List<Path> directories = entries.stream()
			.filter((entry) -> entry.kind() == Kind.DIRECTORY)
			.map(Entry::path)
			.sorted(Comparator.reverseOrder())
			.toList();
		for (Path directory : directories) {
			deleteIfEmpty(directory);
		}
	}

	private static void deleteIfEmpty(Path directory) throws IOException {
		if (Files.isDirectory(directory)) {
			try (Stream<Path> content = Files.list(directory)) {
				if (content.findAny().isPresent()) {
					return;
				}
			}
			Files.delete(directory);
		}
	}

	static void writeAtomically(Path file, byte[] content) throws IOException {
		Path temporary = temporary(file);
		Files.write(temporary, content, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
				StandardOpenOption.WRITE, StandardOpenOption.SYNC);
		Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private static Path temporary(Path file) {
		return file.resolveSibling("." + file.getFileName() + ".tmp");
	}

	/** The folders above a file that are not there, the outermost first. */
	private static Stream<Path> missing(Path folder) {
		List<Path> missing = new ArrayList<>();
		for (Path path = folder; path != null && !Files.isDirectory(path); path = path.getParent()) {
			missing.add(0, path);
		}
		return missing.stream();
	}

	private static Path parentOf(Path file) {
		return file.toAbsolutePath().resolveSibling("");
	}

	private Path backup(int index) {
		return this.folder.resolve(String.valueOf(index));
	}

	private Path list() {
		return this.folder.resolve("list");
	}

	private enum Kind {

		DIRECTORY, ABSENT, PRESENT

	}

	private record Entry(Kind kind, Path path) {

		static Entry parse(String line) {
			int blank = line.indexOf(' ');
			return new Entry(Kind.valueOf(line.substring(0, blank)), Path.of(line.substring(blank + 1)));
		}

		@Override
		public String toString() {
			return this.kind + " " + this.path;
		}

	}

}
