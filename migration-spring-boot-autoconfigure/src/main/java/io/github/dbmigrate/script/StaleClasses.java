package io.github.dbmigrate.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Tells when sources were edited after the classes that run were built: a migration made
 * from them would miss the change.
 */
record StaleClasses(ClassLoader classLoader, @Nullable Class<?> application) {

	/**
	 * One sentence for each module whose sources are newer.
	 */
	List<String> warnings() {
		return roots().stream().map(StaleClasses::warning).flatMap(Optional::stream).toList();
	}

	private Set<String> roots() {
		Set<String> roots = new LinkedHashSet<>();
		try {
			for (URL url : Collections.list(this.classLoader.getResources(""))) {
				roots.add(url.toString());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		SourceSearch.rootOf(this.application).ifPresent(roots::add);
		return roots;
	}

	private static Optional<String> warning(String root) {
		return BuildOutput.of(root)
			.filter((output) -> !output.test())
			.flatMap((output) -> warning(output.module(), BuildOutput.madeOf(root)));
	}

	private static Optional<String> warning(Path module, Path built) {
		Optional<FileTime> time = Files.isDirectory(built) ? newest(built, ".class").map(StaleClasses::time)
				: Optional.of(written(built));
		return newest(module.resolve("src/main"), ".java", ".kt")
			.filter((source) -> time.filter((one) -> time(source).compareTo(one) > 0).isPresent())
			.map((source) -> source.getFileName() + " is newer than " + built.getFileName() + ": build " + module
					+ " first, or the migration misses the change.");
	}

	private static Optional<Path> newest(Path folder, String... endings) {
		if (!Files.isDirectory(folder)) {
			return Optional.empty();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> endsWith(file, endings)).max(Comparator.comparing(StaleClasses::time));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean endsWith(Path file, String... endings) {
		return Stream.of(endings).anyMatch(file.toString()::endsWith);
	}

	/**
	 * When a jar was written. A reproducible build dates it back, so the time at which
	 * its entry in the file system changed counts, where there is one.
	 */
	private static FileTime written(Path jar) {
		try {
			FileTime modified = Files.getLastModifiedTime(jar);
			if (!jar.getFileSystem().supportedFileAttributeViews().contains("unix")) {
				FileTime created = Files.readAttributes(jar, BasicFileAttributes.class).creationTime();
				return (created.compareTo(modified) > 0) ? created : modified;
			}
			FileTime changed = (FileTime) Files.getAttribute(jar, "unix:ctime");
			return (changed.compareTo(modified) > 0) ? changed : modified;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static FileTime time(Path file) {
		try {
			return Files.getLastModifiedTime(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
