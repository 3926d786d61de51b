package io.github.dbmigrate.shell;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a command has to say.
 */
interface Report {

	/** The data, for people. */
	List<String> lines(Style style);

	/** The data, for programs; its keys never change. */
	Object json();

	/** The data of one of several databases, for people. */
	default List<String> lines(String database, Style style) {
		List<String> lines = lines(style);
		return lines.isEmpty() ? List.of(style.strong(database) + ": none")
				: Stream
					.concat(Stream.of(style.strong(database) + ":"),
							lines.stream().map((line) -> line.indent(2).stripTrailing()))
					.toList();
	}

	/** The data of one of several databases, for programs. */
	default Object json(String database) {
		return json();
	}

	/** What a person should know besides. */
	default List<String> notes() {
		return List.of();
	}

	/** Entries of several lines each, with a blank line between two of them. */
	static List<String> apart(List<String> entries) {
		return entries.stream().flatMap((entry) -> Stream.of("", entry)).skip(1).toList();
	}

	/** Whether its lines are SQL or a script, which are printed as they are. */
	default boolean verbatim() {
		return false;
	}

	/** How it came about, for a person who wants to know more. */
	default List<String> details() {
		return List.of();
	}

	/** The exit code of the process. */
	default int exitCode() {
		return 0;
	}

}
