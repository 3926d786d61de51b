package io.github.dbmigrate.shell;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import org.jline.keymap.KeyMap;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lines with completion, and a history in the home of the user, of which lines that begin
 * with a blank are no part. While a line is read, ctrl-C is a key that leaves it, so that
 * none is lost or hits the process; while a command runs it ends the process.
 */
final class JLineInput implements LineInput {

	private static final String HISTORY = ".db_history";

	private static final String LEAVE = "leave-line";

	private static final int DISABLED = 0;

	/** For a terminal that does not tell its size. */
	private static final Size UNKNOWN = new Size(120, 40);

	private final Terminal terminal;

	private final LineReader lines;

	private final LineReader answers;

	private final int interrupt;

	JLineInput(Terminal terminal, Candidates candidates, Path history) {
		this.terminal = terminal;
		this.lines = LineReaderBuilder.builder()
			.terminal(terminal)
			.completer((reader, line, found) -> complete(candidates, line, found))
			.variable(LineReader.HISTORY_FILE, history)
			.option(Option.DISABLE_EVENT_EXPANSION, true)
			.option(Option.HISTORY_IGNORE_SPACE, true)
			.build();
		this.answers = LineReaderBuilder.builder()
			.terminal(terminal)
			.option(Option.DISABLE_EVENT_EXPANSION, true)
			.build();
		this.answers.setVariable(LineReader.DISABLE_HISTORY, true);
		this.answers.setVariable(LineReader.DISABLE_COMPLETION, true);
		this.interrupt = terminal.getAttributes().getControlChar(ControlChar.VINTR);
		leaveByKey(this.lines);
		leaveByKey(this.answers);
	}

	private static void leaveByKey(LineReader reader) {
		reader.getWidgets().put(LEAVE, () -> {
			throw new UserInterruptException(reader.getBuffer().toString());
		});
		reader.getKeyMaps().values().forEach((keys) -> keys.bind(new Reference(LEAVE), KeyMap.ctrl('C')));
	}

	private void interruptBy(int key) {
		Attributes attributes = this.terminal.getAttributes();
		attributes.setControlChar(ControlChar.VINTR, key);
		this.terminal.setAttributes(attributes);
	}

	/** The terminal of this process, or {@code null} where JLine cannot handle it. */
	static @Nullable JLineInput open(Candidates candidates) {
		try {
			Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
			if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
				terminal.close();
				return null;
			}
			if (terminal.getWidth() == 0) {
				terminal.setSize(UNKNOWN);
			}
			return new JLineInput(terminal, candidates, Path.of(System.getProperty("user.home"), HISTORY));
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static void complete(Candidates candidates, ParsedLine line, List<Candidate> found) {
		List<String> before = line.words().subList(0, line.wordIndex());
		boolean named = !before.isEmpty() && before.get(0).equals("db");
		String word = line.word().substring(0, line.wordCursor());
		for (String candidate : candidates.of(named ? before.subList(1, before.size()) : before, word)) {
			found.add(new Candidate(candidate, candidate, null, null, null, null, !candidate.endsWith("=")));
		}
	}

	@Override
	public @Nullable String line(String prompt) {
		interruptBy(DISABLED);
		try {
			String line = this.lines.readLine(prompt);
			interruptBy(this.interrupt);
			return line;
		}
		catch (UserInterruptException ex) {
			return "";
		}
		catch (EndOfFileException ex) {
			return null;
		}
	}

	@Override
	public @Nullable String readLine() {
		return answer("");
	}

	@Override
	public @Nullable String readLine(PrintWriter out, String prompt) {
		out.flush();
		return answer(prompt);
	}

	private @Nullable String answer(String prompt) {
		interruptBy(DISABLED);
		try {
			return this.answers.readLine(prompt);
		}
		catch (UserInterruptException | EndOfFileException ex) {
			return null;
		}
		finally {
			interruptBy(this.interrupt);
		}
	}

	@Override
	public void close() {
		try {
			this.lines.getHistory().save();
			this.terminal.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
