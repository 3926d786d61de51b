package io.github.dbmigrate.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Entities as others published them. The build puts the jars below {@code target}, and
 * each folder of them is behind a class loader of its own: there are two versions of one.
 */
final class Published {

	private static final Path FOLDER = Path.of("target/published");

	private static final Pattern LISTED = Pattern.compile("(?<=<class>).*?(?=</class>)");

	private Published() {
	}

	/**
	 * What Keycloak keeps in its database.
	 */
	static Model keycloak(String version) {
		ClassLoader loader = loader("keycloak-" + version);
		return model("keycloak-" + version, loader,
				LISTED.matcher(text(loader, "default-persistence.xml")).results().map(MatchResult::group));
	}

	/**
	 * The events that Spring Modulith keeps until they are handled, and afterwards.
	 */
	static Model modulith() {
		return model("spring-modulith", loader("spring-modulith"),
				Stream
					.of("JpaEventPublication", "updating.DefaultJpaEventPublication",
							"archiving.ArchivedJpaEventPublication")
					.map("org.springframework.modulith.events.jpa."::concat));
	}

	private static Model model(String name, ClassLoader loader, Stream<String> classes) {
		return new Model(name, classes.<Class<?>>map((type) -> load(loader, type)).toList());
	}

	private static Class<?> load(ClassLoader loader, String name) {
		try {
			return Class.forName(name, false, loader);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A class loader of its own for the jars of some folders.
	 */
	static ClassLoader loader(String... folders) {
		return new URLClassLoader(Stream.of(folders).flatMap(Published::jars).toArray(URL[]::new),
				Published.class.getClassLoader());
	}

	private static Stream<URL> jars(String folder) {
		try (Stream<Path> jars = Files.list(FOLDER.resolve(folder))) {
			return jars.sorted().map(Published::url).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Run the build once: it puts the jars there", ex);
		}
	}

	private static URL url(Path jar) {
		try {
			return jar.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(ClassLoader loader, String resource) {
		try (InputStream stream = loader.getResourceAsStream(resource)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
