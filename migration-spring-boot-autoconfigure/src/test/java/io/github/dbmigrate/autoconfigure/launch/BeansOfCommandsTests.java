package io.github.dbmigrate.autoconfigure.launch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.launchapp.LaunchApplication;
import io.github.dbmigrate.shell.DbCommandLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The beans of a whole application that each command creates, and nothing besides.
 */
class BeansOfCommandsTests {

	private static final List<String> FLYWAY = List.of("dataSource", "flyway", "flywayConnectionDetails",
			"jdbcConnectionDetails", "migrationDatabases", "migrationService", "migrationStatementTracker",
			"postgresqlFlywayConfigurationCustomizer", "resourceProviderCustomizer",
			"stringOrNumberMigrationVersionConverter");

	private static final List<String> METADATA = List.of("entityManagerFactory", "entityManagerFactoryBuilder",
			"hikariPoolDataSourceMetadataProvider", "jpaVendorAdapter", "persistenceManagedTypes");

	@TempDir
	private Path root;

	private Path folder;

	private final DbApplicationContext context = new DbApplicationContext();

	@BeforeEach
	void writeFile() throws Exception {
		this.folder = Files.createDirectories(this.root.resolve("db/migration"));
		Files.writeString(this.folder.resolve("V1__create_note.sql"),
				"create table note (id bigint not null, words varchar(40), author varchar(40), primary key (id));\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "heads", "branches", "show 1", "lint", "history", "init", "upgrade --sql base:head" })
	void whatIsInFilesOpensNoConnectionAndBuildsNoHibernate(String command) {
		assertThat(created(command, "jdbc:postgresql://localhost:1/nowhere"))
			.containsExactlyInAnyOrderElementsOf(FLYWAY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "status", "current", "history -i", "upgrade", "upgrade --sql", "stamp head", "revision" })
	void whatIsInTheHistoryBuildsNoHibernate(String command) {
		assertThat(created(command, memory())).containsExactlyInAnyOrderElementsOf(FLYWAY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate", "check", "snapshot" })
	void whatIsInEntitiesBuildsMetadataAndNoSessionFactory(String command) {
		assertThat(created(command, memory()))
			.containsExactlyInAnyOrderElementsOf(Stream.of(FLYWAY, METADATA).flatMap(List::stream).toList());
	}

	@Test
	void wrongUsageAndHelpCreateNothing() {
		assertThat(created("help migrate", memory())).isEmpty();
	}

	private String memory() {
		return "jdbc:h2:mem:" + this.root.getFileName();
	}

	/** The names of the beans; configuration classes and properties have dots. */
	private List<String> created(String command, String url) {
		try (this.context) {
			TestPropertyValues
				.of("migration.directory=" + this.folder, "spring.flyway.locations=filesystem:" + this.folder,
						"spring.datasource.url=" + url, "spring.jpa.hibernate.ddl-auto=none")
				.applyTo(this.context);
			this.context.register(LaunchApplication.class);
			this.context.refresh();
			Set<String> before = Set.of(this.context.getBeanFactory().getSingletonNames());
			run(command);
			if (this.context.getBeanFactory().containsSingleton("entityManagerFactory")) {
				assertThat(this.context.getBean(LocalContainerEntityManagerFactoryBean.class)
					.getNativeEntityManagerFactory()).hasToString("EntityManagerFactory of a db command");
			}
			return Stream.of(this.context.getBeanFactory().getSingletonNames())
				.filter((name) -> !before.contains(name) && !name.contains("."))
				.toList();
		}
	}

	private void run(String command) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int exitCode = new DbCommandLine(DatabasesOnDemand.in(new CommandContext(this.context, null)),
				new PrintWriter(out), new PrintWriter(err), false)
			.run(List.of(command.split(" ")));
		assertThat(exitCode).as("%s%s", out, err).isZero();
	}

}
