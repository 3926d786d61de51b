package io.github.dbmigrate.script;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Comment lines at the top of a file.
 */
final class Comments {

	private static final String MARK = "--";

	private Comments() {
	}

	/**
	 * Each text as one comment line, without anything that Flyway takes for a
	 * placeholder.
	 */
	static String render(List<String> texts) {
		return texts.stream().map((text) -> MARK + " " + flat(text) + "\n").collect(Collectors.joining());
	}

	private static String flat(String text) {
		return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").replace("${", "$ {").trim();
	}

	/**
	 * The texts of the comment lines with which a file begins.
	 */
	static List<String> leading(String sql) {
		return sql.lines()
			.takeWhile((line) -> line.startsWith(MARK))
			.map((line) -> line.substring(MARK.length()).trim())
			.toList();
	}

}
