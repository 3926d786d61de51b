package io.github.dbmigrate.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.database.KnownDatabase;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.DatabaseTypeRegister;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the settings of Flyway, its module and the driver; opens no connection.
 */
final class FlywayCheckup {

	private static final String MODULE = "flyway module";

	private static final String DRIVER = "driver";

	private static final String SETTINGS = "flyway";

	/** The modules that Flyway has besides its core, by the beginning of the URL. */
	private static final Map<String, String> MODULES = Map.of("postgresql", "flyway-database-postgresql", "mysql",
			"flyway-mysql", "mariadb", "flyway-mysql", "sqlserver", "flyway-sqlserver", "oracle",
			"flyway-database-oracle", "db2", "flyway-database-db2", "hsqldb", "flyway-database-hsqldb");

	private final Configuration configuration;

	private final DatabaseSource source;

	private final @Nullable String url;

	FlywayCheckup(Configuration configuration) {
		this.configuration = configuration;
		this.source = new DatabaseSource(configuration.getDataSource(), null);
		this.url = this.source.url();
	}

	List<Diagnosis> diagnoses() {
		List<Diagnosis> diagnoses = new ArrayList<>(settings());
		diagnoses.add(driver());
		diagnoses.add(module());
		return diagnoses;
	}

	private List<Diagnosis> settings() {
		List<Diagnosis> doubts = new ArrayList<>();
		if (!this.configuration.isCleanDisabled()) {
			doubts.add(Diagnosis.warning(SETTINGS, "spring.flyway.clean-disabled=false: one call drops every table.",
					"Set it to true, but for tests."));
		}
		if (!this.configuration.isValidateOnMigrate()) {
			doubts.add(Diagnosis.warning(SETTINGS,
					"spring.flyway.validate-on-migrate=false: edited and missing files are not noticed.",
					"Remove it."));
		}
		if (this.configuration.isBaselineOnMigrate()) {
			doubts.add(Diagnosis.warning(SETTINGS,
					"spring.flyway.baseline-on-migrate=true: a database with tables and no history counts as being at "
							+ this.configuration.getBaselineVersion() + ", whatever it holds.",
					"Remove it; migration.adopt=true takes such a database over after comparing it."));
		}
		if (this.configuration.isOutOfOrder()) {
			doubts.add(Diagnosis.warning(SETTINGS,
					"spring.flyway.out-of-order=true: files may run in another order here than elsewhere.",
					"Remove it; db merge joins two branches."));
		}
		return doubts.isEmpty() ? List.of(Diagnosis.ok(SETTINGS, "nothing doubtful in spring.flyway.*")) : doubts;
	}

	private Diagnosis driver() {
		if (this.url == null) {
			return Diagnosis.skipped(DRIVER, "the data source does not tell its URL");
		}
		return this.source.driver()
			.map((driver) -> Diagnosis.ok(DRIVER, driver))
			.orElseGet(() -> Diagnosis.problem(DRIVER, "No JDBC driver on the class path takes " + this.url + ".",
					"Add the driver of the database to the dependencies, or correct spring.datasource.url."));
	}

	private Diagnosis module() {
		if (this.url == null) {
			return Diagnosis.skipped(MODULE, "the data source does not tell its URL");
		}
		boolean there = !DatabaseTypeRegister.getDatabaseTypesForUrl(this.url, this.configuration).isEmpty();
		String product = product(this.url);
		if (there) {
			return Diagnosis.ok(MODULE, "Flyway knows " + KnownDatabase.product(product));
		}
		return Diagnosis.problem(MODULE, "Flyway lacks its module for " + KnownDatabase.product(product) + ".",
				Optional.ofNullable(MODULES.get(product))
					.map((artifact) -> "Add org.flywaydb:" + artifact + " to the dependencies.")
					.orElse("Add Flyway's module for it to the dependencies, if there is one."));
	}

	private static String product(String url) {
		return url.split(":", 3)[1].toLowerCase(Locale.ROOT);
	}

}
