package io.github.dbmigrate.shell;

/**
 * Knows what was typed where a terminal library changes it.
 */
@FunctionalInterface
public interface TypedLine {

	/** The line as it was typed. */
	String of(String line);

}
