package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.List;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Flyway without the starter goes on with the files and the database that the starter
 * leaves behind.
 */
class PlainFlywayTests {

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	void runsValidatesAndInformsAfterUpgradesAndDowngrades(TestDatabase database) {
		Workbench bench = new Workbench(database, this.root);
		JdbcTemplate jdbc = bench.jdbc();
		Flyway plain = Flyway.configure()
			.dataSource(bench.dataSource())
			.locations("filesystem:" + bench.directory())
			.validateMigrationNaming(true)
			.load();
		bench.with(List.of(Person.class)).generate(GenerateOptions.of("Create person"));
		MigrationService service = bench.with(List.of(PersonWithEmail.class));
		service.upgrade(null);
		jdbc.update("insert into person (id) values (1), (2)");
		service.generate(GenerateOptions.of("Add email"));
		service.upgrade(null);
		assertStands(plain, "2", MigrationState.SUCCESS, MigrationState.SUCCESS);
		assertThat(plain.migrate().migrationsExecuted).isZero();

		service.downgrade(null, (loss) -> true);
		assertStands(plain, "1", MigrationState.SUCCESS, MigrationState.PENDING);
		assertThat(plain.migrate().migrationsExecuted).isOne();
		assertStands(plain, "2", MigrationState.SUCCESS, MigrationState.SUCCESS);
		assertThat(service.check().differences()).isEmpty();
		assertThat(jdbc.queryForList("select email from person", String.class)).containsExactly("none", "none");

		service.downgrade("base", (loss) -> true);
		assertThat(plain.info().current()).isNull();
		assertThat(plain.migrate().migrationsExecuted).isEqualTo(2);
		assertStands(plain, "2", MigrationState.SUCCESS, MigrationState.SUCCESS);
		service.stamp("1");
		service.stamp("2");
		assertStands(plain, "2", MigrationState.SUCCESS, MigrationState.SUCCESS);
		plain.repair();
		assertStands(plain, "2", MigrationState.SUCCESS, MigrationState.SUCCESS);
		assertThat(service.check().differences()).isEmpty();
	}

	private static void assertStands(Flyway plain, String current, MigrationState... states) {
		assertThat(plain.info().current().getVersion().getVersion()).isEqualTo(current);
		assertThat(plain.info().all()).filteredOn((info) -> info.getState() != MigrationState.DELETED)
			.filteredOn((info) -> !info.getType().name().equals("DELETE"))
			.extracting(MigrationInfo::getState)
			.containsExactly(states);
		assertThat(plain.validateWithResult().validationSuccessful)
			.isEqualTo(!List.of(states).contains(MigrationState.PENDING));
	}

	@Entity
	@Table(name = "person")
	static class Person {

		@Id
		private @Nullable Long id;

	}

	@Entity
	@Table(name = "person")
	static class PersonWithEmail {

		@Id
		private @Nullable Long id;

		@Column(length = 120, nullable = false)
		@ColumnDefault("'none'")
		private @Nullable String email;

	}

}
