package io.github.dbmigrate.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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

	/**
	 * @param environment the variables of the process by name
	 */
	Editor(UnaryOperator<@Nullable String> environment) {
		this.environment = environment;
	}

	/** Opens a file and waits until the editor is closed. */
	Path open(MigrationFile migration) {
		Path file = Path.of(migration.location());
		if (!Files.isRegularFile(file)) {
			throw new MigrationException(Failure.INPUT, migration.location() + " is no file that can be edited.",
					"Set migration.directory to the folder of the sources.");
		}
		String command = Stream.of("VISUAL", "EDITOR")
			.map(this.environment)
			.filter(Objects::nonNull)
			.filter((value) -> !value.isBlank())
			.findFirst()
			.orElseThrow(() -> new MigrationException(Failure.INPUT,
					"Neither VISUAL nor EDITOR names an editor. Nothing was opened.",
					"EDITOR=vi db edit, or open " + file));
		run(command, file);
		return file;
	}

	private static void run(String command, Path file) {
		List<String> words = Stream.concat(Stream.of(command.trim().split("\\s+")), Stream.of(file.toString()))
			.toList();
		try {
			int exitCode = new ProcessBuilder(words).inheritIO().start().waitFor();
			if (exitCode != 0) {
				throw new MigrationException(Failure.INPUT, "'" + command + "' ended with exit code " + exitCode + ".",
						"Set EDITOR to an editor that works here, or open " + file);
			}
		}
		catch (IOException ex) {
			throw new MigrationException(Failure.INPUT, "'" + command + "' cannot be started: " + ex.getMessage() + ".",
					"Set EDITOR to an editor that is installed, or open " + file, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MigrationException(Failure.INPUT, "The editor was interrupted.", "Look at " + file, ex);
		}
	}

}
