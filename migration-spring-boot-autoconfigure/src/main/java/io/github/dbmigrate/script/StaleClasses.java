package io.github.dbmigrate.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
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
		Optional<Path> classFile = Files.isDirectory(built) ? newest(built, ".class") : Optional.of(built);
		return newest(module.resolve("src/main"), ".java", ".kt")
			.filter((source) -> classFile.filter((file) -> time(source).compareTo(time(file)) > 0).isPresent())
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

	private static FileTime time(Path file) {
		try {
			return Files.getLastModifiedTime(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
