package io.github.dbmigrate.script;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * A module on disk with sources and build output, for tests.
 */
record TestModule(Path folder) {

	static final Naming NAMING = new Naming("V", "__", List.of(".sql"), StandardCharsets.UTF_8);

	static TestModule maven(Path folder) throws IOException {
		TestModule module = new TestModule(folder);
		module.file("pom.xml", "<project/>");
		Files.createDirectories(folder.resolve("target/classes"));
		return module;
	}

	Path file(String name, String text) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	Path source(String name, String text) throws IOException {
		return file("src/main/resources/" + name, text);
	}

	Path path(String name) {
		return this.folder.resolve(name);
	}

	/** Copies the sources into the build output, as a build does. */
	TestModule built(String output) throws IOException {
		Path resources = path("src/main/resources");
		try (var files = Files.walk(resources)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				file(output + "/" + resources.relativize(file), Files.readString(file));
			}
		}
		return this;
	}

	/** Packs a folder below this module into a jar, with entries for its folders. */
	Path jar(String from, String name) throws IOException {
		Path root = path(from);
		Path jar = path(name);
		Files.createDirectories(jar.getParent());
		try (var out = new JarOutputStream(Files.newOutputStream(jar)); var files = Files.walk(root)) {
			for (Path file : files.filter((path) -> !path.equals(root)).sorted().toList()) {
				boolean directory = Files.isDirectory(file);
				out.putNextEntry(new JarEntry(root.relativize(file) + (directory ? "/" : "")));
				out.write(directory ? new byte[0] : Files.readAllBytes(file));
				out.closeEntry();
			}
		}
		return jar;
	}

	static ClassLoader classPath(Path... roots) throws IOException {
		URL[] urls = new URL[roots.length];
		for (int i = 0; i < roots.length; i++) {
			urls[i] = roots[i].toUri().toURL();
		}
		return new URLClassLoader(urls, null);
	}

	static FolderSettings settings(ClassLoader classLoader, String... locations) {
		return settingsOf(classLoader, null, null, locations);
	}

	static FolderSettings settingsOf(ClassLoader classLoader, @Nullable String vendor, @Nullable String directory,
			String... locations) {
		return new FolderSettings(List.of(locations), vendor, directory, NAMING, VersionFormat.AUTO, classLoader, null);
	}

	static MigrationFolder inFileSystem(Path folder) throws IOException {
		return MigrationFolder.of(settings(classPath(), "filesystem:" + folder));
	}

}
