import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/**
 * The story of the starter, played on a copy of this project with the real jar: users are
 * live, the entity gains an e-mail address, every row is kept. It stops with exit code 1
 * where anything differs from what a user should see.
 *
 * <pre>
 * java demo-app/Story.java                   on embedded H2, in a file
 * java demo-app/Story.java postgresql URL    on an empty PostgreSQL database
 * java demo-app/Story.java mariadb URL       on an empty MariaDB database
 * </pre>
 *
 * The user and password of a database are taken from DEMO_USER and DEMO_PASSWORD. With
 * {@code -Dstory.libraries=CLASSPATH} the demo is laid out and compiled as Gradle does, and
 * runs from its folders instead of a jar.
 */
public class Story {

	private static final String MESSAGE = "Add email column to User model";

	private final HttpClient http = HttpClient.newHttpClient();

	private final Map<String, String> environment = new TreeMap<>();

	private final String libraries = System.getProperty("story.libraries");

	private final String vendor;

	private final Path work;

	private final Path project;

	private final Path demo;

	Story(String vendor, String url) throws IOException {
		this.vendor = vendor;
		this.work = Files.createTempDirectory("migration-story").toRealPath();
		this.project = this.work.resolve("project");
		this.demo = this.project.resolve("demo-app");
		if (vendor.equals("h2")) {
			this.environment.put("SPRING_DATASOURCE_URL",
					"jdbc:h2:file:" + this.work.resolve("demo") + ";AUTO_SERVER=TRUE");
			return;
		}
		this.environment.put("SPRING_PROFILES_ACTIVE", vendor);
		this.environment.put("SPRING_DATASOURCE_URL", url);
		this.environment.put("SPRING_DATASOURCE_USERNAME", System.getenv().getOrDefault("DEMO_USER", "demo"));
		this.environment.put("SPRING_DATASOURCE_PASSWORD", System.getenv().getOrDefault("DEMO_PASSWORD", ""));
	}

	public static void main(String[] args) throws Exception {
		String vendor = (args.length > 0) ? args[0] : "h2";
		if (!List.of("h2", "postgresql", "mariadb").contains(vendor) || (args.length < 2 && !vendor.equals("h2"))) {
			System.err.println("usage: java demo-app/Story.java [h2 | postgresql URL | mariadb URL]");
			System.exit(2);
		}
		Story story = new Story(vendor, (args.length > 1) ? args[1] : "");
		try {
			story.play();
			delete(story.work);
		}
		catch (StoryFailed ex) {
			System.err.println("\nFAILED: " + ex.getMessage() + "\nEverything the story made is in " + story.work);
			System.exit(1);
		}
	}

	private void play() throws Exception {
		say("1. A new application: User(id, username), and no migration yet");
		copyProject();
		Map<String, String> checkedIn = takeMigrationsAway();
		build();
		db(0, "init");
		db(0, "migrate", "-m", "Create user table");
		String first = Files.readString(migration("create_user_table"));
		show(first);
		String ours = checkedIn.getOrDefault("create_user_table", "");
		expect(statements(first).equals(statements(ours)), "the file differs from the one of the demo:\n" + ours);

		say("2. It is live, with rows in the table");
		build();
		try (Application application = new Application()) {
			for (String name : List.of("ada", "grace", "linus")) {
				application.post("/users", "{\"username\":\"" + name + "\"}");
			}
			matches(application.get("/users"), "ada.*grace.*linus");
		}

		say("3. The entity gains email: length 120, unique, not null");
		addEmail(this.demo.resolve("src/main/java/io/github/dbmigrate/demo/User.java"));
		build();

		say("4. Which address do the users get who are there? Nothing is written before that is known");
		matches(db(3, "migrate", "-m", MESSAGE), "--fill user\\.email=");

		say("5. With the answer it writes a plain Flyway file");
		matches(db(0, "migrate", "-m", MESSAGE, "--fill", "user.email=concat(username, '@example.invalid')"),
				"add_email_column_to_user_model");
		show(Files.readString(migration("add_email_column_to_user_model")));

		say("6. db upgrade: every row is still there, each with its own address");
		db(0, "upgrade");
		matches(db(0, "check"), ".*");
		build();
		try (Application application = new Application()) {
			matches(application.get("/users"), "ada@example.invalid.*grace@example.invalid.*linus@example.invalid");
			matches(application.get("/actuator/migrations"), "\"state\":\"up to date\"");
		}

		say("7. db downgrade takes it back, once it may lose the addresses");
		matches(db(3, "downgrade"), "--yes");
		db(0, "downgrade", "--yes");
		matches(db(1, "check"), "email");

		say("8. And forward again");
		db(0, "upgrade");
		db(0, "status");
		try (Application application = new Application()) {
			matches(application.get("/users"), "ada@example.invalid.*grace@example.invalid.*linus@example.invalid");
		}
		say("The story is told: no row was lost.");
	}

	private void copyProject() throws IOException {
		Path source = Path.of(System.getProperty("story.project", ".")).toAbsolutePath().normalize();
		if (!Files.exists(source.resolve("demo-app/Story.java"))) {
			source = source.getParent();
		}
		Path root = source;
		expect(root != null && Files.exists(root.resolve("demo-app/Story.java")),
				"start it in the folder of the project, or in demo-app");
		Files.walkFileTree(root, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
				if (List.of("target", "build", ".git", "demo-data").contains(String.valueOf(folder.getFileName()))) {
					return FileVisitResult.SKIP_SUBTREE;
				}
				Files.createDirectories(Story.this.project.resolve(root.relativize(folder).toString()));
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.copy(file, Story.this.project.resolve(root.relativize(file).toString()),
						StandardCopyOption.COPY_ATTRIBUTES);
				return FileVisitResult.CONTINUE;
			}
		});
	}

	/**
	 * The story begins before the first migration; the files of the demo are what it must
	 * end up with.
	 */
	private Map<String, String> takeMigrationsAway() throws IOException {
		Map<String, String> texts = new TreeMap<>();
		for (String folder : List.of("migration", "undo")) {
			Path files = this.demo.resolve("src/main/resources/db").resolve(folder).resolve(this.vendor);
			if (Files.isDirectory(files)) {
				try (Stream<Path> list = Files.list(files)) {
					for (Path file : list.toList()) {
						texts.putIfAbsent(file.getFileName().toString().replaceAll("^V\\d+__|\\.sql$", ""),
								Files.readString(file));
						Files.delete(file);
					}
				}
			}
		}
		return texts;
	}

	private static String statements(String sql) {
		return sql.lines().filter((line) -> !line.startsWith("--") && !line.isBlank()).toList().toString();
	}

	private Path migration(String name) throws IOException {
		Path folder = this.demo.resolve("src/main/resources/db/migration").resolve(this.vendor);
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.getFileName().toString().endsWith("__" + name + ".sql"))
				.findFirst()
				.orElseThrow(() -> new StoryFailed("no file __" + name + ".sql in " + folder));
		}
	}

	private static void addEmail(Path entity) throws IOException {
		String source = Files.readString(entity);
		String field = "\tprivate String username;\n";
		String getter = "\tpublic String getUsername()";
		expect(source.contains(field) && source.contains(getter), entity + " is not the entity of the story");
		source = source.replace(field,
				field + "\n\t@Column(length = 120, unique = true, nullable = false)\n\tprivate String email;\n");
		source = source.replace(getter,
				"\tpublic String getEmail() {\n\t\treturn this.email;\n\t}\n\n"
						+ "\tpublic void setEmail(String email) {\n\t\tthis.email = email;\n\t}\n\n" + getter);
		Files.writeString(entity, source);
		source.lines().filter((line) -> line.contains("email")).forEach(System.out::println);
	}

	private void build() throws Exception {
		if (this.libraries != null) {
			buildAsGradle();
			return;
		}
		boolean windows = System.getProperty("os.name").startsWith("Windows");
		String maven = System.getProperty("story.maven", windows ? "mvn.cmd" : "mvn");
		run(this.project, 0, List.of(maven, "-B", "-q", "-ntp", "-pl", "demo-app", "-am", "package",
				"-Dmaven.test.skip"));
	}

	private void buildAsGradle() throws IOException {
		Files.deleteIfExists(this.demo.resolve("pom.xml"));
		Files.writeString(this.demo.resolve("build.gradle"), "plugins { id 'java' }\n");
		List<String> javac = new ArrayList<>(List.of("-parameters", "-proc:none", "-cp", this.libraries, "-d",
				this.demo.resolve("build/classes/java/main").toString()));
		Path java = this.demo.resolve("src/main/java");
		Path resources = this.demo.resolve("src/main/resources");
		filesOf(java).forEach((file) -> javac.add(file.toString()));
		expect(ToolProvider.getSystemJavaCompiler().run(null, null, null, javac.toArray(String[]::new)) == 0,
				java + " does not compile");
		for (Path file : filesOf(resources)) {
			Path copy = this.demo.resolve("build/resources/main").resolve(resources.relativize(file).toString());
			Files.createDirectories(copy.getParent());
			Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static List<Path> filesOf(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).toList();
		}
	}

	/**
	 * How the application is started.
	 */
	private List<String> launch() {
		if (this.libraries == null) {
			return List.of(java(), "-jar", this.demo.resolve("target/demo-app-0.1.0-SNAPSHOT.jar").toString());
		}
		String classPath = this.demo.resolve("build/classes/java/main") + File.pathSeparator
				+ this.demo.resolve("build/resources/main") + File.pathSeparator + this.libraries;
		return List.of(java(), "-cp", classPath, "io.github.dbmigrate.demo.DemoApplication");
	}

	/**
	 * A command as a user types it, from another folder.
	 */
	private String db(int exitCode, String... words) throws Exception {
		List<String> command = new ArrayList<>(launch());
		command.add("db");
		command.addAll(List.of(words));
		show("\n$ java -jar demo-app.jar db " + String.join(" ", Stream.of(words).map(Story::quoted).toList()));
		String output = run(this.work, exitCode, command);
		show(output);
		return output;
	}

	private static String quoted(String word) {
		return word.contains(" ") ? '"' + word + '"' : word;
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	private String run(Path folder, int exitCode, List<String> command) throws Exception {
		Process process = start(folder, command);
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes());
		int actual = process.waitFor();
		expect(actual == exitCode, String.join(" ", command) + "\nended with exit code " + actual + " instead of "
				+ exitCode + ":\n" + output);
		return output;
	}

	private Process start(Path folder, List<String> command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
		builder.environment().putAll(this.environment);
		return builder.start();
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			files.sorted((a, b) -> b.compareTo(a)).forEach((file) -> {
				try {
					Files.delete(file);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}
	}

	private static void say(String text) {
		System.out.println("\n== " + text);
	}

	private static void show(String text) {
		System.out.println(text.stripTrailing());
	}

	private static void expect(boolean condition, String otherwise) {
		if (!condition) {
			throw new StoryFailed(otherwise);
		}
	}

	private static void matches(String text, String pattern) {
		expect(Pattern.compile(pattern, Pattern.DOTALL).matcher(text).find(), "expected " + pattern + " in:\n" + text);
	}

	/**
	 * The running web application.
	 */
	private final class Application implements AutoCloseable {

		private final Process process;

		private final Path log = Files.createTempFile(Story.this.work, "application", ".log");

		private final String url;

		Application() throws Exception {
			List<String> command = new ArrayList<>(launch());
			command.add("--server.port=0");
			ProcessBuilder builder = new ProcessBuilder(command)
				.directory(Story.this.work.toFile())
				.redirectErrorStream(true)
				.redirectOutput(this.log.toFile());
			builder.environment().putAll(Story.this.environment);
			this.process = builder.start();
			Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroyForcibly));
			this.url = "http://localhost:" + port();
		}

		private String port() throws Exception {
			Pattern started = Pattern.compile("Tomcat started on port (\\d+).*Started DemoApplication", Pattern.DOTALL);
			for (long end = System.nanoTime() + Duration.ofMinutes(2).toNanos(); System.nanoTime() < end;) {
				Matcher matcher = started.matcher(Files.readString(this.log));
				if (matcher.find()) {
					return matcher.group(1);
				}
				expect(this.process.isAlive(), "the application did not start:\n" + Files.readString(this.log));
				Thread.sleep(200);
			}
			throw new StoryFailed("the application did not start in two minutes:\n" + Files.readString(this.log));
		}

		String get(String path) throws Exception {
			return send(path, HttpRequest.newBuilder().GET());
		}

		String post(String path, String json) throws Exception {
			return send(path,
					HttpRequest.newBuilder().header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
		}

		private String send(String path, HttpRequest.Builder request) throws Exception {
			var response = Story.this.http.send(request.uri(URI.create(this.url + path)).build(), BodyHandlers.ofString());
			show("\n" + request.build().method() + " " + path + "\n" + response.body());
			expect(response.statusCode() / 100 == 2, path + " answered " + response.statusCode());
			return response.body();
		}

		@Override
		public void close() throws Exception {
			this.process.destroy();
			this.process.waitFor();
		}

	}

	private static final class StoryFailed extends RuntimeException {

		StoryFailed(String message) {
			super(message);
		}

	}

}
