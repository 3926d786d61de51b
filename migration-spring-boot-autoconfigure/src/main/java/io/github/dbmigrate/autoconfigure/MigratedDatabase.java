package io.github.dbmigrate.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.autoconfigure.launch.BeansOnDemand;
import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.entities.EntityModel;
import io.github.dbmigrate.entities.HibernateEntityModel;
import io.github.dbmigrate.entities.PersistenceUnit;
import io.github.dbmigrate.entities.PersistenceUnits;
import io.github.dbmigrate.generate.ChangesCustomizer;
import io.github.dbmigrate.generate.GenerateRules;
import io.github.dbmigrate.generate.MigrationGenerator;
import io.github.dbmigrate.hazard.LintRules;
import io.github.dbmigrate.hazard.Severities;
import io.github.dbmigrate.script.FolderSettings;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Naming;
import io.github.dbmigrate.upgrade.Adoption;
import io.github.dbmigrate.upgrade.Diagnosis;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The database that a Flyway bean migrates, with everything that is known about it
 * without connecting.
 */
final class MigratedDatabase {

	private static final String NAME = "default";

	private static final String VENDOR = "{vendor}";

	private final Flyway flyway;

	private final Configuration configuration;

	private final MigrationProperties properties;

	private final ConfigurableListableBeanFactory beanFactory;

	MigratedDatabase(Flyway flyway, MigrationProperties properties, ConfigurableListableBeanFactory beanFactory) {
		this.flyway = flyway;
		this.configuration = flyway.getConfiguration();
		this.properties = properties;
		this.beanFactory = beanFactory;
	}

	MigrationService service() {
		MigrationFolder folder = folder();
		MigrationRunner runner = runner(folder);
		return new MigrationService(runner, folder, () -> generator(folder, runner), BeansOnDemand.in(this.beanFactory),
				lintRules(), this::surroundings);
	}

	private List<Diagnosis> surroundings() {
		return new SettingsCheckup(this.beanFactory.getBean(ConfigurableEnvironment.class), this.properties)
			.diagnoses();
	}

	private LintRules lintRules() {
		return new LintRules(new Severities(this.properties.lint().severity()), this::vendorOfUrl);
	}

	/** The database, as far as its address tells. */
	private Optional<String> vendorOfUrl() {
		return Stream
			.concat(Stream.ofNullable(this.configuration.getUrl()),
					this.beanFactory.getBeanProvider(JdbcConnectionDetails.class)
						.stream()
						.map(JdbcConnectionDetails::getJdbcUrl))
			.filter((url) -> url.startsWith("jdbc:"))
			.map(DatabaseDriver::fromJdbcUrl)
			.filter((driver) -> driver != DatabaseDriver.UNKNOWN)
			.map(DatabaseDriver::getId)
			.findFirst();
	}

	MigrationRunner runner() {
		return runner(folder());
	}

	Adoption adoption() {
		return new Adoption(this.flyway, folder());
	}

	private MigrationRunner runner(MigrationFolder folder) {
		return new MigrationRunner(NAME, this.flyway, folder, this.properties.downgrade().dataLoss());
	}

	private MigrationFolder folder() {
		return MigrationFolder.of(settings());
	}

	private MigrationGenerator generator(MigrationFolder folder, MigrationRunner runner) {
		EntityModel entities = new HibernateEntityModel(this::units);
		return new MigrationGenerator(entities, source(), folder, runner, rules());
	}

	private GenerateRules rules() {
		return new GenerateRules(this.properties.generate().drops(), this.properties.exclude(),
				this.beanFactory.getBeanProvider(ChangesCustomizer.class).orderedStream().toList(),
				this.properties.generate().proof(), this.properties.generate().online(),
				this.properties.generate().onlineRows(), new Severities(this.properties.lint().severity()));
	}

	/**
	 * The persistence units that use this database. Where Flyway has a data source of its
	 * own none can be told apart, so they are all meant.
	 */
	private List<PersistenceUnit> units() {
		List<PersistenceUnit> units = PersistenceUnits.of(this.beanFactory, !BeansOnDemand.in(this.beanFactory));
		List<PersistenceUnit> own = units.stream().filter(this::isOwn).toList();
		return own.isEmpty() ? units : own;
	}

	private boolean isOwn(PersistenceUnit unit) {
		@Nullable DataSource dataSource = unit.info().getNonJtaDataSource();
		return dataSource != null
				&& DataSources.target(dataSource) == DataSources.target(this.configuration.getDataSource());
	}

	LiveDatabase connect() {
		return source().connect();
	}

	private DatabaseSource source() {
		return new DatabaseSource(this.configuration.getDataSource(), defaultSchema());
	}

	private @Nullable String defaultSchema() {
		@Nullable String schema = this.configuration.getDefaultSchema();
		return (schema == null) ? Stream.of(this.configuration.getSchemas()).findFirst().orElse(null) : schema;
	}

	FolderSettings settings() {
		List<String> locations = Stream.of(this.configuration.getLocations()).map(Location::getDescriptor).toList();
		return new FolderSettings(locations, vendor(locations), this.properties.directory(), naming(),
				this.properties.versionFormat(), this.configuration.getClassLoader(),
				new ApplicationClass(this.beanFactory).find());
	}

	private Naming naming() {
		return new Naming(this.configuration.getSqlMigrationPrefix(), this.configuration.getSqlMigrationSeparator(),
				List.of(this.configuration.getSqlMigrationSuffixes()), this.configuration.getEncoding());
	}

	/**
	 * Boot has replaced the vendor by now; the vendor is what leads from the property to
	 * a location.
	 */
	private @Nullable String vendor(List<String> locations) {
		List<String> patterns = Binder.get(this.beanFactory.getBean(Environment.class))
			.bind("spring.flyway.locations", Bindable.listOf(String.class))
			.orElse(List.of())
			.stream()
			.filter((location) -> location.contains(VENDOR))
			.toList();
		return Stream.of(DatabaseDriver.values())
			.map(DatabaseDriver::getId)
			.filter((id) -> leads(patterns, id, locations))
			.findFirst()
			.orElse(null);
	}

	private static boolean leads(List<String> patterns, String vendor, List<String> locations) {
		return patterns.stream()
			.map((pattern) -> new Location(pattern.replace(VENDOR, vendor)).getDescriptor())
			.anyMatch(locations::contains);
	}

}
