package io.github.dbmigrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dbmigrate.Planned.PlannedFile;
import io.github.dbmigrate.hazard.Finding;
import io.github.dbmigrate.hazard.LintRules;
import io.github.dbmigrate.hazard.Severities;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.script.FolderSettings;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Naming;
import io.github.dbmigrate.script.VersionFormat;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UpgradePlanTests {

	@TempDir
	private Path files;

	@ParameterizedTest
	@EnumSource
	void tellsOfEachFileWhatItDoesAndToHowManyRows(TestDatabase database) throws IOException {
		DriverManagerDataSource dataSource = database.fresh();
		write("V1__users.sql", "create table users (id integer not null primary key, age integer);\n"
				+ "insert into users values (1, 2), (3, 4), (5, 6);\n");
		MigrationService service = service(database, dataSource);
		assertThat(service.plan("1").files().get(0).rows()).isEmpty();
		service.upgrade(null);
		assertThat(service.plan(null)).isEqualTo(new Planned("1", "1", null, null, List.of()));
		write("V2__drop_age.sql", "-- Drop age\n-- migration:format 1\n-- migration:parent 1\n-- migration:vendor "
				+ database.vendor() + "\n-- - column users.age\n\nalter table users drop column age;\n");
		write("V3__notes.sql", "create table notes (id integer not null primary key, users_id integer);\n"
				+ "insert into notes select id, id from users;\nalter table notes add text varchar(9);\n");

		Planned planned = service.plan(null);

		assertThat(planned.from()).isEqualTo("1");
		assertThat(planned.to()).isEqualTo("3");
		PlannedFile drop = planned.files().get(0);
		assertThat(drop.operations()).containsExactly("- column users.age");
		assertThat(drop.rows()).isEqualTo(Map.of((database == TestDatabase.H2) ? "USERS" : "users", 3L));
		assertThat(drop.hazards()).extracting(Finding::rule).contains("drop-column");
		PlannedFile notes = planned.files().get(1);
		assertThat(notes.operations()).isEmpty();
		assertThat(notes.statements()).isEqualTo(3);
		assertThat(notes.rows()).isEmpty();
		assertThat(service.plan("+1").files()).extracting(PlannedFile::script).containsExactly("V2__drop_age.sql");
		assertThat(service.status().current()).isEqualTo("1");
		assertThat(new JdbcTemplate(dataSource).queryForList("select age from users", Integer.class)).hasSize(3);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> service.plan("9"));
	}

	@Test
	void tellsOfRepeatableMigrationsAndOfThoseInJava() throws IOException {
		write("V1__users.sql", "create table users (id integer not null primary key);\n");
		write("R__names.sql", "create or replace view names as select id from users;\n");
		DriverManagerDataSource dataSource = TestDatabase.H2.fresh();
		MigrationService service = service(TestDatabase.H2, dataSource, new V2__Fill());
		Planned planned = service.plan(null);
		assertThat(planned.to()).isEqualTo("2");
		assertThat(planned.files()).extracting(PlannedFile::version).containsExactly("1", "2", null);
		assertThat(planned.files()).extracting(PlannedFile::statements).containsExactly(1, null, 1);
		service.upgrade(null);
		write("R__names.sql", "create or replace view names as select nothing from users;\n");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> service.upgrade(null));
		assertThat(service.plan(null).files()).extracting(PlannedFile::script).containsExactly("R__names.sql");
		assertThat(service.plan(null).to()).isEqualTo("2");
	}

	/** Puts a row in. */
	static final class V2__Fill extends BaseJavaMigration {

		@Override
		public void migrate(Context context) throws Exception {
			context.getConnection().createStatement().execute("insert into users values (7)");
		}

	}

	@Test
	void refusesTwoHeadsAsAnUpgradeDoes() throws IOException {
		write("V1__users.sql", "create table users (id integer not null primary key);\n");
		write("V2__age.sql", onTopOfFirst("alter table users add age integer"));
		write("V3__name.sql", onTopOfFirst("alter table users add name varchar(9)"));
		MigrationService service = service(TestDatabase.H2, TestDatabase.H2.fresh());
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> service.plan(null))
			.withMessageContainingAll("V2__age.sql", "V3__name.sql");
		assertThat(service.plan("2").files()).hasSize(2);
	}

	private static String onTopOfFirst(String statement) {
		return "-- More\n-- migration:format 1\n-- migration:parent 1\n-- migration:vendor h2\n\n" + statement + ";\n";
	}

	private void write(String name, String text) throws IOException {
		Files.writeString(this.files.resolve(name), text);
	}

	private MigrationService service(TestDatabase database, DriverManagerDataSource dataSource,
			JavaMigration... classes) {
		MigrationFolder folder = MigrationFolder.of(new FolderSettings(List.of("filesystem:" + this.files), null,
				this.files.toString(), new Naming("V", "__", List.of(".sql"), StandardCharsets.UTF_8),
				VersionFormat.AUTO, getClass().getClassLoader(), null));
		Flyway flyway = Flyway.configure()
			.dataSource(dataSource)
			.locations("filesystem:" + this.files)
			.javaMigrations(classes)
			.load();
		LintRules rules = new LintRules(new Severities(Map.of()), () -> Optional.of(database.vendor()));
		return new MigrationService(new MigrationRunner("default", flyway, folder), folder, () -> {
			throw new IllegalStateException("Hibernate is not needed");
		}, false, rules, List::of);
	}

}
