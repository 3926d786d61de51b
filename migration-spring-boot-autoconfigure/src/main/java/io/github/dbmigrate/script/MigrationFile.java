package io.github.dbmigrate.script;

/**
 * A versioned SQL migration.
 *
 * @param version the version
 * @param description the description in its name, with blanks
 * @param fileName the name of the file
 * @param location where it was read from, for people
 * @param header what its header says; {@link Header#NONE} for a hand-written file
 * @param sql the text
 * @param checksum Flyway's checksum of the text
 */
public record MigrationFile(Version version, String description, String fileName, String location, Header header,
		String sql, int checksum) {
}
