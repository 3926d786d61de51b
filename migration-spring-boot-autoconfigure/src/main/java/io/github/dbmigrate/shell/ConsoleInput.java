package io.github.dbmigrate.shell;

import java.io.Console;
import java.io.PrintWriter;

import org.jspecify.annotations.Nullable;

/**
 * Lines as Java's console reads them.
 *
 * @param err where prompts are written
 */
record ConsoleInput(PrintWriter err) implements LineInput {

	@Override
	public @Nullable String line(String prompt) {
		return readLine(this.err, prompt);
	}

	@Override
	public @Nullable String readLine() {
		Console console = System.console();
		return (console != null) ? console.readLine() : null;
	}

	@Override
	public void close() {
		this.err.flush();
	}

}
