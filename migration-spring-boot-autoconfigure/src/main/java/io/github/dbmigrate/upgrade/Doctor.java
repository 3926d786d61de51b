package io.github.dbmigrate.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.dbmigrate.script.MigrationFolder;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Looks at everything that a migration needs, and goes on where something is broken.
 */
final class Doctor {

	private final Configuration configuration;

	private final MigrationFolder folder;

	private final Supplier<DatabaseStatus> status;

	/**
	 * @param configuration Flyway's settings
	 * @param folder the files
	 * @param status asks where the database stands
	 */
	Doctor(Configuration configuration, MigrationFolder folder, Supplier<DatabaseStatus> status) {
		this.configuration = configuration;
		this.folder = folder;
		this.status = status;
	}

	List<Diagnosis> diagnoses() {
		List<Diagnosis> diagnoses = new ArrayList<>(new FlywayCheckup(this.configuration).diagnoses());
		diagnoses.addAll(new FileCheckup(this.folder).diagnoses());
		diagnoses.addAll(new DatabaseCheckup(this.configuration, this.status).diagnoses());
		return diagnoses;
	}

}
