package io.github.dbmigrate.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where the source files of a location are.
 *
 * @param location the location
 * @param main the folder into which V files are written, or {@code null} where it is not
 * known; it need not exist
 * @param others more folders from which files are read
 * @param libraries the addresses of the roots of the class path that are read besides
 * @param lookedAt what was looked at, for people
 */
record LocationSources(Location location, @Nullable Path main, List<Path> others, List<String> libraries,
		List<String> lookedAt) {

	LocationSources {
		others = List.copyOf(others);
		libraries = List.copyOf(libraries);
		lookedAt = List.copyOf(lookedAt);
	}

	boolean exists() {
		return this.main != null && Files.isDirectory(this.main);
	}

	/**
	 * The folders from which files are read; they need not exist.
	 */
	List<Path> folders() {
		return Stream.concat(Stream.ofNullable(this.main), this.others.stream()).toList();
	}

	/**
	 * Source folders that are not known: files are read from the class path.
	 */
	static LocationSources unknown(Location location, List<String> lookedAt) {
		return new LocationSources(location, null, List.of(), List.of(), lookedAt);
	}

}
