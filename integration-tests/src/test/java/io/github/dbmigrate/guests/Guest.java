package io.github.dbmigrate.guests;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.github.dbmigrate.guests.batch.BatchGuest;

/**
 * A guest as a process, on the class path that it would have.
 *
 * @param main the main class
 * @param without parts of the names of libraries that the guest does not have
 * @param options what the guest is configured with
 */
record Guest(Class<?> main, List<String> without, List<String> options) {

	/** The guests that end of themselves. */
	private static final Set<Class<?>> ENDING = Set.of(TestRun.class, BatchGuest.class);

	private static final List<String> STARTER = List.of("migration-spring-boot-autoconfigure", "picocli");

	/**
	 * Starts the guest and waits until it ends, or is up.
	 * @param starter whether the starter is on its class path
	 */
	Ran run(boolean starter, List<String> words) throws Exception {
		Path report = Files.createTempFile("guest", ".report");
		Path output = Files.createTempFile("guest", ".out");
		Path errors = Files.createTempFile("guest", ".err");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-D" + Report.FILE + "=" + report, "-cp", classPath(starter), this.main.getName()));
		command.addAll(words);
		command.addAll(this.options);
		Process process = new ProcessBuilder(command).redirectOutput(output.toFile())
			.redirectError(errors.toFile())
			.start();
		process.getOutputStream().close();
		Integer exitCode = waitFor(process, report);
		return new Ran(exitCode, Files.readString(output), Files.readString(errors), Files.readAllLines(report));
	}

	private Integer waitFor(Process process, Path report) throws Exception {
		for (int i = 0; i < 600; i++) {
			if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
				return process.exitValue();
			}
			if (!ENDING.contains(this.main) && Files.readString(report).contains("bean ")) {
				return stopAfterStart(process);
			}
		}
		process.destroyForcibly();
		throw new IllegalStateException("The guest neither started nor ended in two minutes");
	}

	private static Integer stopAfterStart(Process process) throws Exception {
		if (process.waitFor(1, TimeUnit.SECONDS)) {
			return process.exitValue();
		}
		process.destroy();
		process.waitFor();
		return null;
	}

	private String classPath(boolean starter) {
		String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		Predicate<String> excluded = (entry) -> this.without.stream().anyMatch(entry::contains)
				|| (!starter && STARTER.stream().anyMatch(entry::contains));
		return String.join(File.pathSeparator,
				Arrays.stream(path.split(File.pathSeparator)).filter(excluded.negate()).toList());
	}

	/**
	 * What a guest did.
	 *
	 * @param exitCode the exit code, or {@code null} where it went on until it was
	 * stopped
	 * @param output its standard output
	 * @param errors its standard error
	 * @param report its beans and statements
	 */
	record Ran(Integer exitCode, String output, String errors, List<String> report) {

		List<String> beans() {
			return lines("bean ");
		}

		List<String> sql() {
			return lines("sql ");
		}

		private List<String> lines(String prefix) {
			return this.report.stream()
				.filter((line) -> line.startsWith(prefix))
				.map((line) -> line.substring(prefix.length()))
				.toList();
		}

	}

	@Override
	public String toString() {
		return this.main.getSimpleName();
	}

}
