package io.github.dbmigrate.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Finds the source folders of all locations, and the one in which files are written.
 */
record SourceFinder(FolderSettings settings) {

	List<Location> locations() {
		return this.settings.locations().stream().map(Location::of).flatMap(Optional::stream).toList();
	}

	/**
	 * The sources of each location.
	 */
	List<LocationSources> all() {
		Location named = locationOfDirectory();
		return locations().stream().map((location) -> find(location, location.equals(named))).toList();
	}

	private LocationSources find(Location location, boolean isDirectory) {
		Path directory = directory();
		if (isDirectory && directory != null) {
			return new SourceSearch(this.settings, location).runFor(directory);
		}
		if (!location.classPath()) {
			return location.hasWildcard() ? LocationSources.unknown(location, List.of(location + " (has wildcards)"))
					: inFileSystem(location);
		}
		return new SourceSearch(this.settings, location).run();
	}

	private static LocationSources inFileSystem(Location location) {
		Path folder = SourceSearch.real(Path.of(location.path()));
		return new LocationSources(location, folder, List.of(), List.of(), List.of(folder.toString()));
	}

	private @Nullable Path directory() {
		String directory = this.settings.directory();
		String vendor = this.settings.vendor();
		if (directory == null) {
			return null;
		}
		return SourceSearch.real(Path.of((vendor != null) ? directory.replace("{vendor}", vendor) : directory));
	}

	/** The location whose files {@code migration.directory} holds. */
	private @Nullable Location locationOfDirectory() {
		Path directory = directory();
		if (directory == null) {
			return null;
		}
		List<Location> main = mainLocations();
		return main.stream()
			.filter((location) -> directory.endsWith(location.path()))
			.findFirst()
			.orElseGet(() -> main.stream().findFirst().orElse(null));
	}

	/**
	 * The locations in which this database's own files may be: those of its vendor, where
	 * there are such.
	 */
	private List<Location> mainLocations() {
		List<Location> ofVendor = locations().stream()
			.filter((location) -> location.endsWith(this.settings.vendor()))
			.toList();
		return ofVendor.isEmpty() ? locations() : ofVendor;
	}

	/**
	 * The sources of the locations in which this database's own files may be.
	 */
	List<LocationSources> main() {
		Location named = locationOfDirectory();
		List<Location> main = (named != null) ? List.of(named) : mainLocations();
		return all().stream().filter((sources) -> main.contains(sources.location())).toList();
	}

	/**
	 * The one location in which files are written, where it is known: of several the one
	 * that is there, of several that are there the one that holds migrations of a
	 * version.
	 */
	Optional<LocationSources> target() {
		List<LocationSources> candidates = main().stream().filter((sources) -> sources.main() != null).toList();
		return only(candidates).or(() -> only(candidates.stream().filter(LocationSources::exists).toList()))
			.or(() -> only(candidates.stream().filter(this::holdsVersions).toList()));
	}

	private static Optional<LocationSources> only(List<LocationSources> sources) {
		return (sources.size() == 1) ? Optional.of(sources.get(0)) : Optional.empty();
	}

	private boolean holdsVersions(LocationSources sources) {
		Naming naming = this.settings.naming();
		return Stream.ofNullable(sources.main())
			.map((folder) -> new FolderPlace(folder, naming.encoding()))
			.flatMap((place) -> place.names((file) -> naming.parse(naming.prefix(), file).isPresent()).stream())
			.findAny()
			.isPresent();
	}

	MigrationException noTarget() {
		String places = main().stream()
			.map(LocationSources::lookedAt)
			.flatMap(List::stream)
			.distinct()
			.collect(Collectors.joining("\n  ", "\n  ", ""));
		String locations = String.join(", ", this.settings.locations());
		return new MigrationException(Failure.INPUT,
				"No single source folder belongs to " + locations + ". Looked at:" + places + "\nNo file was written.",
				"Set migration.directory to the folder of your migration files, for instance migration.directory="
						+ example() + ".");
	}

	private String example() {
		return mainLocations().stream()
			.filter((location) -> location.classPath() && !location.hasWildcard())
			.map((location) -> "src/main/resources/" + location.path())
			.findFirst()
			.orElse("src/main/resources/db/migration");
	}

}
