package io.github.dbmigrate.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import org.jspecify.annotations.Nullable;

/**
 * The editor of the person at the terminal.
 */
final class Editor {

	private final UnaryOperator<@Nullable String> environment;

	private final BooleanSupplier terminal;

	private final OutputStream err;

	/**
	 * @param environment the variables of the process by name
	 * @param terminal whether a terminal is there
	 * @param err takes what an editor says without one
	 */
	Editor(UnaryOperator<@Nullable String> environment, BooleanSupplier terminal, OutputStream err) {
		this.environment = environment;
		this.terminal = terminal;
		this.err = err;
	}

	/** Opens a file and waits until the editor is closed. */
	Path open(MigrationFile migration) {
		Path file = Path.of(migration.location());
		if (!Files.isRegularFile(file)) {
			throw new MigrationException(Failure.INPUT, migration.location() + " is no file that can be edited.",
					"Set migration.directory to the folder of the sources.");
		}
		String variable = Stream.of("VISUAL", "EDITOR")
			.filter((name) -> !command(name).isBlank())
			.findFirst()
			.orElseThrow(() -> new MigrationException(Failure.INPUT,
					"Neither VISUAL nor EDITOR names an editor. Nothing was opened.",
					"EDITOR=vi db edit, or open " + file));
		run(variable, file);
		return file;
	}

	private String command(String variable) {
		return Objects.requireNonNullElse(this.environment.apply(variable), "").strip();
	}

	private void run(String variable, Path file) {
		String command = command(variable);
		List<String> words = Stream.concat(Stream.of(command.split("\\s+")), Stream.of(file.toString())).toList();
		try {
			byte[] before = Files.readAllBytes(file);
			int exitCode = wait(new ProcessBuilder(words));
			if (exitCode != 0) {
				throw gaveUp(variable, exitCode, file, Arrays.equals(before, Files.readAllBytes(file)));
			}
		}
		catch (IOException ex) {
			throw new MigrationException(Failure.INPUT,
					"'" + command + "', which " + variable + " names, cannot be started: " + ex.getMessage() + ".",
					"Set " + variable + " to an editor that is installed, or open " + file, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MigrationException(Failure.INPUT, "The editor was interrupted.", "Look at " + file, ex);
		}
	}

	/**
	 * Standard output is for data: an editor gets the terminal, else what it says is no
	 * data.
	 */
	private int wait(ProcessBuilder editor) throws IOException, InterruptedException {
		if (this.terminal.getAsBoolean()) {
			return editor.inheritIO().start().waitFor();
		}
		Process process = editor.redirectInput(Redirect.INHERIT).redirectErrorStream(true).start();
		process.getInputStream().transferTo(this.err);
		return process.waitFor();
	}

	private MigrationException gaveUp(String variable, int exitCode, Path file, boolean unchanged) {
		return new MigrationException(Failure.INPUT,
				"The editor '" + command(variable) + "', which " + variable + " names, gave up with exit code "
						+ exitCode + ". " + file + (unchanged ? " is as it was." : " was changed."),
				"Set " + variable + " to an editor that works here, for instance " + variable + "=vi db edit, or open "
						+ file);
	}

}
