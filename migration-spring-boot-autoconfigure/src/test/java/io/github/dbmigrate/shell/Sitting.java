package io.github.dbmigrate.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.MigrationService;

/**
 * Somebody who sits at a terminal and answers what is asked.
 *
 * @param out standard output
 * @param err standard error
 */
public record Sitting(String out, String err) {

	/**
	 * Types a single command.
	 * @param answers what is answered, a line each
	 */
	public static Sitting atCommand(MigrationService service, List<String> words, List<String> answers) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		Iterator<String> typed = answers.iterator();
		new DbCommandLine(Databases.single(() -> service), new PrintWriter(out), new PrintWriter(err), Style.PLAIN,
				() -> typed.hasNext() ? typed.next() : null, 0)
			.run(words);
		return new Sitting(out.toString(), err.toString());
	}

	/**
	 * Types a command at the prompt that {@code db} alone opens.
	 * @param answers what is answered, a line each
	 */
	public static Sitting atPrompt(MigrationService service, List<String> words, List<String> answers) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		List<String> lines = new ArrayList<>(
				Stream.concat(Stream.of(String.join(" ", words)), answers.stream()).toList());
		new InteractiveShell(Databases.single(() -> service), new PrintWriter(out), new PrintWriter(err), Style.PLAIN)
			.run((candidates) -> new Typed(lines.toArray(String[]::new)));
		return new Sitting(out.toString(), err.toString());
	}

}
