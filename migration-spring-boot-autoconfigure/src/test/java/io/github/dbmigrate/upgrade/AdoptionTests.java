package io.github.dbmigrate.upgrade;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.script.Draft;
import io.github.dbmigrate.script.FolderSettings;
import io.github.dbmigrate.script.Header;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Naming;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.script.VersionFormat;
import io.github.dbmigrate.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AdoptionTests {

	private static final String TABLES = "create table users (id bigint not null, name varchar(40), "
			+ "primary key (id), constraint uk_users_name unique (name));\n"
			+ "create table orders (id bigint not null, user_id bigint, primary key (id), "
			+ "constraint fk_orders_user foreign key (user_id) references users (id));\n";

	private Path directory;

	private MigrationFolder folder;

	@BeforeEach
	void makeFolder(@TempDir Path root) throws Exception {
		this.directory = Files.createDirectories(root.resolve("src/main/resources/db/migration"));
		this.folder = MigrationFolder.of(new FolderSettings(List.of("classpath:db/migration"), null,
				this.directory.toString(), new Naming("V", "__", List.of(".sql"), StandardCharsets.UTF_8),
				VersionFormat.AUTO, getClass().getClassLoader(), null));
	}

	@ParameterizedTest
	@EnumSource
	void anEqualDatabaseIsTakenOverAndGoesOn(TestDatabase database) throws Exception {
		writeBaseline(database);
		DataSource adopted = lived(database);
		Flyway flyway = flyway(adopted);

		assertThat(new Adoption(flyway, this.folder).adopt()).isTrue();

		MigrationRunner runner = new MigrationRunner("default", flyway, this.folder);
		assertThat(runner.status().current()).isEqualTo("5");
		assertThat(runner.upgrade(null).migrations()).containsExactly("V6__more.sql");
		assertThat(runner.history()).extracting(HistoryEntry::type).containsExactly("BASELINE", "SQL");
		assertThat(new Adoption(flyway, this.folder).adopt()).isFalse();
		MigrationException floor = catchThrowableOfType(MigrationException.class,
				() -> runner.downgrade("-2", (sentence) -> true));
		assertThat(floor).hasMessageContaining("Floor reached");
		assertThat(new JdbcTemplate(adopted).queryForObject("select count(*) from users", Integer.class)).isOne();
		plain(adopted).validate();
		assertThat(plain(adopted).migrate().migrationsExecuted).isZero();
	}

	@Test
	void anUpgradeTakesOverWhatEqualsTheBaselineIfItIsTo() throws Exception {
		writeBaseline(TestDatabase.H2);
		DataSource lived = lived(TestDatabase.H2);
		MigrationRunner runner = new MigrationRunner("default", flyway(lived), this.folder);
		MigrationException refusal = catchThrowableOfType(MigrationException.class, () -> runner.upgrade(null));
		assertThat(refusal).hasMessageContaining("no history of migrations");
		assertThat(refusal.remedy()).contains("db upgrade --migration.adopt=true");
		Migrated migrated = runner.adopting().upgrade(null);
		assertThat(migrated.from()).isEqualTo("5");
		assertThat(migrated.migrations()).containsExactly("V6__more.sql");
		assertThat(migrated.notes()).containsExactly(Adoption.DONE);
	}

	@Test
	void tablesOfOthersLetTheFirstMigrationRunOnceTheyAreCountedAsNothing() throws Exception {
		DataSource others = lived(TestDatabase.H2);
		MigrationRunner runner = new MigrationRunner("default", flyway(others), this.folder);
		assertThat(runner.status()).satisfies((status) -> {
			assertThat(status.state()).isEqualTo(DatabaseStatus.State.UP_TO_DATE);
			assertThat(status.remedy()).contains("db init --baseline", "db stamp base, then db migrate");
		});
		Files.writeString(this.directory.resolve("V1__first.sql"), "create table mine (id integer);\n");
		MigrationException refusal = catchThrowableOfType(MigrationException.class, () -> runner.upgrade(null));
		assertThat(refusal.remedy()).contains("db stamp VERSION --verify", "db stamp base, then db upgrade");
		runner.stamp("base");
		assertThat(runner.upgrade(null).migrations()).containsExactly("V1__first.sql");
		assertThat(new JdbcTemplate(others).queryForObject("select count(*) from users", Integer.class)).isOne();
	}

	@ParameterizedTest
	@EnumSource
	void aDifferentDatabaseIsRefusedWithTheDifferences(TestDatabase database) throws Exception {
		writeBaseline(database);
		DataSource other = lived(database);
		new JdbcTemplate(other).execute("alter table users add column age integer");

		MigrationException refusal = catchThrowableOfType(MigrationException.class,
				() -> new Adoption(flyway(other), this.folder).adopt());

		assertThat(refusal.failure()).isEqualTo(Failure.FINDINGS);
		assertThat(refusal.getMessage()).containsIgnoringCase("users.age: is here and not in the baseline")
			.contains("V5__baseline.sql");
		assertThat(refusal.remedy()).contains("db upgrade --migration.adopt=true", "db stamp 5");
		assertThat(new MigrationRunner("default", flyway(other), this.folder).status().current()).isNull();
		assertThat(new MigrationRunner("default", flyway(other), this.folder).knownVersions()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void anEmptyDatabaseRunsTheBaselineFile(TestDatabase database) throws Exception {
		writeBaseline(database);
		DataSource empty = database.fresh();
		Flyway flyway = flyway(empty);
		assertThat(new Adoption(flyway, this.folder).adopt()).isFalse();
		MigrationRunner runner = new MigrationRunner("default", flyway, this.folder);
		assertThat(runner.upgrade(null).migrations()).containsExactly("V5__baseline.sql", "V6__more.sql");
		assertThat(runner.downgradePlan("base")).hasSize(1);
		assertThat(runner.downgrade("base", (sentence) -> true).to()).isEqualTo("5");
	}

	@Test
	void withoutABaselineThereIsNothingToCompareWith() throws Exception {
		DataSource lived = lived(TestDatabase.H2);
		MigrationException refusal = catchThrowableOfType(MigrationException.class,
				() -> new Adoption(flyway(lived), this.folder).adopt());
		assertThat(refusal.failure()).isEqualTo(Failure.INPUT);
		assertThat(refusal).hasMessageContaining("there is no baseline in");
		assertThat(refusal.remedy()).contains("db init --baseline");
		MigrationException upgrade = catchThrowableOfType(MigrationException.class,
				() -> new MigrationRunner("default", flyway(lived), this.folder).upgrade(null));
		assertThat(upgrade.failure()).isEqualTo(Failure.FINDINGS);
		assertThat(upgrade.remedy()).contains("db init --baseline");
	}

	private void writeBaseline(TestDatabase database) {
		Schema schema = read(lived(database));
		Snapshot baseline = new Snapshot(null, database.vendor(), new Model(schema, Mapping.EMPTY));
		Header header = new Header("Baseline", List.of(), database.vendor(), true, List.of());
		this.folder
			.write(new Draft(Version.of("5"), "baseline", header.render() + "\n" + TABLES, null, null, baseline));
		this.folder.write(new Draft(Version.of("6"), "more", "create table more (id bigint);\n", "drop table more;\n",
				null, null));
	}

	private static Schema read(DataSource dataSource) {
		try (LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
			return live.read(Set.of(), Set.of());
		}
	}

	private static DataSource lived(TestDatabase database) {
		DataSource dataSource = database.fresh();
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		TABLES.lines().forEach((sql) -> jdbc.execute(sql.replace(";", "")));
		jdbc.update("insert into users values (1, 'Ann')");
		return dataSource;
	}

	private static Flyway flyway(DataSource dataSource) {
		return Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").load();
	}

	private Flyway plain(DataSource dataSource) {
		return Flyway.configure().dataSource(dataSource).locations("filesystem:" + this.directory).load();
	}

}
