package io.github.dbmigrate.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.MigrationService;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command answered.
 *
 * @param exitCode the exit code
 * @param out standard output
 * @param err standard error
 */
record Spoken(int exitCode, String out, String err) {

	static Spoken by(MigrationService service, String... words) {
		return by(service, false, null, words);
	}

	static Spoken atTerminal(MigrationService service, List<String> typed, String... words) {
		Iterator<String> lines = typed.iterator();
		return by(service, true, () -> lines.hasNext() ? lines.next() : null, words);
	}

	/** At a terminal of a width, without colours. */
	static Spoken atWidth(int width, MigrationService service, String... words) {
		return by(Databases.single(() -> service), false, null, width, words);
	}

	static Spoken of(Databases databases, String... words) {
		return by(databases, false, null, words);
	}

	private static Spoken by(MigrationService service, boolean colour, Prompt.Input input, String... words) {
		return by(Databases.single(() -> service), colour, input, words);
	}

	private static Spoken by(Databases databases, boolean colour, Prompt.Input input, String... words) {
		return by(databases, colour, input, 0, words);
	}

	private static Spoken by(Databases databases, boolean colour, Prompt.Input input, int width, String... words) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		Style style = new Style(colour ? Ansi.ON : Ansi.OFF);
		int exitCode = new DbCommandLine(databases, new PrintWriter(out), new PrintWriter(err), style, input, width)
			.run(Arrays.asList(words));
		return new Spoken(exitCode, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
	}

}
