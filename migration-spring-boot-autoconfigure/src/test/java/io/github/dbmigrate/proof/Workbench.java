package io.github.dbmigrate.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.entities.EntityModel;
import io.github.dbmigrate.entities.HibernateEntityModel;
import io.github.dbmigrate.entities.PersistenceUnit;
import io.github.dbmigrate.generate.GenerateRules;
import io.github.dbmigrate.generate.MigrationGenerator;
import io.github.dbmigrate.generate.Online;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.hazard.Severities;
import io.github.dbmigrate.script.FolderSettings;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Naming;
import io.github.dbmigrate.script.VersionFormat;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.testing.TestEntities;
import io.github.dbmigrate.upgrade.DataLoss;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A database with a folder of migrations, worked on by all rooms together. The entities
 * may change as a user changes them.
 */
final class Workbench {

	private static final String LOCATION = "classpath:db/migration";

	private final @Nullable TestDatabase database;

	private final DataSource dataSource;

	private final MigrationFolder folder;

	private final Flyway flyway;

	private MigrationRunner runner;

	private final Path directory;

	private final @Nullable String defaultSchema;

	private boolean proving;

	private Online online = Online.AUTO;

	/**
	 * @param database the server on which a fresh database is made
	 * @param root where the folders are made
	 */
	Workbench(TestDatabase database, Path root) {
		this(database, Databases.take(database), root, (flyway) -> flyway);
	}

	/**
	 * @param dataSource a database of its own
	 * @param root where the folders are made
	 */
	Workbench(DataSource dataSource, Path root) {
		this(null, dataSource, root, (flyway) -> flyway);
	}

	/**
	 * @param dataSource a database of its own
	 * @param root where the folders are made
	 * @param settings what Flyway is told besides
	 */
	Workbench(DataSource dataSource, Path root, UnaryOperator<FluentConfiguration> settings) {
		this(null, dataSource, root, settings);
	}

	private Workbench(@Nullable TestDatabase database, DataSource dataSource, Path root,
			UnaryOperator<FluentConfiguration> settings) {
		this.database = database;
		this.proving = database != TestDatabase.MARIADB;
		this.dataSource = dataSource;
		this.directory = root.resolve("db/migration");
		Naming naming = new Naming("V", "__", List.of(".sql"), StandardCharsets.UTF_8);
		this.folder = MigrationFolder.of(new FolderSettings(List.of(LOCATION), null, this.directory.toString(), naming,
				VersionFormat.NUMBER, ClassLoader.getPlatformClassLoader(), null));
		this.folder.create();
		FluentConfiguration flyway = settings.apply(Flyway.configure().dataSource(this.dataSource).locations(LOCATION));
		this.defaultSchema = flyway.getDefaultSchema();
		this.flyway = flyway.load();
		this.runner = new MigrationRunner("main", this.flyway, this.folder);
	}

	/**
	 * An empty database that is kept to run all files in.
	 */
	Workbench reference(String url) {
		this.runner = new MigrationRunner("main", this.flyway, this.folder, DataLoss.ASK, url);
		return this;
	}

	/**
	 * Whether migrations are tried on a copy, which takes long on MariaDB.
	 */
	Workbench proving(boolean proving) {
		this.proving = proving;
		return this;
	}

	/**
	 * Whether others go on writing while migrations run.
	 */
	Workbench online(Online online) {
		this.online = online;
		return this;
	}

	private GenerateRules rules() {
		return new GenerateRules(DropPolicy.ASK, List.of(), List.of(), this.proving, this.online, GenerateRules.LARGE,
				Severities.DEFAULT);
	}

	/**
	 * Gives the database back.
	 */
	void end() {
		Databases.giveBack(Objects.requireNonNull(this.database), this.dataSource);
	}

	/**
	 * Another database with the same files.
	 */
	Workbench colleague() {
		return new Workbench(Objects.requireNonNull(this.database), this.directory.getParent().getParent());
	}

	/**
	 * What an application with these entities can do.
	 */
	MigrationService with(Model entities) {
		return with(model(entities), rules());
	}

	MigrationService with(List<Class<?>> entities) {
		return with(new Model("", entities));
	}

	MigrationService with(List<Class<?>> entities, GenerateRules rules) {
		return with(model(new Model("", entities)), rules);
	}

	/**
	 * The same where the entities are read once only, however often they are asked for.
	 */
	MigrationService withOnce(Model entities) {
		EntityModel model = model(entities);
		Map<String, io.github.dbmigrate.schema.Model> read = new ConcurrentHashMap<>();
		return with((dialect, schema) -> read.computeIfAbsent("once", (key) -> model.read(dialect, schema)), rules());
	}

	private MigrationService with(EntityModel model, GenerateRules rules) {
		return new MigrationService(this.runner, this.folder, () -> new MigrationGenerator(model,
				new DatabaseSource(this.dataSource, this.defaultSchema), this.folder, this.runner, rules));
	}

	/**
	 * The same with a persistence unit for each model.
	 */
	MigrationService withUnits(Model... units) {
		return with(model(units), rules());
	}

	private static EntityModel model(Model... units) {
		return new HibernateEntityModel(() -> Stream.of(units).map(Workbench::unit).toList());
	}

	private static PersistenceUnit unit(Model entities) {
		return TestEntities.of(entities.settings(), entities.classes().toArray(Class<?>[]::new));
	}

	DataSource dataSource() {
		return this.dataSource;
	}

	JdbcTemplate jdbc() {
		return new JdbcTemplate(this.dataSource);
	}

	MigrationFolder folder() {
		return this.folder;
	}

	Path directory() {
		return this.directory;
	}

	/**
	 * The text of every file by its path below the folder that everything is in.
	 */
	Map<String, String> files() {
		Path folder = this.directory.getParent();
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile)
				.collect(Collectors.toMap((file) -> folder.relativize(file).toString(), Workbench::text));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	CatalogDump dump() {
		return CatalogDump.of(this.dataSource);
	}

	Rows rows() {
		return Rows.of(this.dataSource);
	}

}
