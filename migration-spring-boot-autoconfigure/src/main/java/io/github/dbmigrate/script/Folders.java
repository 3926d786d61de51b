package io.github.dbmigrate.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.dbmigrate.schema.MigrationException;

/**
 * Where the files of a database are read and written right now.
 */
record Folders(FolderSettings settings) {

	List<LocationSources> sources() {
		return finder().all();
	}

	Optional<Path> target() {
		return finder().target().map(LocationSources::main);
	}

	MigrationException noTarget() {
		return finder().noTarget();
	}

	String locations() {
		return String.join(", ", this.settings.locations());
	}

	private SourceFinder finder() {
		return new SourceFinder(this.settings);
	}

	/** The places of V files. */
	List<Place> migrationPlaces() {
		return places(false);
	}

	/** The places of undo files. */
	List<Place> undoPlaces() {
		return places(true);
	}

	private List<Place> places(boolean undo) {
		List<Place> places = new ArrayList<>();
		for (LocationSources sources : sources()) {
			Location location = undo ? undo(sources.location()) : sources.location();
			List<String> roots = (sources.main() != null) ? sources.libraries() : List.of("");
			if (!roots.isEmpty()) {
				places.add(place(location, roots));
			}
			for (Path folder : sources.folders()) {
				places.add(place(undo ? undo(sources.location(), folder) : folder));
			}
		}
		return places.stream().distinct().toList();
	}

	private Place place(Location location, List<String> roots) {
		return new ResourcePlace(location, roots, this.settings.classLoader(), this.settings.naming().encoding());
	}

	/** The files of libraries that are read besides the source folders of a location. */
	List<String> fromLibraries(LocationSources sources) {
		return sources.libraries().isEmpty() ? List.of() : new ResourcePlace(sources.location(), sources.libraries(),
				this.settings.classLoader(), this.settings.naming().encoding())
			.paths();
	}

	private Place place(Path folder) {
		return new FolderPlace(folder, this.settings.naming().encoding());
	}

	/** The class path locations in which this database's snapshot may be. */
	List<Location> snapshotLocations() {
		return finder().main().stream().map(LocationSources::location).filter(Location::classPath).toList();
	}

	/** The folder of the undo files of the target. */
	Path undoTarget() {
		LocationSources target = finder().target().orElseThrow(this::noTarget);
		return undo(target.location(), Optional.ofNullable(target.main()).orElseThrow(this::noTarget));
	}

	/** The class path location that is built from the target. */
	Location targetLocation() {
		return finder().target().map(LocationSources::location).orElseThrow(this::noTarget);
	}

	Location undo(Location location) {
		return location.undo(this.settings.vendor(), finder().locations());
	}

	private Path undo(Location location, Path folder) {
		Path path = Path.of(location.path());
		if (location.classPath() && folder.endsWith(path)) {
			Path resources = folder;
			for (int i = 0; i < path.getNameCount(); i++) {
				resources = resources.resolveSibling("");
			}
			return resources.resolve(undo(location).path());
		}
		return Path.of(Location.inFileSystem(folder.toString()).undo(this.settings.vendor(), fileSystems()).path());
	}

	private List<Location> fileSystems() {
		return sources().stream()
			.map(LocationSources::folders)
			.flatMap(List::stream)
			.map((folder) -> Location.inFileSystem(folder.toString()))
			.toList();
	}

}
