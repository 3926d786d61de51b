package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Entities against what all files make, whatever a database has.
 */
class CheckFilesTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("before", """
			@Entity class Customer { @Id @GeneratedValue Long id; @Column(length = 40) String mail; }
			""", "added", """
			@Entity class Customer { @Id @GeneratedValue Long id; @Column(length = 40) String mail; String city; }
			"""));

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	void aDatabaseThatDriftedDecidesNothing(TestDatabase database) throws IOException {
		Workbench workbench = started(database);
		workbench.jdbc().execute("alter table customer drop column mail");
		assertThat(workbench.with(MODELS.get("before")).check().agrees()).isFalse();
		assertThat(workbench.with(MODELS.get("before")).checkFiles().differences()).isEmpty();
		workbench.jdbc().execute("alter table customer add column city varchar(255)");
		assertThat(workbench.with(MODELS.get("added")).checkFiles().differences()).extracting(Difference::between)
			.containsExactly("model-files");
		hand(workbench, "V2__city.sql", "alter table customer add column city varchar(255);");
		assertThat(workbench.with(MODELS.get("added")).checkFiles().differences()).isEmpty();
		assertThat(workbench.with(MODELS.get("added")).status().current()).isEqualTo("1");
		assertThat(workbench.jdbc().queryForList("select * from customer")).hasSize(1);
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void aFileThatDoesNotRunIsNamedAndNothingStays(TestDatabase database) throws IOException {
		Workbench workbench = started(database);
		hand(workbench, "V2__broken.sql", "create table broken (id integer);\n\nalter table nowhere add x integer;");
		MigrationException failure = catchThrowableOfType(MigrationException.class,
				() -> workbench.with(MODELS.get("before")).checkFiles());
		assertThat(failure).hasMessageContaining("V2__broken.sql failed at line 3");
		assertThat(workbench.with(MODELS.get("before")).status().pending()).hasSize(1);
		assertThat(workbench.jdbc().queryForList("select * from customer")).hasSize(1);
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void aReferenceDatabaseIsEmptyAgain(TestDatabase database) throws IOException {
		DriverManagerDataSource reference = database.fresh();
		Workbench workbench = started(database).reference(reference.getUrl());
		if (database != TestDatabase.MARIADB) {
			hand(workbench, "V2__audit.sql", "create schema audit;\ncreate table audit.log (id integer);");
		}
		for (int i = 0; i < 2; i++) {
			assertThat(workbench.with(MODELS.get("before")).checkFiles().differences()).isEmpty();
		}
		JdbcTemplate jdbc = new JdbcTemplate(reference);
		jdbc.execute("create table somebodys (id integer)");
		MigrationException failure = catchThrowableOfType(MigrationException.class,
				() -> workbench.with(MODELS.get("before")).checkFiles());
		assertThat(failure.failure()).isEqualTo(Failure.INPUT);
		assertThat(failure.getMessage()).containsIgnoringCase("is not empty: it has somebodys");
		assertThat(jdbc.queryForList("select * from somebodys")).isEmpty();
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void theDatabaseItselfIsNoReference(TestDatabase database) {
		DriverManagerDataSource dataSource = database.fresh();
		Workbench workbench = new Workbench(dataSource, this.root).reference(dataSource.getUrl());
		assertThat(
				catchThrowableOfType(MigrationException.class, () -> workbench.with(MODELS.get("before")).checkFiles()))
			.hasMessageContaining("names the database itself");
	}

	@ParameterizedTest
	@EnumSource(names = "MARIADB")
	void aFileThatNamesADatabaseOfTheServerIsNotRun(TestDatabase database) throws IOException {
		Workbench workbench = started(database);
		String name = workbench.jdbc().queryForObject("select database()", String.class);
		hand(workbench, "V2__named.sql", "alter table `" + name + "`.customer add column city varchar(255);");
		assertThat(
				catchThrowableOfType(MigrationException.class, () -> workbench.with(MODELS.get("before")).checkFiles()))
			.hasMessageContaining("V2__named.sql names the database " + name);
		assertThat(workbench.jdbc().queryForMap("select * from customer")).doesNotContainKey("city");
		workbench.end();
	}

	private Workbench started(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		workbench.with(MODELS.get("before")).generate(GenerateOptions.of("First"));
		workbench.with(MODELS.get("before")).upgrade(null);
		workbench.jdbc().update("insert into customer (id, mail) values (1, 'a@b')");
		return workbench;
	}

	private static void hand(Workbench workbench, String name, String sql) throws IOException {
		Files.writeString(workbench.directory().resolve(name), sql + "\n");
	}

}
