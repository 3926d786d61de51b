package io.github.dbmigrate.autoconfigure.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dbmigrate.launchapp.LaunchApplication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link LeanAutoConfigurationFilter}: what is left out, and applications that
 * want it for their database.
 */
class LeanAutoConfigurationFilterTests {

	@TempDir
	private Path directory;

	@Test
	void leavesOutAllButWhatADatabaseCanBeMadeOf() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader())
			.getCandidates()
			.stream()
			.filter((name) -> !LeanAutoConfigurationFilter.isLeftOut(name))
			.map((name) -> name.substring(name.lastIndexOf('.') + 1).replace("AutoConfiguration", "")))
			.containsExactlyInAnyOrder("Migration", "MigrationStartup", "Flyway", "HibernateJpa", "DataSource",
					"DataSourceInitialization", "DataSourceTransactionManager", "JdbcClient", "JdbcTemplate",
					"JndiDataSource", "XADataSource", "Transaction", "TransactionManagerCustomization", "Jta",
					"PersistenceExceptionTranslation", "ConfigurationProperties", "PropertyPlaceholder",
					"MessageSource", "Lifecycle", "ProjectInfo", "Aop", "Jmx", "Ssl", "Jackson",
					"HttpMessageConverters", "Validation");
	}

	@Test
	void leavesAloneWhatIsNotOfSpringBoot() {
		assertThat(LeanAutoConfigurationFilter.isLeftOut("com.example.health.ExampleEndpointAutoConfiguration"))
			.isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "MakesADataSource, true", "Serves, false" })
	void leavesOutNothingWhereAnotherStarterMayMakeADatabaseOfIt(String starter, boolean kept) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("migrationDbCommand", Map.of("migration.lean", true)));
		LeanAutoConfigurationFilter filter = new LeanAutoConfigurationFilter();
		filter.setEnvironment(environment);
		filter.setBeanClassLoader(getClass().getClassLoader());
		assertThat(filter.match(
				new @Nullable String[] { null, getClass().getName() + "$" + starter,
						ApplicationAvailabilityAutoConfiguration.class.getName() },
				mock(AutoConfigurationMetadata.class)))
			.containsExactly(true, true, kept);
	}

	@ParameterizedTest
	@ValueSource(strings = { "wanting-bean,wanting-quietly", "wanting-early", "wanting-mapping" })
	void anApplicationThatWantsItStartsOnceMoreWithAll(String profile) throws Exception {
		Launch launch = launch(profile, "migrate", "--dry-run");
		assertThat(launch.out()).isEqualToIgnoringNewLines("No changes detected");
		assertThat(launch.err()).doesNotContain("LOUD", "Exception");
		assertThat(launch.exitCode()).isZero();
	}

	@Test
	void whatIsMissingThenTooIsToldOnce() throws Exception {
		Launch launch = launch("wanting-in-vain", "upgrade");
		assertThat(launch.err()).containsOnlyOnce("error: ")
			.contains("of type 'java.lang.Thread'")
			.doesNotContain("\tat ");
		assertThat(launch.exitCode()).isEqualTo(2);
	}

	@Test
	void whatIsMissingThenTooAtTheStartIsToldOnce() throws Exception {
		Launch launch = launch("wanting-early-in-vain", "upgrade");
		assertThat(launch.err()).containsOnlyOnce("APPLICATION FAILED TO START")
			.contains("java.lang.Thread")
			.doesNotContain("LOUD");
		assertThat(launch.exitCode()).isOne();
	}

	private Launch launch(String profile, String... words) throws Exception {
		return Launch.of(LaunchApplication.class, this.directory,
				Stream
					.concat(Stream.of("--spring.profiles.active=" + profile,
							"--spring.datasource.url=jdbc:h2:mem:notes", "db"), Stream.of(words))
					.toArray(String[]::new));
	}

	@AutoConfiguration(before = DataSourceAutoConfiguration.class,
			afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration")
	static final class MakesADataSource {

	}

	@AutoConfiguration(after = ApplicationAvailabilityAutoConfiguration.class)
	static final class Serves {

	}

}
