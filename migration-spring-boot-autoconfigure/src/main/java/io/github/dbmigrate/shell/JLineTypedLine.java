package io.github.dbmigrate.shell;

import org.jline.reader.Expander;
import org.jline.reader.History;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.LineReaderImpl;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Keeps {@code db} lines as they were typed, where JLine would replace {@code !!} and
 * drop backslashes. The other lines of the application stay JLine's.
 */
public final class JLineTypedLine implements BeanPostProcessor, TypedLine {

	private @Nullable LineReaderImpl reader;

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof LineReaderImpl lineReader) {
			lineReader.setExpander(new OthersExpander(lineReader.getExpander()));
			this.reader = lineReader;
		}
		return bean;
	}

	@Override
	public String of(String line) {
		ParsedLine parsed = (this.reader != null) ? this.reader.getParsedLine() : null;
		String typed = (parsed != null) ? parsed.line() : line;
		return withoutBackslashes(typed).equals(withoutBackslashes(line)) ? typed : line;
	}

	private static String withoutBackslashes(String line) {
		return line.replace("\\", "").strip();
	}

	/**
	 * Expands every line but ours.
	 */
	private record OthersExpander(Expander others) implements Expander {

		@Override
		public String expandHistory(History history, String line) {
			return DbCommandParser.startsLikeOurs(line) ? line : this.others.expandHistory(history, line);
		}

		@Override
		public String expandVar(String word) {
			return this.others.expandVar(word);
		}

	}

}
