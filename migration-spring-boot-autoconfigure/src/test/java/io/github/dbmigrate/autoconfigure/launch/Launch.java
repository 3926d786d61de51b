package io.github.dbmigrate.autoconfigure.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An application launched as a process of its own.
 *
 * @param exitCode the exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Launch(int exitCode, String out, String err) {

	static Launch of(Class<?> application, Path directory, String... arguments) throws Exception {
		Path out = Files.createTempFile(directory, "out", ".txt");
		Path err = Files.createTempFile(directory, "err", ".txt");
		Process process = new ProcessBuilder(command(application, arguments)).directory(directory.toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile())
			.start();
		process.getOutputStream().close();
		return new Launch(exitCode(process), Files.readString(out), Files.readString(err));
	}

	private static List<String> command(Class<?> application, String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", classPath(), application.getName()));
		command.addAll(List.of(arguments));
		return command;
	}

	private static String classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map((entry) -> Path.of(entry).toAbsolutePath().toString())
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static int exitCode(Process process) throws InterruptedException, IOException {
		if (!process.waitFor(120, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IOException("The process did not end.");
		}
		return process.exitValue();
	}

}
