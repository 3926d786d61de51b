package io.github.dbmigrate.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Finds the source folder of a class path location: every root of the class path that
 * holds it, or else the root of the application's main class, leads to a module.
 */
final class SourceSearch {

	private final FolderSettings settings;

	private final Location location;

	private final Set<Path> mains = new LinkedHashSet<>();

	private final Set<Path> tests = new LinkedHashSet<>();

	private final List<String> lookedAt = new ArrayList<>();

	private final List<String> foreign = new ArrayList<>();

	SourceSearch(FolderSettings settings, Location location) {
		this.settings = settings;
		this.location = location;
	}

	LocationSources run() {
		if (this.location.hasWildcard()) {
			return LocationSources.unknown(this.location, List.of(this.location + " (has wildcards)"));
		}
		search();
		boolean found = this.mains.size() == 1 && this.foreign.isEmpty();
		return found ? new LocationSources(this.location, this.mains.iterator().next(), List.copyOf(this.tests),
				List.of(), this.lookedAt) : LocationSources.unknown(this.location, this.lookedAt);
	}

	/**
	 * The sources where {@code migration.directory} names the folder to write to: what
	 * other modules and libraries hold for this location is still read, but not what is a
	 * copy of that folder.
	 */
	LocationSources runFor(Path directory) {
		search();
		if (!Files.isDirectory(directory) && holdsMigrations()) {
			return LocationSources.unknown(this.location, List
				.of(directory + " (migration.directory; it does not exist, though the class path holds migrations)"));
		}
		Set<Path> others = new LinkedHashSet<>(this.mains);
		others.addAll(this.tests);
		others.remove(directory);
		return new LocationSources(this.location, directory, List.copyOf(others), libraries(directory),
				List.of(directory.toString()));
	}

	private List<String> libraries(Path directory) {
		if (this.foreign.isEmpty()) {
			return List.of();
		}
		Set<String> names = new HashSet<>(
				new FolderPlace(directory, this.settings.naming().encoding()).names(this::isMigration));
		return this.foreign.stream().filter((root) -> !holdsOneOf(names, root)).toList();
	}

	private boolean holdsOneOf(Set<String> names, String root) {
		return place(List.of(root)).holds(names::contains);
	}

	private boolean isMigration(String fileName) {
		return this.settings.naming().parse(this.settings.naming().prefix(), fileName).isPresent();
	}

	private ResourcePlace place(List<String> roots) {
		return new ResourcePlace(this.location, roots, this.settings.classLoader(), this.settings.naming().encoding());
	}

	private void search() {
		for (String root : roots()) {
			look(root);
		}
		if (this.mains.isEmpty() && this.foreign.isEmpty()) {
			rootOf(this.settings.application()).ifPresent(this::look);
		}
	}

	private void look(String root) {
		BuildOutput output = BuildOutput.of(root).orElse(null);
		if (output == null) {
			this.foreign.add(root);
			this.lookedAt.add(root + " (no module with sources behind it)");
			return;
		}
		Path source = real(output.source(this.location.path()));
		if (output.test()) {
			this.tests.add(source);
			return;
		}
		lookAt(source, root);
	}

	private void lookAt(Path source, String root) {
		if (Files.isDirectory(source) || !holdsMigrations()) {
			this.mains.add(source);
			this.lookedAt.add(source.toString());
		}
		else {
			this.foreign.add(root);
			this.lookedAt.add(source + " (does not exist, though " + root + " holds migrations)");
		}
	}

	private boolean holdsMigrations() {
		return place(List.of("")).holds(this::isMigration);
	}

	private List<String> roots() {
		List<String> roots = new ArrayList<>();
		String folder = this.location.path().isEmpty() ? "" : this.location.path() + "/";
		try {
			for (URL url : Collections.list(this.settings.classLoader().getResources(folder))) {
				rootOf(url, folder).ifPresent(roots::add);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return roots;
	}

	/**
	 * The root of the class path that holds a class.
	 */
	static Optional<String> rootOf(@Nullable Class<?> application) {
		String file = (application != null) ? application.getName().replace('.', '/') + ".class" : "";
		return Optional.ofNullable(application)
			.map(Class::getClassLoader)
			.map((loader) -> loader.getResource(file))
			.flatMap((url) -> rootOf(url, file));
	}

	private static Optional<String> rootOf(@Nullable URL url, String path) {
		String address = String.valueOf(url);
		return address.endsWith(path) ? Optional.of(address.substring(0, address.length() - path.length()))
				: Optional.empty();
	}

	/**
	 * The path without links, also for one whose end does not exist.
	 */
	static Path real(Path path) {
		Path absolute = path.toAbsolutePath().normalize();
		Path parent = absolute.getParent();
		try {
			return (Files.exists(absolute) || parent == null) ? absolute.toRealPath()
					: real(parent).resolve(absolute.getFileName());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
