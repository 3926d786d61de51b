package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.util.function.SingletonSupplier;

/**
 * Breaks prose at the edge of a terminal, and nothing that somebody pastes: commands,
 * flags with their values, names in quotes, paths and SQL stay on one line.
 */
final class Prose {

	/** Lines stay whole, as programs read them. */
	static final Prose WHOLE = new Prose(() -> 0);

	private static final int NARROWEST = 20;

	private static final String VALUE = "(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+";

	private static final String FLAG = "--?[a-z][\\w-]*(?:=" + VALUE + "| (?:[\\w.]+=" + VALUE
			+ "|\"[^\"]*\"|\\d[\\w.]*|[A-Z]{2,}\\S*))?";

	private static final String COMMAND = "(?:[A-Z]+=\\S+ )?db [a-z-]+(?: (?:" + FLAG
			+ "|\"[^\"]*\"|[-+]?\\d[\\w.]*|head|base|[A-Z]{3,}))*";

	/** What is never broken, with what stands close to it. */
	private static final Pattern ATOM = Pattern.compile(
			"[(\\[]*(?:`[^`]*`|" + COMMAND + "|" + FLAG + "|\"[^\"]*\"|'[^']*'(?!\\w)|/\\S*(?: [^\\s/]*/\\S+)*)?\\S*");

	/** The words that stand in a column before the text. */
	private static final Pattern LABEL = Pattern.compile("^ *(?:\\S+(?: \\S+){0,2} {2,}){1,2}(?=\\S)");

	/** Lines to paste, operations, and SQL by its first word. */
	private static final Pattern VERBATIM = Pattern.compile("^ *(?:-- ?[a-z].*|-[a-z] .*|db .*|[+~-] .*|usage: .*"
			+ "|(?:alter|call|comment|create|delete|drop|grant|insert|merge|rename|revoke|select|set|truncate|update|with)"
			+ " .*|[A-Z]{3,} .*)");

	private static final Pattern STATEMENT = Pattern.compile("^ *Statement: .*");

	private static final Pattern SENTENCE = Pattern.compile("^[A-Z][a-z].*");

	private static final Pattern ANSI = Pattern.compile("\u001B\\[[;\\d]*m");

	private final SingletonSupplier<Integer> width;

	/**
	 * @param width of the terminal, asked for once; 0 where there is none
	 */
	Prose(IntSupplier width) {
		this.width = SingletonSupplier.of(width::getAsInt);
	}

	/** The text in lines that fit, as far as they may be broken. */
	String of(String text) {
		if (text.length() <= NARROWEST || width() < NARROWEST) {
			return text;
		}
		boolean sql = false;
		List<String> lines = new ArrayList<>();
		for (String line : text.split("\\R", -1)) {
			String plain = ANSI.matcher(line).replaceAll("");
			sql = STATEMENT.matcher(plain).matches() || (sql && !SENTENCE.matcher(plain).matches());
			lines.add((sql || VERBATIM.matcher(plain).matches()) ? line : broken(line));
		}
		return String.join("\n", lines);
	}

	private int width() {
		return this.width.obtain();
	}

	private String broken(String line) {
		if (length(line) <= width()) {
			return line;
		}
		String start = start(line);
		String margin = " ".repeat(margin(start, line));
		List<String> lines = new ArrayList<>();
		StringBuilder current = new StringBuilder(start);
		int words = 0;
		for (String atom : atoms(line.substring(start.length()))) {
			boolean fits = length(current) + ((words > 0) ? 1 : 0) + length(atom) <= width();
			boolean fitsBelow = margin.length() + length(atom) <= width();
			if (words > 0 && !fits && (fitsBelow || words > 1)) {
				lines.add(current.toString());
				current = new StringBuilder(margin);
				words = 0;
			}
			current.append((words++ > 0) ? " " : "").append(atom);
		}
		lines.add(current.toString());
		return String.join("\n", lines);
	}

	/** What stands before the text: blanks, and labels. */
	private static String start(String line) {
		Matcher label = LABEL.matcher(line);
		return label.find() ? label.group() : line.substring(0, line.length() - line.stripLeading().length());
	}

	private int margin(String start, String line) {
		int blanks = line.length() - line.stripLeading().length();
		int labelled = length(start);
		return (labelled > blanks && labelled <= width() - NARROWEST) ? labelled
				: Math.min(blanks + 2, Math.max(2, width() - NARROWEST));
	}

	private static List<String> atoms(String text) {
		return ATOM.matcher(text)
			.results()
			.map((atom) -> atom.group())
			.filter((atom) -> !atom.isEmpty())
			.collect(Collectors.toList());
	}

	private static int length(CharSequence text) {
		return ANSI.matcher(text).replaceAll("").length();
	}

}
