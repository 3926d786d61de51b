package io.github.dbmigrate.upgrade;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Snapshot;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Takes over a database that lived without migrations, if it equals the baseline.
 */
public final class Adoption {

	/** Tells that it was. */
	public static final String DONE = "The database equals the baseline and was adopted at its version.";

	private final Flyway flyway;

	private final MigrationFolder folder;

	/**
	 * @param flyway Flyway as Spring Boot configured it
	 * @param folder the files, with their baseline
	 */
	public Adoption(Flyway flyway, MigrationFolder folder) {
		this.flyway = flyway;
		this.folder = folder;
	}

	/**
	 * Records the baseline in a database with tables and no history. Does nothing to an
	 * empty database or one with a history; what is pending runs afterwards as always.
	 * @return whether the database was adopted now
	 * @throws MigrationException (FINDINGS) when it differs from the baseline, with the
	 * differences; (INPUT) when there is no baseline
	 */
	public boolean adopt() {
		return new FlywayFailure(this.flyway).guard(() -> {
			if (!FlywaySession.open(this.flyway.getConfiguration(), Adoption::isStrange)) {
				return false;
			}
			MigrationFile file = baselineFile();
			requireEqual(file);
			FlywaySession.open(baselined(file), (session) -> {
				session.createHistory(true);
				return true;
			});
			return true;
		});
	}

	private static boolean isStrange(FlywaySession session) {
		return !session.hasHistory() && !session.allSchemasEmpty();
	}

	private FluentConfiguration baselined(MigrationFile file) {
		Configuration configuration = this.flyway.getConfiguration();
		return Flyway.configure(configuration.getClassLoader())
			.configuration(configuration)
			.baselineVersion(file.version().toString())
			.baselineDescription(file.description());
	}

	private MigrationFile baselineFile() {
		return this.folder.migrations()
			.stream()
			.filter((file) -> file.header().baseline())
			.findFirst()
			.orElseThrow(this::noBaseline);
	}

	private void requireEqual(MigrationFile file) {
		Snapshot baseline = this.folder.baseline().orElseThrow(this::noBaseline);
		List<String> differences = differences(baseline.model().schema());
		if (!differences.isEmpty()) {
			throw new MigrationException(Failure.FINDINGS,
					"This database differs from the baseline " + file.fileName() + ", so it was not adopted. "
							+ "Nothing was changed.\n  " + String.join("\n  ", differences),
					"Bring this database to the state of the baseline by hand, then run db upgrade --migration.adopt=true "
							+ "(or start again). As it is: db stamp " + file.version()
							+ " counts it as being at the baseline, and db check names what differs.");
		}
	}

	private List<String> differences(Schema baseline) {
		Configuration configuration = this.flyway.getConfiguration();
		String table = configuration.getTable();
		try (LiveDatabase live = LiveDatabase.connect(configuration.getDataSource(), defaultSchema(configuration))) {
			Schema here = live.dialect()
				.tellingApart(live.read(otherSchemas(baseline), Set.of(table, Progress.tableName(table))),
						baseline.sequences().keySet());
			return new BaselineComparison(baseline, live.dialect()).differences(here);
		}
	}

	private static @Nullable String defaultSchema(Configuration configuration) {
		String schema = configuration.getDefaultSchema();
		return (schema != null) ? schema : Stream.of(configuration.getSchemas()).findFirst().orElse(null);
	}

	private static Set<String> otherSchemas(Schema schema) {
		return Stream.concat(schema.tables().keySet().stream(), schema.sequences().keySet().stream())
			.map(TableName::schema)
			.filter((name) -> name != null)
			.collect(Collectors.toSet());
	}

	private MigrationException noBaseline() {
		return new MigrationException(Failure.INPUT,
				"This database has tables but no history, and there is no baseline in " + this.folder.location()
						+ " to adopt it with. Nothing was changed.",
				"Write one with db init --baseline against a database of this kind, and build again.");
	}

}
