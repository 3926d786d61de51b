package io.github.dbmigrate.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.database.ScratchDatabase;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Runs files in an empty database, with the settings of the real one, and leaves nothing
 * behind.
 */
final class Replay {

	private final Flyway flyway;

	private final MigrationFolder folder;

	private final DatabaseSource live;

	private final @Nullable String referenceUrl;

	/**
	 * @param flyway Flyway of the real database
	 * @param folder the files
	 * @param live the real database
	 * @param referenceUrl the JDBC URL of an empty database, or {@code null} for a
	 * scratch database beside the real one
	 */
	Replay(Flyway flyway, MigrationFolder folder, DatabaseSource live, @Nullable String referenceUrl) {
		this.flyway = flyway;
		this.folder = folder;
		this.live = live;
		this.referenceUrl = referenceUrl;
	}

	<T> T run(BiFunction<DatabaseSource, MigrationRunner, T> work) {
		String reference = this.referenceUrl;
		return (reference != null) ? inReference(reference, work) : inScratch(work);
	}

	/** Runs them with one more. */
	<T> T with(String name, String sql, BiFunction<DatabaseSource, MigrationRunner, T> work) {
		try {
			Path folder = Files.createTempDirectory("migration");
			Path file = folder.resolve(name);
			try {
				Files.writeString(file, sql, this.flyway.getConfiguration().getEncoding());
				return new Replay(flywayWith(folder), this.folder, this.live, this.referenceUrl).run(work);
			}
			finally {
				Files.deleteIfExists(file);
				Files.delete(folder);
			}
		}
		catch (IOException ex) {
			throw new MigrationException(Failure.INPUT, "No temporary file can be written: " + ex.getMessage() + ".",
					"Make the folder of java.io.tmpdir writable.", ex);
		}
	}

	private Flyway flywayWith(Path folder) {
		Configuration configuration = this.flyway.getConfiguration();
		Location[] locations = Stream
			.concat(Stream.of(configuration.getLocations()),
					Stream.of(Location.fromPath("filesystem:", folder.toString())))
			.toArray(Location[]::new);
		return Flyway.configure(configuration.getClassLoader())
			.configuration(configuration)
			.locations(locations)
			.load();
	}

	private <T> T inScratch(BiFunction<DatabaseSource, MigrationRunner, T> work) {
		try (ScratchDatabase scratch = ScratchDatabase.beside(this.live)) {
			if (scratch.vendor().matches("mysql|mariadb")) {
				refuseOtherDatabases();
			}
			return work.apply(scratch.source(), there(flywayOn(scratch.source()).load()));
		}
	}

	private <T> T inReference(String url, BiFunction<DatabaseSource, MigrationRunner, T> work) {
		if (new DatabaseSource(this.live.dataSource(), null).isAt(url)) {
			throw new MigrationException(Failure.INPUT,
					"migration.reference-url names the database itself. Nothing was changed.",
					"Name an empty database that is kept for this, or remove the property.");
		}
		try (ScratchDatabase reference = ScratchDatabase.at(url, this.live)) {
			FluentConfiguration configuration = flywayOn(reference.source());
			try {
				return work.apply(reference.source(), there(configuration.load()));
			}
			finally {
				configuration.cleanDisabled(false).load().clean();
			}
		}
	}

	/** A statement that names its database would leave the scratch database. */
	private void refuseOtherDatabases() {
		List<String> databases;
		try (LiveDatabase connected = this.live.connect()) {
			databases = connected.schemas();
		}
		for (MigrationFile file : this.folder.migrations()) {
			databases.stream().filter((name) -> names(file.sql(), name)).findFirst().ifPresent((name) -> {
				throw new MigrationException(Failure.INPUT,
						file.location() + " names the database " + name
								+ ", so it would not stay in a scratch database of this server. Nothing was run.",
						"Set migration.reference-url to an empty database on another server, or leave the name out.");
			});
		}
	}

	private static boolean names(String sql, String database) {
		String quoted = Pattern.quote(database);
		return Pattern
			.compile("(?i)(?:`" + quoted + "`|(?<![\\w$`])" + quoted + "(?![\\w$`]))\\s*\\.|\\buse\\s+`?" + quoted
					+ "\\b")
			.matcher(sql)
			.find();
	}

	private FluentConfiguration flywayOn(DatabaseSource source) {
		FluentConfiguration configuration = Flyway.configure(this.flyway.getConfiguration().getClassLoader())
			.configuration(this.flyway.getConfiguration())
			.dataSource(source.dataSource());
		String schema = source.defaultSchema();
		if (schema != null && !schema.equals(this.live.defaultSchema()) && this.live.defaultSchema() != null) {
			configuration.defaultSchema(schema).schemas(schema);
		}
		return configuration;
	}

	private MigrationRunner there(Flyway flyway) {
		return new MigrationRunner("scratch", flyway, this.folder);
	}

}
