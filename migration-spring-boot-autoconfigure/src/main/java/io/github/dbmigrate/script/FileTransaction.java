package io.github.dbmigrate.script;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Changes several files completely or not at all. The last step is what commits: a run
 * that is cut off before it is taken back by the next one.
 */
final class FileTransaction {

	private final Path folder;

	private final List<Step> steps = new ArrayList<>();

	/**
	 * @param folder the folder that holds the journal while the files change
	 */
	FileTransaction(Path folder) {
		this.folder = folder;
	}

	/** Writes a file that must not be there yet. */
	FileTransaction create(Path file, byte[] content) {
		if (Files.exists(file)) {
			throw new MigrationException(Failure.INPUT, file + " is there already and is never overwritten.",
					"Choose another version, or remove the file first.");
		}
		this.steps.add(new Step(file, content));
		return this;
	}

	/** Writes a file over what is there. */
	FileTransaction replace(Path file, byte[] content) {
		this.steps.add(new Step(file, content));
		return this;
	}

	/** Removes a file. */
	FileTransaction delete(Path file) {
		this.steps.add(new Step(file, null));
		return this;
	}

	void run() {
		try (FileJournal journal = FileJournal.open(this.folder, files())) {
			apply(journal);
			journal.forget();
		}
		catch (IOException ex) {
			throw failed(this.folder, ex);
		}
	}

	private void apply(FileJournal journal) throws IOException {
		for (Step step : this.steps) {
			try {
				step.apply();
			}
			catch (IOException ex) {
				takeBack(journal, ex);
				throw failed(step.file(), ex);
			}
		}
	}

	private void takeBack(FileJournal journal, IOException cause) {
		try {
			journal.rollBack();
		}
		catch (IOException ex) {
			ex.addSuppressed(cause);
			throw new MigrationException(Failure.INPUT,
					"Writing in " + this.folder + " failed (" + cause
							+ "), and what was written could not be taken back (" + ex + ").",
					"Make the folder writable and run any db command: it takes back the rest.", ex);
		}
	}

	/** The files that it writes. */
	List<Path> written() {
		return this.steps.stream().filter((step) -> step.content() != null).map(Step::file).toList();
	}

	private List<Path> files() {
		return this.steps.stream().map(Step::file).toList();
	}

	/** Takes back what a run that was cut off has left in this folder. */
	static void recover(Path folder) {
		try {
			FileJournal.recover(folder);
		}
		catch (IOException ex) {
			throw failed(folder, ex);
		}
	}

	static MigrationException failed(Path path, IOException cause) {
		return new MigrationException(Failure.INPUT,
				"Cannot write " + path + ": " + reason(cause) + ". No file was changed.",
				(isFull(cause) ? "Make room there" : "Make the folder writable")
						+ ", or set migration.directory to another one.",
				cause);
	}

	/**
	 * What a file system says of a file, and not of its place, comes while it is written.
	 */
	private static boolean isFull(IOException cause) {
		return !(cause instanceof FileSystemException);
	}

	static String reason(IOException cause) {
		if (cause instanceof FileAlreadyExistsException file) {
			return file.getFile() + " is a file where a folder is needed";
		}
		if (cause instanceof AccessDeniedException file) {
			return "no permission for " + file.getFile();
		}
		return (cause instanceof FileSystemException file && file.getReason() != null)
				? file.getFile() + ": " + file.getReason() : String.valueOf(cause.getMessage());
	}

	private record Step(Path file, byte @Nullable [] content) {

		private void apply() throws IOException {
			byte[] bytes = this.content;
			if (bytes == null) {
				Files.deleteIfExists(this.file);
			}
			else {
				FileJournal.writeAtomically(this.file, bytes);
			}
		}

	}

}
