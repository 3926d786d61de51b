package io.github.dbmigrate.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
 * Whatever a user gets wrong: one message that says what and what to do, the exit code
 * that was promised, and no file, table or row other than before.
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

	private static final Map<String, Model> MODELS = Entities
		.compile(Map.of("live", USER.formatted(QUOTED, ""), "bare", USER.formatted("\"user\"", ""), "mail",
				USER.formatted(QUOTED, "@Column(length = 12, unique = true, nullable = false) String email;"), "broken",
				"@Entity class Broken { String name; }", "none", "class User { }"));

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

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					upgrad                        | 2 | There is no command 'upgrad'                 | did you mean `upgrade`?
					xyzzy                         | 2 | There is no command 'xyzzy'                  | `db help` lists the commands
					migrate --dry-rum             | 2 | `db migrate` has no option '--dry-rum'       | did you mean `--dry-run`?
					upgrade --jsno                | 2 | `db upgrade` has no option '--jsno'          | did you mean `--json`?
					upgrade 1 2                   | 2 | `db upgrade` does not take '2'               | `db help upgrade` explains
					migrate -m three words        | 2 | `db migrate` does not take 'words'           | -m "three words"
					migrate -m ''                 | 2 | '--message': it is empty                     | `db help migrate` explains
					revision -m ' '               | 2 | '--message': it is empty                     | `db help revision` explains
					migrate --fill email          | 2 | option '--fill' (TABLE.COLUMN=SQL)           | `db help migrate` explains
					migrate --drift=yes           | 2 | option '--drift': expected one of            | `db help migrate` explains
					migrate --drop nosuch         | 2 | Nothing asks about nosuch. Nothing was       | leave the flag out
					migrate --keep user.nosuch    | 2 | Nothing asks about user.nosuch               | leave the flag out
					migrate --fill user.nosuch=1  | 2 | Nothing asks about user.nosuch               | leave the flag out
					stamp                         | 2 | Missing required parameter: 'VERSION'        | `db help stamp` explains
					show 42                       | 2 | There is no version 42.                      | The nearest: 1
					show nonsense                 | 2 | 'nonsense' is not a version.                 | The newest: 1
					upgrade 42                    | 2 | There is no version 42                       | The nearest: 1
					upgrade nonsense              | 2 | 'nonsense' is not a version                  | The newest: 1
					upgrade +1                    | 2 | 0 are pending. Nothing to do                 | db status
					downgrade 42                  | 2 | There is no version 42                       | The nearest: 1
					downgrade 1                   | 2 | The database is at 1, not above 1            | db upgrade 1
					downgrade -5                  | 2 | asks for 5 migrations, 1 are applied         | db downgrade base
					downgrade                     | 3 | Table user holds 2 rows; taking back V1      | --yes
					stamp 42                      | 2 | There is no version 42                       | The nearest: 1
					remove                        | 2 | V1__create_user_table.sql is applied         | db downgrade -1, then db remove
					init --baseline               | 2 | already has migrations. Nothing was written. | db migrate
					""")
	void wordsThatDoNotFit(String words, int exitCode, String problem, String fix) {
		refused("live", exitCode, problem, fix, words(words));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					bare   | migrate                           | 2 | used as names without quotes: table user (entity User)        | @Table(name = "\\"user\\"")
					bare   | check                             | 2 | Hibernate does not quote them at run time either              | hibernate.auto_quote_keyword=true
					broken | migrate                           | 2 | Entity 'broken.Broken' has no identifier                      | Correct the mapping
					none   | migrate                           | 2 | No entity was found in persistence unit                       | @EntityScan
					none   | check                             | 2 | No entity was found in persistence unit                       | @EntityScan
					mail   | migrate                           | 3 | user.email varchar(12) is NOT NULL and has no default         | --fill user.email="concat('email-', id)"
					mail   | migrate --fill user.emial=1       | 3 | Nothing asks about user.emial.                                | --fill user.email="
					mail   | migrate --fill user.email=        | 3 | does not fit user.email: It is empty.                         | --fill user.email="
					mail   | migrate --fill user.email=nosuch  | 3 | cannot compute it for user: Column "NOSUCH" not found [       | --fill user.email="
					mail   | migrate --fill user.email=abs(    | 3 | cannot compute it for user: Syntax error                      | --fill user.email="
					mail   | migrate --fill user.email=null    | 3 | NULL for 2 of 2 rows, and user.email is not null              | --fill user.email="
					mail   | migrate --fill user.email='x'     | 3 | user.email must be unique: 'x' 2 times.                       | --fill user.email="
					mail   | migrate --fill user.email=concat(id,'0123456789ab') | 3 | more than the 12 characters of user.email (up to 13) | --fill user.email="
					mail   | migrate --fill user.email=id --drop user.x   | 2 | Nothing asks about user.x.                           | leave the flag out
					""")
	void entitiesAndAnswersThatDoNotFit(String model, String words, int exitCode, String problem, String fix) {
		refused(model, exitCode, problem, fix, words.split(" +"));
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
			refused("live", 2, "V1__other.sql", "Rename one of them", command);
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
	void aDatabaseThatLivedWithoutMigrationsIsAdoptedNotUpgraded() {
		DataSource lived = TestDatabase.H2.fresh();
		Workbench other = new Workbench(lived, this.root);
		other.jdbc().execute("create table \"user\" (id bigint primary key)");
		MigrationService service = other.with(MODELS.get("live"));
		for (String command : List.of("upgrade", "migrate")) {
			Told.by(service, command)
				.refused(1, "The database has tables but no history of migrations", "migration.adopt=true");
		}
		Told status = Told.by(service, "status");
		assertThat(status.exitCode()).isOne();
		assertThat(status.out()).contains("no history of migrations", "migration.adopt=true");
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
			.refused(4, "Wrong user name or password", "username and password");
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

	private static String[] words(String line) {
		return Arrays.stream(line.split(" +(?=([^']*'[^']*')*[^']*$)"))
			.map((word) -> word.replaceAll("^'(.*)'$", "$1"))
			.toArray(String[]::new);
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
