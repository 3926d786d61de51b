package io.github.dbmigrate.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the copies of source files in build output, which no build removes.
 */
record BuildCopies(Folders folders) {

	/**
	 * The copies that exist of a file in the folder of V files.
	 */
	Set<Path> ofMigration(Path folder, Path file) {
		return of(this.folders.targetLocation(), folder, file);
	}

	/**
	 * The copies that exist of a file in the folder of undo files.
	 */
	Set<Path> ofUndo(Path folder, Path file) {
		return of(this.folders.undo(this.folders.targetLocation()), folder, file);
	}

	/**
	 * The copies that exist of files in either folder.
	 */
	Set<Path> ofAll(Path folder, Path undo, Collection<Path> files) {
		Set<Path> copies = new LinkedHashSet<>();
		files.forEach((file) -> copies.addAll(file.startsWith(undo) ? ofUndo(undo, file) : ofMigration(folder, file)));
		return copies;
	}

	private Set<Path> of(Location location, Path folder, Path file) {
		if (!location.classPath()) {
			return Set.of();
		}
		String resource = location.path() + "/" + folder.relativize(file).toString().replace('\\', '/');
		Path source = Path.of("src/main/resources");
		Set<Path> copies = new LinkedHashSet<>(onClassPath(resource));
		Path resources = file;
		while (resources != null && !resources.endsWith(source)) {
			resources = resources.getParent();
		}
		if (resources != null) {
			BuildOutput.copies(resources.resolve("../../..").normalize(), resource).forEach(copies::add);
		}
		copies.remove(file);
		copies.removeIf((copy) -> !Files.exists(copy));
		return copies;
	}

	private Set<Path> onClassPath(String resource) {
		Set<Path> files = new LinkedHashSet<>();
		try {
			for (URL url : Collections.list(this.folders.settings().classLoader().getResources(resource))) {
				Stream.of(url)
					.filter((address) -> address.getProtocol().equals("file"))
					.map((address) -> SourceSearch.real(Path.of(URI.create(address.toString()))))
					.forEach(files::add);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return files;
	}

}
