package io.github.dbmigrate.autoconfigure.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.dbmigrate.launchapp.LaunchApplication;
import io.github.dbmigrate.launchapp.ParentApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the {@code db} launch mode, with real processes.
 */
class DbLaunchTests {

	@TempDir
	Path directory;

	@Test
	void withDbOnlyTheCommandRunsAndOnlyItsDataIsOnStandardOutput() throws Exception {
		Launch upgrade = launch("--spring.profiles.active=failing", "db", "upgrade", "1");
		assertThat(upgrade.err()).doesNotContain("LOUD", "Exception");
		assertThat(upgrade.exitCode()).isZero();
		Launch status = launch("db", "status", "--json", "--spring.profiles.active=failing");
		assertThat(status.err()).isEmpty();
		assertThat(status.out()).startsWith("{").contains("\"current\" : \"1\"").doesNotContain("LOUD");
		assertThat(status.exitCode()).isZero();
	}

	@Test
	void withoutDbTheWholeApplicationRuns() throws Exception {
		Launch launch = launch("--spring.main.banner-mode=off", "--logging.level.org.flywaydb=info");
		assertThat(launch.out()).contains("LOUD command line runner", "LOUD application runner",
				"LOUD initialized singleton", "LOUD application listener", "LOUD web server", "LOUD post construct",
				"LOUD event listener", "LOUD scheduled", "LOUD lifecycle", "LOUD code after run",
				"LOUD finally in main");
		assertThat(launch.out()).contains("Successfully applied 2 migrations");
		assertThat(launch.exitCode()).isZero();
	}

	@Test
	void aDatabaseThatCannotBeReachedIsOneMessage() throws Exception {
		Launch launch = Launch.of(LaunchApplication.class, this.directory, "db", "current",
				"--spring.datasource.url=jdbc:postgresql://localhost:1/nowhere", "--spring.datasource.username=me",
				"--spring.datasource.password=s3cret", "--spring.flyway.locations=classpath:launchapp/{vendor}");
		assertThat(launch.exitCode()).isEqualTo(4);
		assertThat(launch.out()).isEmpty();
		assertThat(launch.err()).contains("localhost:1").doesNotContain("s3cret", "\tat ");
	}

	@Test
	void withoutADatabaseNoConnectionIsOpened() throws Exception {
		Path folder = Files.createDirectories(this.directory.resolve("src/postgresql"));
		String[] settings = { "--spring.datasource.url=jdbc:postgresql://localhost:1/nowhere",
				"--spring.flyway.locations=filesystem:" + this.directory.resolve("src") + "/{vendor}",
				"--migration.directory=" + folder };
		Launch migrate = Launch.of(LaunchApplication.class, this.directory,
				concat(settings, "db", "migrate", "--offline", "-m", "First"));
		assertThat(migrate.err()).contains("no database was asked");
		assertThat(migrate.out()).contains("+ table note", "__first.sql");
		assertThat(migrate.exitCode()).isZero();
		Launch check = Launch.of(LaunchApplication.class, this.directory, concat(settings, "db", "check", "--offline"));
		assertThat(check.out()).isEqualTo("Entities, snapshot and files agree\n");
		assertThat(check.exitCode()).isZero();
	}

	private static String[] concat(String[] settings, String... words) {
		return Stream.concat(Stream.of(settings), Stream.of(words)).toArray(String[]::new);
	}

	@Test
	void helpAndWrongUsageNeedNoApplication() throws Exception {
		String broken = "--spring.config.location=file:" + this.directory.resolve("nowhere") + "/";
		Launch help = Launch.of(LaunchApplication.class, this.directory, broken, "db", "help", "migrate");
		assertThat(help.out()).startsWith("Usage: db migrate");
		assertThat(help.exitCode()).isZero();
		Launch wrong = Launch.of(LaunchApplication.class, this.directory, broken, "db", "migrat");
		assertThat(wrong.err()).startsWith("error: There is no command 'migrat'");
		assertThat(wrong.exitCode()).isEqualTo(2);
		assertThat(Launch.of(LaunchApplication.class, this.directory, broken, "db", "heads").exitCode()).isEqualTo(1);
	}

	@Test
	void anApplicationWithoutFlywaySaysWhatIsMissing() throws Exception {
		Launch launch = launch("db", "current", "--spring.flyway.enabled=false");
		assertThat(launch.exitCode()).isEqualTo(2);
		assertThat(launch.err()).contains("spring.flyway.enabled=false").doesNotContain("\tat ");
	}

	@Test
	void doctorSeesTheSettingsThatTheApplicationHasWithoutIt() throws Exception {
		Launch launch = launch("--spring.jpa.hibernate.ddl-auto=update", "db", "doctor");
		assertThat(launch.out()).contains("problem  ddl-auto")
			.contains("spring.jpa.hibernate.ddl-auto=update: Hibernate and Flyway would both change one database.")
			.contains("ok       privileges")
			.doesNotContain("LOUD");
		assertThat(launch.exitCode()).isOne();
	}

	@Test
	void theCommandOfAParentAndChildIsTheChilds() throws Exception {
		Launch launch = Launch.of(ParentApplication.class, this.directory, "db", "current");
		assertThat(launch.err()).doesNotContain("LOUD");
		assertThat(launch.exitCode()).isZero();
	}

	private Launch launch(String... arguments) throws Exception {
		String[] all = new String[arguments.length + 1];
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		all[0] = "--spring.datasource.url=jdbc:h2:file:" + this.directory.resolve("notes");
		return Launch.of(LaunchApplication.class, this.directory, all);
	}

}
