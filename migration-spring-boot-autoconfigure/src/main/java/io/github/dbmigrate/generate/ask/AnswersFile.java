package io.github.dbmigrate.generate.ask;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Decisions in a file: a line each, as {@code db migrate} prints the flags that are
 * missing ({@code --fill user.email="lower(name)"}), the dashes and the quotes around an
 * answer may be left out. Empty lines and those that begin with {@code #} say nothing.
 */
public final class AnswersFile {

	private static final Pattern LINE = Pattern.compile("(?:--)?([a-z]+)[ =]\\s*([^=]+?)(?:\\s*=\\s*(.*))?");

	/** What a printed flag says behind it. */
	private static final Pattern ALTERNATIVE = Pattern.compile("\\s+\\(or --.*\\)\\s*$");

	private static final String KINDS = Arrays.stream(Kind.values())
		.map((kind) -> kind.name().toLowerCase(Locale.ROOT))
		.collect(Collectors.joining(", "));

	private final Path path;

	private AnswersFile(Path path) {
		this.path = path;
	}

	/**
	 * Reads a file.
	 * @throws MigrationException (INPUT) when it cannot be read, or a line says nothing
	 * that can be understood
	 */
	public static Decisions read(Path path) {
		return new AnswersFile(path).decisions();
	}

	private Decisions decisions() {
		List<String> lines = lines();
		Decisions decisions = Decisions.NONE;
		for (int i = 0; i < lines.size(); i++) {
			String line = ALTERNATIVE.matcher(lines.get(i)).replaceFirst("").strip();
			if (!line.isEmpty() && !line.startsWith("#")) {
				decisions = and(decisions, line, i + 1);
			}
		}
		return decisions;
	}

	private List<String> lines() {
		try {
			return Files.readAllLines(this.path);
		}
		catch (NoSuchFileException ex) {
			throw refused("it is not there", "name the file as it is seen from " + Path.of("").toAbsolutePath());
		}
		catch (CharacterCodingException ex) {
			throw refused("it is not a text in UTF-8", "save it as UTF-8");
		}
		catch (IOException ex) {
			throw refused("it cannot be read: " + ex.getMessage(), "make it readable");
		}
	}

	private Decisions and(Decisions decisions, String line, int number) {
		Matcher parts = LINE.matcher(line);
		Kind kind = parts.matches() ? kind(parts.group(1)) : null;
		String answer = (kind != null && parts.group(3) != null) ? unquoted(parts.group(3)) : "";
		if (kind == null || kind.isAnswered() == answer.isEmpty()) {
			throw refused("line " + number + " is no answer: " + line,
					"write KIND TABLE.COLUMN or KIND TABLE.COLUMN=ANSWER; the kinds are " + KINDS);
		}
		return decisions.with(kind, parts.group(2), answer);
	}

	private static @Nullable Kind kind(String name) {
		return Arrays.stream(Kind.values()).filter((kind) -> kind.flag().equals("--" + name)).findFirst().orElse(null);
	}

	private static String unquoted(String answer) {
		boolean quoted = answer.length() > 1 && answer.startsWith("\"") && answer.endsWith("\"");
		return quoted ? answer.substring(1, answer.length() - 1) : answer.strip();
	}

	private MigrationException refused(String problem, String remedy) {
		return new MigrationException(Failure.INPUT,
				"Answers file " + this.path + ": " + problem + ". Nothing was written.", remedy);
	}

}
