package io.github.dbmigrate.script;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A root of the class path that a build made from a module whose sources are there.
 *
 * @param module the folder of the module
 * @param test whether it holds the module's tests
 */
record BuildOutput(Path module, boolean test) {

	private static final Pattern NESTED = Pattern.compile("jar:nested:([^!]+\\.[jw]ar)/!(?:BOOT|WEB)-INF/classes/!/");

	private static final Pattern JAR = Pattern.compile("jar:file:([^!]+\\.[jw]ar)!/");

	private static final Pattern MAVEN = Pattern.compile("(.+)/target/(test-)?classes/?");

	private static final Pattern GRADLE = Pattern.compile("(.+)/build/(?:resources|classes/[^/]+)/(main|test)/?");

	private static final Pattern IDEA = Pattern.compile("(.+)/out/(production|test)/([^/]+)/?");

	private static final Pattern PACKAGED = Pattern.compile("(.+)/(?:target|build/libs)/[^/]+");

	/**
	 * The module behind a root.
	 * @param root the address of the root, with a slash at its end
	 */
	static Optional<BuildOutput> of(String root) {
		return jarOf(root).map(BuildOutput::ofJar)
			.orElseGet(() -> root.startsWith("file:") ? ofDirectory(pathOf(root)) : Optional.empty());
	}

	/**
	 * What the build made: the jar, or the folder of classes.
	 */
	static Path madeOf(String root) {
		return Path.of(jarOf(root).orElseGet(() -> pathOf(root)));
	}

	private static Optional<String> jarOf(String root) {
		return Stream.of(NESTED, JAR)
			.map((pattern) -> pattern.matcher(root))
			.filter(Matcher::matches)
			.map((matcher) -> pathOf("file:" + matcher.group(1)))
			.findFirst();
	}

	private static String pathOf(String address) {
		return Path.of(URI.create(address.replace(" ", "%20"))).toString().replace('\\', '/');
	}

	private static Optional<BuildOutput> ofJar(String jar) {
		Matcher packaged = PACKAGED.matcher(jar);
		return packaged.matches() ? main(Path.of(packaged.group(1))).filter((output) -> hasBuildFile(output.module()))
				: Optional.empty();
	}

	private static Optional<BuildOutput> main(Path module) {
		return Optional.of(new BuildOutput(module, false));
	}

	private static Optional<BuildOutput> ofDirectory(String directory) {
		Matcher maven = MAVEN.matcher(directory);
		if (maven.matches()) {
			return Optional.of(new BuildOutput(Path.of(maven.group(1)), maven.group(2) != null));
		}
		Matcher gradle = GRADLE.matcher(directory);
		if (gradle.matches()) {
			return Optional.of(new BuildOutput(Path.of(gradle.group(1)), gradle.group(2).equals("test")));
		}
		Matcher idea = IDEA.matcher(directory);
		return idea.matches() ? ofIdea(Path.of(idea.group(1)), idea.group(2).equals("test"), idea.group(3))
				: Optional.empty();
	}

	private static Optional<BuildOutput> ofIdea(Path project, boolean test, String module) {
		return Stream
			.concat(Stream.of(project.resolve(module)), Stream.iterate(project, BuildOutput::hasPath, Path::getParent))
			.filter(BuildOutput::hasBuildFile)
			.findFirst()
			.map((folder) -> new BuildOutput(folder, test));
	}

	private static boolean hasPath(@Nullable Path path) {
		return path != null;
	}

	private static boolean hasBuildFile(Path folder) {
		return Stream.of("pom.xml", "build.gradle", "build.gradle.kts")
			.anyMatch((file) -> Files.isRegularFile(folder.resolve(file)));
	}

	/**
	 * The source folder of a location in this module.
	 */
	Path source(String location) {
		return this.module.resolve(this.test ? "src/test/resources" : "src/main/resources").resolve(location);
	}

	/**
	 * The folders into which builds copy a location of a module.
	 */
	static Stream<Path> copies(Path module, String location) {
		return Stream.of("target/classes", "build/resources/main")
			.map((output) -> module.resolve(output).resolve(location));
	}

}
