package io.github.dbmigrate.script;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where the migration files of a database are looked for.
 *
 * @param locations Flyway's locations with {@code {vendor}} replaced, for instance
 * {@code classpath:db/migration/h2}
 * @param vendor the vendor in those locations, or {@code null} where they name none
 * @param directory {@code migration.directory}: the folder of the V files, or
 * {@code null} to find it from the class path
 * @param naming how files are named
 * @param versionFormat how versions go on
 * @param classLoader the class path
 * @param application the main class of the application, or {@code null} where there is
 * none
 */
public record FolderSettings(List<String> locations, @Nullable String vendor, @Nullable String directory, Naming naming,
		VersionFormat versionFormat, ClassLoader classLoader, @Nullable Class<?> application) {

	public FolderSettings {
		locations = List.copyOf(locations);
	}

}
