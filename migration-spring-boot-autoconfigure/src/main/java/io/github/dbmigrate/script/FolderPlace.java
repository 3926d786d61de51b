package io.github.dbmigrate.script;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;

import io.github.dbmigrate.schema.MigrationException;

/**
 * A folder; one that does not exist is empty.
 */
record FolderPlace(Path folder, Charset encoding) implements Place {

	@Override
	public List<Script> scripts(Predicate<String> names) {
		return files(names).stream().map(this::read).toList();
	}

	List<String> names(Predicate<String> names) {
		return files(names).stream().map((file) -> String.valueOf(file.getFileName())).toList();
	}

	/**
	 * The paths of the files of these names, hidden folders left out as Flyway does.
	 */
	List<Path> files(Predicate<String> names) {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		Collector collector = new Collector(this.folder, names);
		try {
			Files.walkFileTree(this.folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, collector);
		}
		catch (IOException ex) {
			throw unreadable(this.folder, ex);
		}
		return collector.files.stream().sorted().toList();
	}

	private Script read(Path file) {
		try {
			String text = ScriptText.decode(Files.readAllBytes(file), this.encoding);
			return new Script(String.valueOf(file.getFileName()), file.toString(), file, text);
		}
		catch (IOException ex) {
			throw unreadable(file, ex);
		}
	}

	private MigrationException unreadable(Path path, IOException cause) {
		return ScriptText.unreadable(path.toString(), this.encoding, cause);
	}

	private static final class Collector extends SimpleFileVisitor<Path> {

		private final Path root;

		private final Predicate<String> names;

		private final List<Path> files = new ArrayList<>();

		private Collector(Path root, Predicate<String> names) {
			this.root = root;
			this.names = names;
		}

		@Override
		public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
			boolean hidden = String.valueOf(directory.getFileName()).startsWith(".");
			return (hidden && !directory.equals(this.root)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
			if (this.names.test(String.valueOf(file.getFileName()))) {
				this.files.add(file);
			}
			return FileVisitResult.CONTINUE;
		}

	}

}
