package io.github.dbmigrate.shell;

import java.io.PrintWriter;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The lines that a person types at the prompt of the {@code db} commands.
 */
interface LineInput extends Prompt.Input, AutoCloseable {

	/**
	 * The next line.
	 * @param prompt what stands before it
	 * @return the line, or {@code null} when the person leaves
	 */
	@Nullable String line(String prompt);

	@Override
	void close();

	/**
	 * With completion and a history where JLine is there and knows the terminal.
	 */
	static LineInput of(Candidates candidates, PrintWriter err) {
		boolean jline = ClassUtils.isPresent("org.jline.reader.LineReader", LineInput.class.getClassLoader());
		LineInput input = jline ? JLineInput.open(candidates) : null;
		return (input != null) ? input : new ConsoleInput(err);
	}

}
