package io.github.dbmigrate.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is wrong with files and databases, besides what {@link MisuseTests} tells: one
 * message that says what and what to do, the exit code that was promised, and no file,
 * table or row other than before.
 */
class BadInputTests {

	private static final String USER = """
			@Entity(name = "User") @Table(name = %s)
			class User {
				@Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
				@Column(length = 80, unique = true, nullable = false) String username;
				%s
			}
			""";

	private static final String QUOTED = "\"\\\"user\\\"\"";

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("live", USER.formatted(QUOTED, ""), "mail",
			USER.formatted(QUOTED, "@Column(length = 12, unique = true, nullable = false) String email;")));

	private Path root;

	private Workbench bench;

	@BeforeEach
	void aDatabaseWithRowsThatIsLive(@TempDir Path root) {
		this.root = root;
		this.bench = new Workbench(TestDatabase.H2, root);
		Told.by(service("live"), "migrate", "-m", "Create user table").succeeded();
		Told.by(service("live"), "upgrade").succeeded();
		this.bench.jdbc().update("insert into \"user\" (username) values ('ann'), ('bob')");
	}

	@AfterEach
	void everythingStillAgrees() {
		assertThat(this.bench.jdbc().queryForList("select username from \"user\" order by id", String.class))
			.containsExactly("ann", "bob");
		this.bench.end();
	}

	@Test
	void aDatabaseBehindItsFilesIsNotComparedWithTheEntities() {
		DataSource file = new DriverManagerDataSource("jdbc:h2:file:" + this.root.resolve("shop"), "sa", "");
		MigrationService service = new Workbench(file, this.root).with(MODELS.get("mail"));
		Told.by(service, "migrate")
			.refused(1, "not up to date. Pending: V1__create_user_table.sql. Nothing was written.", "db upgrade");
		Told check = Told.by(service, "check");
		assertThat(check.exitCode()).isOne();
		assertThat(check.out()).contains("Pending: V1__create_user_table.sql", "fix: db upgrade");
	}

	@Test
	void aWayBackThatIsMissingEmptyOrOutdatedStopsTheDowngrade() {
		String undo = this.bench.files().get("undo/U1__create_user_table.sql");
		delete("undo/U1__create_user_table.sql");
		refused("live", 2, "There is no undo file for 1", "db/undo/U1__create_user_table.sql", "downgrade", "--yes");
		write("undo/U1__create_user_table.sql", "");
		refused("live", 2, "U1__create_user_table.sql holds no statement", "nothing-to-undo", "downgrade", "--yes");
		write("undo/U1__create_user_table.sql", undo.replaceAll("(checksum\\D*)-?\\d+", "$142"));
		refused("live", 1, "was written for another text of 1", "Read both files", "downgrade", "--yes");
	}

	@Test
	void aFileThatWasEditedAfterItRanStopsEverything() {
		String file = "migration/V1__create_user_table.sql";
		write(file, this.bench.files().get(file) + "create table more (id integer);\n");
		String problem = "V1__create_user_table.sql was changed after it ran";
		refused("live", 1, problem, "Put the old text", "upgrade");
		refused("live", 1, problem, "Put the old text", "downgrade", "--yes");
		refused("live", 1, problem, "Put the old text", "migrate");
		assertThat(Told.by(service("live"), "status").out()).contains(": edited", problem, "fix      Put the old text");
	}

	@Test
	void twoFilesOfOneVersionStopEverything() {
		write("migration/V1__other.sql", "create table other (id integer);");
		for (String command : List.of("status", "upgrade", "migrate", "check", "heads")) {
			refused("live", 2, "V1__other.sql", "db merge --renumber moves", command);
		}
	}

	@Test
	void aSnapshotThatCannotBeReadIsNamedWithTheLine() {
		String snapshot = this.bench.files().get("migration/schema-snapshot.json");
		write("migration/schema-snapshot.json", snapshot.replace("\"tables\"", "tables"));
		refused("mail", 2, "the snapshot cannot be read: ", "git checkout -- FILE", "migrate");
		write("migration/schema-snapshot.json",
				"<<<<<<< HEAD\n" + snapshot + "=======\n" + snapshot + ">>>>>>> other\n");
		refused("mail", 2, "schema-snapshot.json:1 holds conflict markers of git", "db merge", "migrate");
		refused("mail", 2, "schema-snapshot.json:1 holds conflict markers of git", "db merge", "check");
		write("migration/schema-snapshot.json", snapshot);
		Told.by(service("live"), "check").succeeded();
	}

	@Test
	void aFolderThatCannotBeWrittenLeavesNothingHalfWritten() throws IOException {
		delete("undo/U1__create_user_table.sql");
		delete("undo/U1__create_user_table.before.json");
		Files.delete(this.bench.directory().resolveSibling("undo"));
		write("undo", "a file where a folder is needed");
		refused("mail", 2, "db/undo is a file where a folder is needed. No file was changed.",
				"Make the folder writable", "migrate", "--fill", "user.email=id");
	}

	@Test
	void aFolderThatIsGoneIsNotAnEmptyOne() {
		Workbench elsewhere = new Workbench(this.bench.dataSource(), this.root.resolve("elsewhere"));
		Told.by(elsewhere.with(MODELS.get("mail")), "migrate")
			.refused(2, "The history of this database knows version 1, but ", "migration.directory");
		assertThat(elsewhere.files()).isEmpty();
	}

	@Test
	void aPlaceholderWithoutAValueIsNamedWithTheOptionThatGivesIt() throws IOException {
		Files.writeString(this.bench.directory().resolve("V2__ann.sql"),
				"insert into \"user\" (username) values ('${name}');\n");
		Told.by(this.bench.with(MODELS.get("live")), "upgrade")
			.refused(2, "No value provided for placeholder: ${name}", "-x NAME=VALUE");
	}

	@Test
	void theBaselineIsTheFloor() {
		DataSource lived = TestDatabase.H2.fresh();
		Workbench adopted = new Workbench(lived, this.root.resolve("adopted"));
		adopted.jdbc()
			.execute("create table \"user\" (id bigint generated by default as identity primary key, "
					+ "username varchar(80) not null unique)");
		MigrationService service = adopted.with(MODELS.get("live"));
		Told.by(service, "init", "--baseline").succeeded();
		for (String target : List.of("-1", "base")) {
			Told.by(service, "downgrade", target, "--yes")
				.refused(2, "Floor reached: the database is at the baseline", "db upgrade leads up");
		}
	}

	@Test
	void aDatabaseThatLivedWithoutMigrationsIsNotUpgraded() {
		DataSource lived = TestDatabase.H2.fresh();
		Workbench other = new Workbench(lived, this.root);
		other.jdbc().execute("create table \"user\" (id bigint primary key)");
		MigrationService service = other.with(MODELS.get("live"));
		for (String command : List.of("upgrade", "migrate")) {
			Told.by(service, command)
				.refused(1, "The database has tables but no history of migrations", "db stamp VERSION --verify");
		}
		Told status = Told.by(service, "status");
		assertThat(status.exitCode()).isOne();
		assertThat(status.out()).contains("no history of migrations", "db stamp VERSION --verify");
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:postgresql://localhost:1/shop?password=hush,jdbc:postgresql://localhost:1/shop",
			"jdbc:mariadb://me:hush@localhost:1/shop,jdbc:mariadb://localhost:1/shop",
			"jdbc:nosuch:shop?password=hush,jdbc:nosuch:shop" })
	void aDatabaseThatCannotBeReachedIsNamedWithoutItsPassword(String url, String named) {
		for (DataSource dataSource : List.of(new DriverManagerDataSource(url, "me", "hush"), pool(url))) {
			MigrationService service = new Workbench(dataSource, this.root).with(MODELS.get("mail"));
			for (String command : List.of("status", "migrate", "upgrade")) {
				Told.by(service, command).refused(4, "Cannot connect to " + named + ": ", "spring.datasource");
			}
		}
	}

	@Test
	void aWrongPasswordIsNotRepeated() {
		DataSource dataSource = new DriverManagerDataSource(((HikariDataSource) this.bench.dataSource()).getJdbcUrl(),
				"sa", "hush");
		Told.by(new Workbench(dataSource, this.root).with(MODELS.get("mail")), "upgrade")
			.refused(4, "Wrong user name or password", "Set the right user and password");
	}

	@Test
	void aDatabaseWithoutADialectIsRefused() {
		MigrationService service = new Workbench(new StrangeDatabase(this.bench.dataSource()), this.root)
			.with(MODELS.get("mail"));
		for (String command : List.of("status", "migrate", "upgrade")) {
			Told.by(service, command).refused(2, "Strange DB", "PostgreSQL, MariaDB, MySQL");
		}
	}

	private void refused(String model, int exitCode, String problem, String fix, String... words) {
		Map<String, String> files = this.bench.files();
		CatalogDump tables = this.bench.dump();
		Told.by(service(model), words).refused(exitCode, problem, fix);
		assertThat(this.bench.files()).isEqualTo(files);
		assertThat(this.bench.dump()).isEqualTo(tables);
	}

	private MigrationService service(String model) {
		return this.bench.with(MODELS.get(model));
	}

	private static DataSource pool(String url) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(url);
		pool.setUsername("me");
		pool.setPassword("hush");
		pool.setConnectionTimeout(250);
		return pool;
	}

	private void write(String file, String text) {
		try {
			Files.writeString(this.bench.directory().resolveSibling(file), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void delete(String file) {
		try {
			Files.delete(this.bench.directory().resolveSibling(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
