package io.github.dbmigrate.autoconfigure.launch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.launchapp.LaunchApplication;
import io.github.dbmigrate.shell.DbCommandLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.util.TestPropertyValues;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands on a database in memory, which is empty when the process begins.
 */
class InMemoryTests {

	@TempDir
	private Path root;

	@BeforeEach
	void writeFiles() throws Exception {
		migration("V1__create_note.sql", "create table note (id bigint not null, words varchar(40), primary key (id));",
				"insert into note values (1, 'remember');");
		migration("V2__add_author.sql", "alter table note add column author varchar(40);");
		Files.createDirectories(this.root.resolve("db/undo"));
		Files.writeString(this.root.resolve("db/undo/U2__add_author.sql"), "alter table note drop column author;\n");
	}

	@Test
	void whereItStandsIsToldAtHead() {
		assertThat(run("status").out).contains("default: up to date", "current  2", "head     2")
			.doesNotContain("pending");
		assertThat(run("current").out).isEqualTo("2 (head)\n");
		assertThat(run("history", "-i").out)
			.isEqualTo("1 -> 2 (head) (current), add author [SUCCESS]\n" + "<base> -> 1, create note [SUCCESS]\n");
	}

	@Test
	void entitiesAreComparedWithItAtHead() throws Exception {
		assertThat(run("check")).isEqualTo(new Ran(0, "Entities, files and database agree\n", ""));
		run("remove");
		assertThat(run("check").exitCode).isEqualTo(1);
		assertThat(run("migrate", "-m", "Add author").out).contains("+ column note.author varchar(40)",
				"V2__add_author");
		assertThat(run("migrate").out).isEqualTo("No changes detected\n");
		assertThat(run("check").exitCode).isZero();
	}

	@Test
	void aWayUpAndAWayBackAreTried() {
		assertThat(run("upgrade").out).contains("Ran V1__create_note.sql", "The database went from base to 2");
		assertThat(run("downgrade").out).isEqualTo("Ran U2__add_author.sql\nThe database went from 2 to 1\n");
	}

	@Test
	void theNewestFileCanBeRemoved() {
		assertThat(run("remove").exitCode).isZero();
		assertThat(this.root.resolve("db/migration/V2__add_author.sql")).doesNotExist();
	}

	@Test
	void aFileThatFailsIsTold() throws Exception {
		migration("V3__broken.sql", "alter table nowhere add column author varchar(40);");
		Ran status = run("status");
		assertThat(status.err).contains("V3__broken.sql failed at line 1");
		assertThat(status.exitCode).isEqualTo(4);
	}

	private void migration(String name, String... statements) throws Exception {
		Path folder = Files.createDirectories(this.root.resolve("db/migration"));
		Files.writeString(folder.resolve(name), String.join("\n", statements) + "\n");
	}

	/** Each command has a process of its own, and so a database of its own. */
	private Ran run(String... words) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		try (DbApplicationContext context = new DbApplicationContext()) {
			TestPropertyValues
				.of("migration.directory=" + this.root.resolve("db/migration"),
						"spring.flyway.locations=filesystem:" + this.root.resolve("db/migration"),
						"spring.datasource.url=jdbc:h2:mem:notes", "spring.jpa.hibernate.ddl-auto=none")
				.applyTo(context);
			context.register(LaunchApplication.class);
			context.refresh();
			int exitCode = new DbCommandLine(() -> context.getBean(MigrationService.class), new PrintWriter(out),
					new PrintWriter(err), false)
				.run(List.of(words));
			return new Ran(exitCode, out.toString(), err.toString());
		}
	}

	private record Ran(int exitCode, String out, String err) {
	}

}
