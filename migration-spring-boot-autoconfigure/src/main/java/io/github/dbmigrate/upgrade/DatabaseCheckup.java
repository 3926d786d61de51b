package io.github.dbmigrate.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the database, what the user may do there, and its history; changes nothing.
 */
final class DatabaseCheckup {

	private static final String DATABASE = "database";

	private static final String PRIVILEGES = "privileges";

	private static final String SCRATCH = "scratch place";

	private static final String HISTORY = "history";

	private final Configuration configuration;

	private final Supplier<DatabaseStatus> status;

	DatabaseCheckup(Configuration configuration, Supplier<DatabaseStatus> status) {
		this.configuration = configuration;
		this.status = status;
	}

	List<Diagnosis> diagnoses() {
		List<Diagnosis> diagnoses = new ArrayList<>();
		try (LiveDatabase live = LiveDatabase.connect(this.configuration.getDataSource(), defaultSchema())) {
			diagnoses.add(Diagnosis.ok(DATABASE, live.product() + " at " + live.url()));
			diagnoses.add(Diagnosis.trying(PRIVILEGES, () -> privileges(live)));
			diagnoses.add(Diagnosis.trying(SCRATCH, () -> scratch(live)));
		}
		catch (MigrationException ex) {
			diagnoses.add(Diagnosis.of(DATABASE, ex));
			List.of(PRIVILEGES, SCRATCH, HISTORY)
				.forEach((subject) -> diagnoses.add(Diagnosis.skipped(subject, "there is no connection")));
			return diagnoses;
		}
		diagnoses.add(Diagnosis.trying(HISTORY, () -> history(this.status.get())));
		return diagnoses;
	}

	private @Nullable String defaultSchema() {
		@Nullable String schema = this.configuration.getDefaultSchema();
		return (schema != null) ? schema : Stream.of(this.configuration.getSchemas()).findFirst().orElse(null);
	}

	private static Diagnosis privileges(LiveDatabase live) {
		String schema = live.defaultSchema();
		return live.mayCreateTables()
			.map((may) -> may ? Diagnosis.ok(PRIVILEGES, live.user() + " may create tables in " + schema)
					: Diagnosis.problem(PRIVILEGES, live.user() + " may not create tables in " + schema + ".",
							"Grant it, or let another user run migrations: spring.flyway.user and "
									+ "spring.flyway.password."))
			.orElseGet(() -> Diagnosis.skipped(PRIVILEGES,
					"the database does not tell what " + live.user() + " may do in " + schema));
	}

	private static Diagnosis scratch(LiveDatabase live) {
		String refusal = live.refusalOfScratch();
		if (refusal == null) {
			return Diagnosis.ok(SCRATCH, "migrations can be tried on copies of the tables");
		}
		return Diagnosis.warning(SCRATCH,
				"Migrations cannot be tried on copies of the tables: " + refusal.replaceAll("\\.$", "") + ".",
				"Grant the user the right to create temporary tables or schemas (PostgreSQL) or databases named "
						+ "migration_scratch_... (MariaDB, MySQL).");
	}

	private static Diagnosis history(DatabaseStatus status) {
		String problem = status.problem();
		if (status.heads().size() > 1 && (status.state() == State.LATE || status.state() == State.PENDING)) {
			return Diagnosis.skipped(HISTORY, "branches met, see heads");
		}
		if (problem != null) {
			return Diagnosis.problem(HISTORY, problem, (status.remedy() != null) ? status.remedy() : "db status");
		}
		if (status.state() == State.PENDING && !status.inMemory()) {
			return Diagnosis.warning(HISTORY,
					"Pending: " + String.join(", ", status.pending().stream().map(HistoryEntry::script).toList()) + ".",
					"db upgrade");
		}
		return Diagnosis.ok(HISTORY, status.inMemory() ? "a database in memory is empty when the process begins"
				: (status.current() != null) ? "at " + status.current() + ", nothing pending" : "nothing applied");
	}

}
