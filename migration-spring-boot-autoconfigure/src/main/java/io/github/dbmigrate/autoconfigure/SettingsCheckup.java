package io.github.dbmigrate.autoconfigure;

import java.util.List;
import java.util.Locale;

import io.github.dbmigrate.autoconfigure.MigrationProperties.UpgradeOnStartup;
import io.github.dbmigrate.upgrade.Diagnosis;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Looks at the settings of an application, as they are without a {@code db} command.
 */
final class SettingsCheckup {

	private static final String CONFIGURATION = "configuration";

	private static final String DDL_AUTO = "ddl-auto";

	/** What a command sets for itself. */
	private static final String OF_COMMAND = "migrationDbCommand";

	private final ConfigurableEnvironment environment;

	private final MigrationProperties properties;

	SettingsCheckup(ConfigurableEnvironment environment, MigrationProperties properties) {
		this.environment = environment;
		this.properties = properties;
	}

	List<Diagnosis> diagnoses() {
		return List.of(configuration(), ddlAuto());
	}

	private Diagnosis configuration() {
		String profiles = String.join(",", this.environment.getActiveProfiles());
		UpgradeOnStartup startup = this.properties.upgradeOnStartup();
		return Diagnosis.ok(CONFIGURATION, (profiles.isEmpty() ? "no profile" : "profile " + profiles)
				+ ", migration.upgrade-on-startup=" + startup.name().toLowerCase(Locale.ROOT));
	}

	private Diagnosis ddlAuto() {
		String value = ownDdlAuto();
		if (value == null) {
			return Diagnosis.ok(DDL_AUTO, "not set: Hibernate changes nothing");
		}
		if (value.equals("none") || value.equals("validate")) {
			return Diagnosis.ok(DDL_AUTO, value);
		}
		return Diagnosis.problem(DDL_AUTO,
				"spring.jpa.hibernate.ddl-auto=" + value + ": Hibernate and Flyway would both change one database.",
				"Set it to validate and let migrations change the database.");
	}

	private @Nullable String ownDdlAuto() {
		List<PropertySource<?>> sources = this.environment.getPropertySources()
			.stream()
			.filter((source) -> !source.getName().equals(OF_COMMAND)
					&& !source.getName().equals("configurationProperties"))
			.toList();
		Binder binder = new Binder(ConfigurationPropertySources.from(sources),
				new PropertySourcesPlaceholdersResolver(this.environment));
		return binder.bind("spring.jpa.hibernate.ddl-auto", String.class)
			.orElseGet(() -> binder.bind("spring.jpa.properties.hibernate.hbm2ddl.auto", String.class).orElse(null));
	}

}
