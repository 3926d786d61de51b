package io.github.dbmigrate.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.NoEntitiesException;
import io.github.dbmigrate.autoconfigure.MigrationProperties.Database;
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

	private static final String VENDOR = "{vendor}";

	private final String name;

	private final Flyway flyway;

	private final Database stated;

	private final Configuration configuration;

	private final MigrationProperties properties;

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * @param name its name
	 * @param flyway migrates it
	 * @param stated what is said about it alone
	 * @param properties what is said about all
	 * @param beanFactory the beans of the application
	 */
	MigratedDatabase(String name, Flyway flyway, Database stated, MigrationProperties properties,
			ConfigurableListableBeanFactory beanFactory) {
		this.name = name;
		this.flyway = flyway;
		this.stated = stated;
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
			.of(Stream.ofNullable(this.configuration.getUrl()), Stream.ofNullable(source().url()),
					this.beanFactory.getBeanProvider(JdbcConnectionDetails.class)
						.stream()
						.map(JdbcConnectionDetails::getJdbcUrl))
			.flatMap((urls) -> urls)
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
		MigrationRunner runner = new MigrationRunner(this.name, this.flyway, folder,
				this.properties.downgrade().dataLoss(),
				(this.stated.referenceUrl() != null) ? this.stated.referenceUrl() : this.properties.referenceUrl());
		return this.properties.adopt() ? runner.adopting() : runner;
	}

	MigrationFolder folder() {
		return MigrationFolder.of(settings());
	}

	private MigrationGenerator generator(MigrationFolder folder, MigrationRunner runner) {
		EntityModel entities = new ModelOnDemand(this.beanFactory, this::entities);
		return new MigrationGenerator(entities, source(), folder, runner, rules());
	}

	/**
	 * The entities of this database, where its application may have been started again.
	 */
	private EntityModel entities(ConfigurableListableBeanFactory beans) {
		return new HibernateEntityModel((beans == this.beanFactory) ? this::units
				: () -> new MigratedDatabases(this.properties, beans).database(this.name).units());
	}

	private GenerateRules rules() {
		return new GenerateRules(this.properties.generate().drops(), this.properties.exclude(),
				BeansOnDemand.make(this.beanFactory,
						(beans) -> beans.getBeanProvider(ChangesCustomizer.class).orderedStream().toList()),
				this.properties.generate().proof(), this.properties.generate().online(),
				this.properties.generate().onlineRows(), this.properties.generate().batchRows(),
				new Severities(this.properties.lint().severity()));
	}

	/**
	 * The persistence units that use this database. Where it is the only one and none can
	 * be told apart, they are all meant.
	 */
	private List<PersistenceUnit> units() {
		List<PersistenceUnit> units = PersistenceUnits.of(this.beanFactory, !BeansOnDemand.in(this.beanFactory));
		List<Configuration> flyways = Stream.of(this.beanFactory.getBeanNamesForType(Flyway.class, true, false))
			.map((bean) -> this.beanFactory.getBean(bean, Flyway.class).getConfiguration())
			.toList();
		List<PersistenceUnit> own = units.stream().filter((unit) -> isOwn(unit, new Pairing(flyways))).toList();
		if (own.isEmpty() && flyways.size() > 1) {
			throw noUnit(units);
		}
		return own.isEmpty() ? units : own;
	}

	private boolean isOwn(PersistenceUnit unit, Pairing pairing) {
		@Nullable String factory = this.stated.entityManagerFactory();
		return (factory != null) ? factory.equals(unit.name()) : pairing.pairs(this.configuration, unit);
	}

	private NoEntitiesException noUnit(List<PersistenceUnit> units) {
		return new NoEntitiesException(
				"No EntityManagerFactory uses the database '" + this.name + "', so no entity says what it should be. "
						+ "Nothing was done.",
				"name its bean: migration.databases." + this.name + ".entity-manager-factory="
						+ units.stream().map(PersistenceUnit::name).collect(Collectors.joining("|"))
						+ "; or leave it out, and name another: --database NAME");
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
		return new FolderSettings(locations, vendor(locations), directory(), naming(), this.properties.versionFormat(),
				this.configuration.getClassLoader(), new ApplicationClass(this.beanFactory).find());
	}

	private @Nullable String directory() {
		return (this.stated.directory() == null && this.name.equals(Databases.DEFAULT)) ? this.properties.directory()
				: this.stated.directory();
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
		List<String> patterns = Stream.concat(this.stated.locations().stream(), locationsOfBoot().stream())
			.filter((location) -> location.contains(VENDOR))
			.toList();
		return Stream.of(DatabaseDriver.values())
			.map(DatabaseDriver::getId)
			.filter((id) -> leads(patterns, id, locations))
			.findFirst()
			.orElse(null);
	}

	private List<String> locationsOfBoot() {
		return Binder.get(this.beanFactory.getBean(Environment.class))
			.bind("spring.flyway.locations", Bindable.listOf(String.class))
			.orElse(List.of());
	}

	private static boolean leads(List<String> patterns, String vendor, List<String> locations) {
		return patterns.stream()
			.map((pattern) -> new Location(pattern.replace(VENDOR, vendor)).getDescriptor())
			.anyMatch(locations::contains);
	}

}
