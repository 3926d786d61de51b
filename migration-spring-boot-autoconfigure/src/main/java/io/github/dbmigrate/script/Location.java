package io.github.dbmigrate.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One of Flyway's locations.
 *
 * @param classPath whether it is on the class path, else in the file system
 * @param path the path without its prefix and without a slash at the end
 */
record Location(boolean classPath, String path) {

	private static final String CLASS_PATH = "classpath:";

	private static final String FILE_SYSTEM = "filesystem:";

	/**
	 * Reads a location; empty for one that is neither a class path nor a file system.
	 */
	static Optional<Location> of(String text) {
		if (text.startsWith(FILE_SYSTEM)) {
			return Optional.of(inFileSystem(text.substring(FILE_SYSTEM.length())));
		}
		String path = text.startsWith(CLASS_PATH) ? text.substring(CLASS_PATH.length()) : text;
		return (path.indexOf(':') < 0) ? Optional.of(onClassPath(path)) : Optional.empty();
	}

	static Location inFileSystem(String path) {
		return new Location(false, path.replaceAll("(?<=.)[/\\\\]+$", ""));
	}

	private static Location onClassPath(String path) {
		return new Location(true, path.replaceAll("^/+|/+$", ""));
	}

	boolean hasWildcard() {
		return this.path.indexOf('*') >= 0 || this.path.indexOf('?') >= 0;
	}

	boolean endsWith(@Nullable String element) {
		List<String> elements = elements();
		return !elements.isEmpty() && elements.get(elements.size() - 1).equals(element);
	}

	/**
	 * Where the undo files of this location are: beside it, and outside every location
	 * that is scanned, because Flyway complains about undo files in there.
	 */
	Location undo(@Nullable String vendor, List<Location> scanned) {
		Location undo = mirrored(vendor);
		for (int i = 0; i < scanned.size(); i++) {
			for (Location location : scanned) {
				undo = location.contains(undo) ? location.sibling(vendor) : undo;
			}
		}
		return undo;
	}

	private Location mirrored(@Nullable String vendor) {
		List<String> elements = elements();
		int migration = elements.lastIndexOf("migration");
		if (migration < 0) {
			return sibling(vendor);
		}
		elements.set(migration, "undo");
		return with(elements);
	}

	private Location sibling(@Nullable String vendor) {
		List<String> elements = elements();
		boolean ofVendor = elements.size() > 1 && endsWith(vendor);
		int last = elements.size() - (ofVendor ? 2 : 1);
		List<String> sibling = new ArrayList<>(elements.subList(0, Math.max(last, 0)));
		sibling.add("undo");
		if (ofVendor) {
			sibling.add(elements.get(elements.size() - 1));
		}
		return with(sibling);
	}

	private boolean contains(Location other) {
		return this.classPath == other.classPath && !this.path.isEmpty()
				&& (other.path.equals(this.path) || other.path.startsWith(this.path + "/"));
	}

	private List<String> elements() {
		return this.path.isEmpty() ? new ArrayList<>()
				: new ArrayList<>(List.of(this.path.replace('\\', '/').split("/", -1)));
	}

	private Location with(List<String> elements) {
		return new Location(this.classPath, String.join("/", elements));
	}

	@Override
	public String toString() {
		return (this.classPath ? CLASS_PATH : FILE_SYSTEM) + this.path;
	}

}
