package io.github.dbmigrate.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
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
		return BuildOutput.of(root).filter((output) -> !output.test()).flatMap((output) -> {
			Path built = BuildOutput.madeOf(root);
			Path source = newest(output.module().resolve("src/main"), ".java", ".kt").orElse(null);
			Path classFile = Files.isDirectory(built) ? newest(built, ".class").orElse(null) : built;
			boolean stale = source != null && classFile != null && time(source).compareTo(time(classFile)) > 0;
			return stale ? Optional.of(source.getFileName() + " is newer than " + built.getFileName() + ": build "
					+ output.module() + " first, or the migration misses the change.") : Optional.empty();
		});
	}

	private static Optional<Path> newest(Path folder, String... endings) {
		if (!Files.isDirectory(folder)) {
			return Optional.empty();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			List<Path> found = new ArrayList<>(files.filter((file) -> endsWith(file, endings)).toList());
			return found.stream().max(Comparator.comparing(StaleClasses::time));
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
