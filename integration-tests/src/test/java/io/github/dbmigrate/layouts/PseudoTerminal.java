package io.github.dbmigrate.layouts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A process on a terminal of its own, at which a test types and reads; {@code script} of
 * Linux makes the terminal.
 */
final class PseudoTerminal implements AutoCloseable {

	static final String SCRIPT = "/usr/bin/script";

	private final Process process;

	/** A new one tells no size. */
	private static final String WIDE = "stty cols 250 rows 50; exec ";

	private final Path output;

	private int seen;

	private PseudoTerminal(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	static PseudoTerminal start(Path home, List<String> command) throws IOException {
		Path output = Files.createTempFile("terminal", ".out");
		String line = command.stream()
			.map((word) -> "'" + word.replace("'", "'\\''") + "'")
			.collect(Collectors.joining(" "));
		ProcessBuilder builder = new ProcessBuilder(SCRIPT, "-qefc", WIDE + line, "/dev/null").redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().put("TERM", "xterm-256color");
		builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.home=" + home);
		return new PseudoTerminal(builder.start(), output);
	}

	/**
	 * Waits until a text is shown, after those that were waited for before.
	 */
	PseudoTerminal waitFor(String text) throws Exception {
		if (shows(text, 300)) {
			return this;
		}
		throw new AssertionError("'" + text + "' is not shown after:\n" + shown());
	}

	private boolean shows(String text, int tenthsOfSeconds) throws Exception {
		for (int i = 0; i < tenthsOfSeconds; i++) {
			String shown = shown();
			int found = shown.indexOf(text, Math.min(this.seen, shown.length()));
			if (found >= 0) {
				this.seen = found + text.length();
				return true;
			}
			Thread.sleep(100);
		}
		return false;
	}

	PseudoTerminal type(String keys) throws IOException {
		this.process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
		this.process.getOutputStream().flush();
		return this;
	}

	int exitCode() throws Exception {
		if (!this.process.waitFor(1, TimeUnit.MINUTES)) {
			throw new AssertionError("No end after a minute:\n" + shown());
		}
		return this.process.exitValue();
	}

	/** What was written, without colours and movements of the cursor. */
	private String shown() throws IOException {
		return written().replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[=>]", "");
	}

	/** What was written, as a terminal gets it. */
	String written() throws IOException {
		return Files.readString(this.output);
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}
