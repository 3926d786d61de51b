package io.github.dbmigrate.mends;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged demo, run as a process by somebody who does not sit at a terminal.
 *
 * @param file the jar
 * @param options what goes to Spring at each run
 */
record DemoJar(Path file, List<String> options) {

	private static final Path PACKAGED = Path.of("../demo-app/target/demo-app-0.1.0-SNAPSHOT.jar")
		.toAbsolutePath()
		.normalize();

	/**
	 * A jar with other migrations than the packaged one.
	 * @param file where it is made
	 * @param resources the folder in which {@code db} is, or a folder without one
	 */
	static DemoJar with(Path file, Path resources) throws IOException {
		Files.copy(PACKAGED, file);
		try (FileSystem jar = FileSystems.newFileSystem(file)) {
			Path classes = jar.getPath("BOOT-INF/classes");
			for (Path old : tree(classes.resolve("db"), Comparator.reverseOrder())) {
				Files.delete(old);
			}
			for (Path added : tree(resources.resolve("db"), Comparator.naturalOrder())) {
				Files.copy(added, classes.resolve(resources.relativize(added).toString()));
			}
		}
		return new DemoJar(file, List.of());
	}

	private static List<Path> tree(Path folder, Comparator<Path> order) throws IOException {
		if (!Files.exists(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.sorted(order).toList();
		}
	}

	DemoJar on(DriverManagerDataSource database) {
		return with("--spring.datasource.url=" + database.getUrl(),
				"--spring.datasource.username=" + database.getUsername(),
				"--spring.datasource.password=" + database.getPassword());
	}

	DemoJar with(String... more) {
		return new DemoJar(this.file, Stream.concat(this.options.stream(), Stream.of(more)).toList());
	}

	/**
	 * Runs a command.
	 * @param line the words from {@code db} on, as a message prints them
	 */
	Ran run(String line) throws Exception {
		return start(List.of(line.split(" ")));
	}

	/**
	 * Starts the application, which ends by itself without a web server.
	 */
	Ran boot() throws Exception {
		return with("--spring.main.web-application-type=none").start(List.of());
	}

	private Ran start(List<String> words) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-jar", this.file.toString()));
		command.addAll(this.options);
		command.addAll(words);
		Path out = Files.createTempFile("demo", ".out");
		Path err = Files.createTempFile("demo", ".err");
		Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
		process.getOutputStream().close();
		boolean ended = process.waitFor(3, TimeUnit.MINUTES);
		assertThat(ended).as("%s", command).isTrue();
		return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
	}

	/**
	 * What a process did.
	 */
	record Ran(int exitCode, String out, String err) {

		Ran succeeded() {
			assertThat(this.exitCode).as(all()).isZero();
			return this;
		}

		Ran failed(int expected) {
			assertThat(this.exitCode).as(all()).isEqualTo(expected);
			assertThat(all()).doesNotContain("\tat ");
			return this;
		}

		String all() {
			return this.out + this.err;
		}

	}

}
