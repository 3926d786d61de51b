package io.github.dbmigrate.script;

/**
 * How the version of a new file is found.
 */
public enum VersionFormat {

	/** Goes on with the scheme of the newest file; a timestamp in an empty folder. */
	AUTO,
	/** UTC to the second, for instance {@code 20261123141205}. */
	TIMESTAMP,
	/** The next whole number. */
	NUMBER

}
