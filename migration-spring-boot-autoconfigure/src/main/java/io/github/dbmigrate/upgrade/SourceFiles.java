package io.github.dbmigrate.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.dbmigrate.script.MigrationFolder;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resource.filesystem.FileSystemResource;
import org.flywaydb.core.internal.scanner.Scanner;
import org.jspecify.annotations.Nullable;

/**
 * SQL files of source folders in place of their copies on the class path, so that what
 * was just written runs and what was just deleted does not. Locations without a source
 * folder are read as Flyway reads them.
 */
final class SourceFiles implements ResourceProvider {

	private final Configuration configuration;

	private final MigrationFolder folder;

	private final Set<String> hidden;

	private @Nullable SortedMap<String, LoadableResource> files;

	SourceFiles(Configuration configuration, MigrationFolder folder) {
		this(configuration, folder, Set.of());
	}

	/**
	 * @param configuration Flyway's settings
	 * @param folder the files
	 * @param hidden the names of files that are not to be seen
	 */
	SourceFiles(Configuration configuration, MigrationFolder folder, Set<String> hidden) {
		this.configuration = configuration;
		this.folder = folder;
		this.hidden = hidden;
	}

	@Override
	public @Nullable LoadableResource getResource(String name) {
		return all().values()
			.stream()
			.filter((file) -> file.getRelativePath().equalsIgnoreCase(name))
			.findFirst()
			.orElse(null);
	}

	@Override
	public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
		return all().values()
			.stream()
			.filter((file) -> file.getFilename().startsWith(prefix))
			.filter((file) -> Stream.of(suffixes).anyMatch((suffix) -> file.getFilename().endsWith(suffix)))
			.toList();
	}

	private SortedMap<String, LoadableResource> all() {
		if (this.files == null) {
			this.files = find();
		}
		return this.files;
	}

	private SortedMap<String, LoadableResource> find() {
		SortedMap<String, LoadableResource> files = new TreeMap<>();
		for (Location location : this.configuration.getLocations()) {
			List<Path> sources = this.folder.sources(location.getDescriptor());
			Collection<LoadableResource> found = sources.isEmpty() ? scan(location) : read(location, sources);
			found.stream()
				.filter((file) -> !this.hidden.contains(file.getFilename()))
				.forEach((file) -> files.putIfAbsent(file.getAbsolutePath(), file));
		}
		return files;
	}

	private List<LoadableResource> read(Location location, List<Path> sources) {
		Set<String> libraries = Set.copyOf(this.folder.fromLibraries(location.getDescriptor()));
		Stream<LoadableResource> ofLibraries = libraries.isEmpty() ? Stream.empty()
				: scan(location).stream().filter((file) -> libraries.contains(file.getRelativePath()));
		return Stream.concat(sources.stream().flatMap((source) -> read(source).stream()), ofLibraries).toList();
	}

	private Collection<LoadableResource> scan(Location location) {
		return new Scanner<>(JavaMigration.class, this.configuration, new Location[] { location }).getResources("", "");
	}

	private List<LoadableResource> read(Path source) {
		if (!Files.isDirectory(source)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(source)) {
			return files.filter(Files::isRegularFile).map((file) -> resource(source, file)).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private LoadableResource resource(Path source, Path file) {
		return new FileSystemResource(Location.fromPath("filesystem:", source.toString()), file.toString(),
				this.configuration.getEncoding(), this.configuration.isDetectEncoding(), this.configuration.isStream());
	}

}
