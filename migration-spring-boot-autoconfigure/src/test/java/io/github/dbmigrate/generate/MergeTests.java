package io.github.dbmigrate.generate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.Migrated;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Two branches that met: 2 and 5 are one, 3 and 4 the other.
 */
class MergeTests {

	private static final String ALL = "select u.name, u.email, u.age, o.total from users u left join orders o on o.user_id = u.id order by u.id";

	private BranchFiles files;

	@BeforeEach
	void writeFiles(@TempDir Path root) {
		this.files = new BranchFiles(root)
			.generated("1", "",
					"create table users (id integer not null primary key, name varchar(40));\n"
							+ "insert into users values (1, 'Ann');\ninsert into users values (2, 'Bob');",
					"drop table users;")
			.generated("2", "1",
					"alter table users add column email varchar(80);\n"
							+ "update users set email = concat(name, '@example.invalid');",
					"alter table users drop column email;")
			.generated("3", "1", "alter table users add column age integer;\nupdate users set age = 30 + id;",
					"alter table users drop column age;")
			.generated("4", "3",
					"create table orders (id integer not null primary key, user_id integer, total integer);\n"
							+ "alter table orders add constraint fk_orders_user foreign key (user_id) references users (id);\n"
							+ "insert into orders values (1, 1, 7);",
					"drop table orders;")
			.generated("5", "2",
					"create table mails (address varchar(80));\ninsert into mails select email from users;",
					"drop table mails;");
	}

	@ParameterizedTest
	@EnumSource
	void everyDatabaseComesToTheSameWhateverItHasOfTheBranches(TestDatabase database) {
		List<DataSource> sources = new ArrayList<>();
		for (String applied : List.of("1", "1,2,5", "1,3,4", "1,3", "1,2,3,4,5")) {
			sources.add(having(database, applied));
		}
		for (DataSource source : sources) {
			MigrationException refused = failureOf(() -> this.files.runner(source).upgrade(null));
			assertThat(refused.failure()).isEqualTo(Failure.FINDINGS);
			assertThat(refused).hasMessageContaining("V4__file_4.sql").hasMessageContaining("V5__file_5.sql");
			assertThat(refused.remedy()).startsWith("db merge");
		}

		Generated merge = this.files.generator(sources.get(2)).merge(null);

		assertThat(merge.notes()).isEmpty();
		assertThat(merge.sql()).isEqualTo("""
				-- Merge 4 and 5
				-- migration:format 1
				-- migration:parent 4
				-- migration:parent 5
				-- migration:may-run-late 2
				-- migration:may-run-late 3
				-- migration:may-run-late 4
				""");
		for (DataSource source : sources) {
			comesToHead(source);
		}
	}

	private void comesToHead(DataSource source) {
		MigrationRunner runner = this.files.runner(source);
		assertThat(runner.status().state()).isEqualTo(State.PENDING);
		assertThat(runner.status().problem()).isNull();
		assertThat(runner.upgrade(null).to()).isEqualTo("6");
		assertThat(runner.status().state()).isEqualTo(State.UP_TO_DATE);
		assertThat(rows(source)).isEqualTo("[Ann, Ann@example.invalid, 31, 7][Bob, Bob@example.invalid, 32, null]");
		assertThat(this.files.plainFlyway(source).load().migrate().migrationsExecuted).isZero();
		this.files.plainFlyway(source).load().validate();
		assertThat(runner.downgrade("-1", (loss) -> true).to()).isEqualTo("5");
		assertThat(runner.downgrade("1", (loss) -> true).to()).isEqualTo("1");
		assertThat(new JdbcTemplate(source).queryForList("select * from users")).hasSize(2)
			.allSatisfy((row) -> assertThat(row).hasSize(2));
		assertThat(this.files.plainFlyway(source).load().migrate().migrationsExecuted).isEqualTo(5);
		assertThat(rows(source)).isEqualTo("[Ann, Ann@example.invalid, 31, 7][Bob, Bob@example.invalid, 32, null]");
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void threeBranchesAreJoinedAtOnceWhateverADatabaseHasOfThem(TestDatabase database) {
		this.files.generated("6", "1", "create table tags (name varchar(9));\ninsert into tags values ('new');",
				"drop table tags;");
		List<DataSource> sources = new ArrayList<>();
		for (String applied : List.of("1", "1,2,5", "1,3,4", "1,6", "1,2,3,4,5", "1,3,6", "1,2,5,6")) {
			sources.add(having(database, applied));
		}
		assertThat(failureOf(() -> this.files.runner(sources.get(0)).upgrade(null)))
			.hasMessageContaining("V4__file_4.sql")
			.hasMessageContaining("V6__file_6.sql")
			.hasMessageContaining("V5__file_5.sql");

		Generated merge = this.files.generator(sources.get(3)).merge(null);

		assertThat(merge.notes()).isEmpty();
		assertThat(this.files.folder().migrations()).last()
			.satisfies((file) -> assertThat(file.header().parents()).hasToString("[4, 5, 6]"))
			.satisfies((file) -> assertThat(file.header().late()).hasToString("[2, 3, 4, 5]"));
		for (DataSource source : sources) {
			MigrationRunner runner = this.files.runner(source);
			assertThat(runner.status().state()).isEqualTo(State.PENDING);
			assertThat(runner.upgrade(null).to()).isEqualTo("7");
			assertThat(rows(source)).isEqualTo("[Ann, Ann@example.invalid, 31, 7][Bob, Bob@example.invalid, 32, null]");
			assertThat(new JdbcTemplate(source).queryForList("select name from tags", String.class))
				.containsExactly("new");
			this.files.plainFlyway(source).load().validate();
			assertThat(runner.downgrade("1", (loss) -> true).to()).isEqualTo("1");
			assertThat(this.files.plainFlyway(source).load().migrate().migrationsExecuted).isEqualTo(6);
		}
	}

	@Test
	void ofThreeBranchesTheNamedOneMoves() {
		this.files.generated("6", "1", "create table tags (name varchar(9));", "drop table tags;");
		DataSource source = having(TestDatabase.H2, "1,3,4");
		assertThat(this.files.generator(source).renumber("6", Asker.NOBODY).operations())
			.containsExactly("~ 6 becomes 7");
		assertThat(this.files.generator(source).merge(null).version()).isEqualTo("8");
		assertThat(this.files.runner(source).upgrade(null).to()).isEqualTo("8");
		this.files.plainFlyway(source).load().validate();
	}

	@Test
	void ofThreeBranchesTheOneThatWasMadeHereMovesAndTheThirdWaits() {
		this.files.generated("6", "1", "create table tags (name varchar(9));", "drop table tags;");
		DataSource source = having(TestDatabase.H2, "1,6");
		Generated moved = this.files.generator(source).renumber("", Asker.NOBODY);
		assertThat(moved.operations()).containsExactly("~ 6 becomes 7");
		assertThat(moved.notes()).containsExactly("Ran V3__file_3.sql here, below what moved.",
				"Ran V4__file_4.sql here, below what moved.", "The history of this database tells the new versions.");
		assertThat(this.files.generator(source).renumber("5", Asker.NOBODY).operations())
			.containsExactly("~ 2 becomes 8", "~ 5 becomes 9");
		assertThat(this.files.runner(source).upgrade(null).migrations()).containsExactly("V8__file_2.sql",
				"V9__file_5.sql");
		this.files.plainFlyway(source).load().validate();
	}

	@Test
	void plainFlywayRefusesWhatRunsLateUntilUpgradeRanIt() {
		DataSource source = having(TestDatabase.H2, "1,3,4");
		this.files.generator(source).merge("Both");
		assertThatExceptionOfType(org.flywaydb.core.api.FlywayException.class)
			.isThrownBy(() -> this.files.plainFlyway(source).load().migrate());
		this.files.byHand("2.5", "create table late (id integer);");
		assertThat(failureOf(() -> this.files.runner(source).upgrade(null)))
			.hasMessageContaining("2.5 was added below 4, which is applied already.");
	}

	@Test
	void branchesThatCollideAreRefused() {
		this.files.generated("7", "5", "alter table users add column age varchar(9);", "select 1;");
		DataSource source = having(TestDatabase.H2, "1");
		MigrationException failure = failureOf(() -> this.files.generator(source).merge(null));
		assertThat(failure.failure()).isEqualTo(Failure.FINDINGS);
		assertThat(failure.getMessage()).startsWith("""
				The two branches collide. V2__file_2.sql, V5__file_5.sql, V7__file_7.sql cannot run after \
				V3__file_3.sql, V4__file_4.sql, tried on a scratch database:
				  alter table users add column age varchar(9)
				  Duplicate column name "AGE\"""").endsWith("Nothing was written.");
		assertThat(this.files.names()).hasSize(6);
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void aBranchThatRunsOnlyAfterTheOtherOneMovesOnceItIsTakenBackHere(TestDatabase database) {
		this.files
			.generated("6", "4", "alter table users add column score integer;\nupdate users set score = length(name);",
					"alter table users drop column score;")
			.generated("7", "5", "alter table users rename column name to full_name;",
					"alter table users rename column full_name to name;");
		DataSource own = having(database, "1,2,5,7");
		DataSource released = having(database, "1,3,4,6");

		MigrationException refused = failureOf(() -> this.files.generator(own).renumber("", Asker.NOBODY));
		assertThat(refused).hasMessageContaining("V3__file_3.sql, V4__file_4.sql, V6__file_6.sql cannot run after");
		assertThat(refused.remedy()).isEqualTo("If no other database has the branch that moves, it may run after the "
				+ "other one: db downgrade 1 takes it back here, then db merge --renumber=7.");
		assertThat(failureOf(() -> this.files.generator(released).merge(null)).remedy())
			.endsWith("it may run after the other one: db merge --renumber=7.");

		this.files.runner(own).downgrade("1", (loss) -> true);
		assertThat(this.files.generator(own).renumber("7", Asker.NOBODY).operations()).containsExactly("~ 2 becomes 8",
				"~ 5 becomes 9", "~ 7 becomes 10");
		for (DataSource source : List.of(own, released)) {
			this.files.plainFlyway(source).load().migrate();
			assertThat(this.files.runner(source).status().state()).isEqualTo(State.UP_TO_DATE);
			assertThat(new JdbcTemplate(source).queryForList("select full_name from users order by id", String.class))
				.containsExactly("Ann", "Bob");
		}
	}

	@Test
	void anotherSchemaInTheOtherOrderIsACollision() {
		this.files.generated("7", "5", "create table if not exists tags (id integer);", "select 1;")
			.generated("8", "4", "create table if not exists tags (id integer, note varchar(9));", "select 1;");
		DataSource source = having(TestDatabase.H2, "1");
		assertThat(failureOf(() -> this.files.generator(source).merge(null)))
			.hasMessageContaining("another schema in the other order")
			.hasMessageContaining("tags.note");
	}

	@Test
	void whatCannotBeTriedIsCalledUnproven() {
		this.files.generated("7", "5", "update users set name = '${who}' where nowhere = 1;", "select 1;");
		DataSource source = having(TestDatabase.H2, "1");
		assertThat(this.files.generator(source).merge(null).notes()).singleElement()
			.asString()
			.startsWith("unproven: the branches were not tried in both orders");
	}

	@Test
	void oneHeadIsNothingToMerge() {
		DataSource source = having(TestDatabase.H2, "1");
		this.files.generator(source).merge(null);
		MigrationException failure = failureOf(() -> this.files.generator(source).merge(null));
		assertThat(failure.failure()).isEqualTo(Failure.INPUT);
		assertThat(failure).hasMessageContaining("one head, V6__merge_4_and_5.sql: nothing to merge.");
	}

	@ParameterizedTest
	@EnumSource
	void aRenumberedBranchIsWhatPlainFlywayRuns(TestDatabase database) throws Exception {
		DataSource own = having(database, "1,3");
		DataSource released = having(database, "1,2,5");
		DataSource fresh = having(database, "1");
		DataSource alsoOwn = having(database, "1,3,4");
		Files.writeString(this.files.folder().writable().resolve("V3__file_3.sql.conf"), "executeInTransaction=true\n");

		Generated moved = this.files.generator(own).renumber("", Asker.NOBODY);

		assertThat(moved.operations()).containsExactly("~ 3 becomes 6", "~ 4 becomes 7");
		assertThat(moved.files()).extracting((file) -> Path.of(file).getFileName().toString())
			.containsExactly("V6__file_3.sql", "V6__file_3.sql.conf", "U6__file_3.sql", "V7__file_4.sql",
					"U7__file_4.sql");
		assertThat(moved.notes()).containsExactly("Ran V2__file_2.sql here, below what moved.",
				"Ran V5__file_5.sql here, below what moved.", "The history of this database tells the new versions.");
		assertThat(this.files.names()).containsExactly("V1__file_1.sql", "V2__file_2.sql", "V5__file_5.sql",
				"V6__file_3.sql", "V7__file_4.sql");
		assertThat(this.files.folder().migrations().get(3).header().parents()).hasToString("[5]");
		assertThat(this.files.folder().migrations().get(4).header().parents()).hasToString("[6]");
		tellsTheNewVersions(alsoOwn);
		for (DataSource source : List.of(own, released, fresh, alsoOwn)) {
			this.files.plainFlyway(source).load().migrate();
			this.files.plainFlyway(source).load().validate();
			assertThat(rows(source)).isEqualTo("[Ann, Ann@example.invalid, 31, 7][Bob, Bob@example.invalid, 32, null]");
			assertThat(this.files.runner(source).status().state()).isEqualTo(State.UP_TO_DATE);
			assertThat(this.files.runner(source).downgrade("1", (loss) -> true).migrations())
				.containsExactly("U7__file_4.sql", "U6__file_3.sql", "U5__file_5.sql", "U2__file_2.sql");
			assertThat(this.files.runner(source).upgrade(null).to()).isEqualTo("7");
		}
	}

	private void tellsTheNewVersions(DataSource source) {
		MigrationRunner runner = this.files.runner(source);
		assertThat(runner.status().state()).isEqualTo(State.PENDING);
		assertThat(runner.status().problem()).isEqualTo("The database ran 3, which is V6__file_3.sql now; 4, which is "
				+ "V7__file_4.sql now (db merge --renumber moved it), and its history does not tell so yet.");
		assertThat(runner.damages()).isEmpty();
		assertThat(failureOf(() -> runner.downgrade(null, (loss) -> true)).remedy())
			.startsWith("db upgrade records it");
		Migrated migrated = runner.upgrade(null);
		assertThat(migrated.migrations()).containsExactly("V2__file_2.sql", "V5__file_5.sql");
		assertThat(migrated.notes())
			.containsExactly("Files that this database ran have other versions now; its history tells so.");
	}

	@Test
	void whichBranchMovesIsAskedWhereTheDatabaseDoesNotTell() {
		DataSource source = having(TestDatabase.H2, "1");
		MigrationException failure = failureOf(() -> this.files.generator(source).renumber("", Asker.NOBODY));
		assertThat(failure.failure()).isEqualTo(Failure.QUESTION);
		assertThat(failure.remedy()).isEqualTo("Name the branch that moves: --renumber=4 or --renumber=5");
		assertThat(failureOf(() -> this.files.generator(source).renumber("9", Asker.NOBODY)).failure())
			.isEqualTo(Failure.INPUT);
		assertThat(this.files.generator(source).renumber("", (question) -> "5").operations())
			.containsExactly("~ 2 becomes 6", "~ 5 becomes 7");
		assertThat(this.files.runner(source).upgrade(null).migrations()).containsExactly("V3__file_3.sql",
				"V4__file_4.sql", "V6__file_2.sql", "V7__file_5.sql");
	}

	@Test
	void aBranchThatIsHereWithTheOtherOneKeepsItsRows() {
		DataSource source = having(TestDatabase.H2, "1,2,3,4,5");
		this.files.generator(source).renumber("2", Asker.NOBODY);
		assertThat(this.files.runner(source).status().state()).isEqualTo(State.UP_TO_DATE);
		assertThat(this.files.runner(source).upgrade(null).migrations()).isEmpty();
		this.files.plainFlyway(source).load().validate();
		assertThat(rows(source)).isEqualTo("[Ann, Ann@example.invalid, 31, 7][Bob, Bob@example.invalid, 32, null]");
	}

	/** A database as a developer has it who knows these files only. */
	private DataSource having(TestDatabase database, String applied) {
		DataSource source = database.fresh();
		this.files.plainFlyway(source)
			.outOfOrder(true)
			.resourceProvider(new Only(this.files.folder().writable(), List.of(applied.split(","))))
			.load()
			.migrate();
		return source;
	}

	private static String rows(DataSource source) {
		StringBuilder rows = new StringBuilder();
		new JdbcTemplate(source).queryForList(ALL).forEach((row) -> rows.append(row.values()));
		return rows.toString();
	}

	private static MigrationException failureOf(Runnable call) {
		return catchThrowableOfType(MigrationException.class, call::run);
	}

	/**
	 * Some of the files.
	 */
	private record Only(Path folder, List<String> versions) implements org.flywaydb.core.api.ResourceProvider {

		@Override
		public org.flywaydb.core.api.resource.LoadableResource getResource(String name) {
			return Files.exists(this.folder.resolve(name)) ? resource(this.folder.resolve(name)) : null;
		}

		@Override
		public java.util.Collection<org.flywaydb.core.api.resource.LoadableResource> getResources(String prefix,
				String[] suffixes) {
			return this.versions.stream()
				.map((version) -> this.folder.resolve("V" + version + "__file_" + version + ".sql"))
				.filter((file) -> prefix.equals("V"))
				.map(Only::resource)
				.toList();
		}

		private static org.flywaydb.core.api.resource.LoadableResource resource(Path file) {
			return new org.flywaydb.core.internal.resource.filesystem.FileSystemResource(
					org.flywaydb.core.api.Location.fromPath("filesystem:", file.getParent().toString()),
					file.toString(), java.nio.charset.StandardCharsets.UTF_8, false, false);
		}

	}

}
