package io.github.dbmigrate.layouts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * A local repository of Maven in which this build is installed; everything else is a link
 * to the real one, which stays as it is.
 *
 * @param root where it is made
 */
record LocalRepository(Path root) {

	private static final String VERSION = "0.1.0-SNAPSHOT";

	private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

	Path make() throws IOException {
		FileSystemUtils.deleteRecursively(this.root);
		link(real(), this.root, "io");
		link(real().resolve("io"), this.root.resolve("io"), "github");
		link(real().resolve("io/github"), this.root.resolve("io/github"), "dbmigrate");
		install(PROJECT, "migration-spring-boot-parent", false);
		install(PROJECT.resolve("migration-spring-boot-starter"), "migration-spring-boot-starter", true);
		install(PROJECT.resolve("migration-spring-boot-autoconfigure"), "migration-spring-boot-autoconfigure", true);
		return this.root;
	}

	/** The repository that a library of this test comes from. */
	private static Path real() {
		String libraries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		String picocli = Path.of("info", "picocli", "picocli").toString();
		return Arrays.stream(libraries.split(File.pathSeparator))
			.filter((entry) -> entry.contains(picocli))
			.map((entry) -> Path.of(entry.substring(0, entry.indexOf(picocli))))
			.findFirst()
			.orElseThrow();
	}

	private static void link(Path from, Path to, String except) throws IOException {
		Files.createDirectories(to);
		try (Stream<Path> entries = Files.list(from)) {
			for (Path entry : entries.filter((one) -> !one.endsWith(except)).toList()) {
				Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
			}
		}
	}

	private void install(Path module, String name, boolean jar) throws IOException {
		Path folder = Files.createDirectories(this.root.resolve("io/github/dbmigrate").resolve(name).resolve(VERSION));
		Files.copy(module.resolve("pom.xml"), folder.resolve(name + "-" + VERSION + ".pom"));
		if (jar) {
			String file = name + "-" + VERSION + ".jar";
			Files.copy(module.resolve("target").resolve(file), folder.resolve(file));
		}
	}

}
