package io.github.dbmigrate.script;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file with its text.
 *
 * @param fileName its name
 * @param location where it was read from, for people
 * @param file its path, or {@code null} on the class path
 * @param text its text
 */
record Script(String fileName, String location, @Nullable Path file, String text) {
}
