package io.github.dbmigrate.shell;

import java.util.List;

/**
 * What a command has to say.
 */
interface Report {

	/** The data, for people. */
	List<String> lines(Style style);

	/** The data, for programs; its keys never change. */
	Object json();

	/** What a person should know besides. */
	default List<String> notes() {
		return List.of();
	}

	/** The exit code of the process. */
	default int exitCode() {
		return 0;
	}

}
