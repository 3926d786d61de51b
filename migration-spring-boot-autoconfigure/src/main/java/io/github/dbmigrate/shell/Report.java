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
		return Stream.concat(Stream.of(style.strong(database) + ":"), lines(style).stream().map("  "::concat)).toList();
	}

	/** The data of one of several databases, for programs. */
	default Object json(String database) {
		return json();
	}

	/** What a person should know besides. */
	default List<String> notes() {
		return List.of();
	}

	/** The exit code of the process. */
	default int exitCode() {
		return 0;
	}

}
