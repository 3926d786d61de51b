package io.github.dbmigrate.prompt;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.springframework.context.ApplicationContext;
import org.springframework.shell.core.InputProvider;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.InteractiveShellRunner;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * Spring Shell's own prompt, with lines that come from a test.
 */
class TypingRunner extends InteractiveShellRunner {

	private static final Pattern EXIT_CODE = Pattern.compile("exit code (\\d+)");

	final StringWriter out = new StringWriter();

	private final StringWriter said = new StringWriter();

	TypingRunner(InputProvider input, ApplicationContext context) {
		super(input, context.getBean(CommandParser.class), context.getBean(CommandRegistry.class));
	}

	/** The exit code that the prompt tells; it tells none for 0. */
	int exitCode() {
		return EXIT_CODE.matcher(this.said.toString())
			.results()
			.findFirst()
			.map((MatchResult match) -> Integer.parseInt(match.group(1)))
			.orElse(0);
	}

	@Override
	public void print(String message) {
		this.said.append(message).append('\n');
	}

	@Override
	public void flush() {
	}

	@Override
	public PrintWriter getWriter() {
		return new PrintWriter(this.out, true);
	}

	@Override
	public InputReader getReader() {
		return new InputReader() {
		};
	}

}
