package io.github.dbmigrate.mends;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.dbmigrate.mends.DemoJar.Ran;
import io.github.dbmigrate.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where DDL commits by itself, a migration that fails at its second of three statements
 * leaves the first one done. The command that the error prints leads to head.
 */
class ContinueTests {

	private static final Pattern COMMAND = Pattern.compile("\\brun (db \\w+)");

	@TempDir
	private Path folder;

	private JdbcTemplate jdbc;

	private DemoJar demo;

	@ParameterizedTest
	@EnumSource(names = { "H2", "MARIADB" })
	void thePrintedCommandLeadsToHeadWithAllRows(TestDatabase database) throws Exception {
		live(database);

		Ran upgrade = this.demo.run("db upgrade").failed(4);
		assertThat(upgrade.err()).startsWith("error: ").contains("V2__nick.sql failed at line 2", "done and kept: 1.");
		assertThat(this.demo.run("db status").failed(1).out()).contains("default: failed", "current  1", "head     2",
				"V2__nick.sql failed", "goes on with statement 2");
		this.jdbc.execute("create table city (name varchar(20))");
		this.demo.run(last(upgrade)).succeeded();
		assertThat(nicks()).containsExactly("ann", "bob");

		Ran downgrade = this.demo.run("db downgrade --yes").failed(4);
		assertThat(downgrade.err()).startsWith("error: ").contains("U2__nick.sql failed at line 2", "kept: 1 of 3.");
		assertThat(this.demo.run("db status").failed(1).out()).contains("default: undo interrupted", "current  2",
				"The downgrade of 2 stopped after 1 of its statements");
		this.jdbc.execute("create table gone (name varchar(20))");
		assertThat(this.demo.run(last(downgrade)).succeeded().out()).contains("Ran U2__nick.sql", "Ran V2__nick.sql",
				"The database is at 2");
		assertThat(nicks()).containsExactly("ann", "bob");
		assertThat(this.jdbc.queryForList("select name from city", String.class)).containsExactly("Rome");
	}

	private void live(TestDatabase database) throws Exception {
		DriverManagerDataSource dataSource = (database == TestDatabase.H2)
				? new DriverManagerDataSource("jdbc:h2:file:" + this.folder.resolve("shop"), "sa", "")
				: database.fresh();
		String directory = "db/migration/" + database.vendor();
		write(directory + "/V1__user.sql", "create table people (id integer primary key, username varchar(80));");
		Flyway.configure()
			.dataSource(dataSource)
			.locations("filesystem:" + this.folder.resolve(directory))
			.load()
			.migrate();
		write(directory + "/V2__nick.sql", "alter table people add nick varchar(80);",
				"insert into city values ('Rome');", "update people set nick = username;");
		write("db/undo/" + database.vendor() + "/U2__nick.sql", "delete from city;",
				"insert into gone values ('nick');", "alter table people drop column nick;");
		this.jdbc = new JdbcTemplate(dataSource);
		this.jdbc.update("insert into people (id, username) values (1, 'ann'), (2, 'bob')");
		this.demo = DemoJar.with(this.folder.resolve("demo.jar"), this.folder)
			.on(dataSource)
			.with("--migration.directory=" + this.folder.resolve(directory));
	}

	private void write(String file, String... statements) throws Exception {
		Path path = this.folder.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, String.join("\n", statements) + "\n");
	}

	private static String last(Ran ran) {
		String mend = ran.err().substring(ran.err().indexOf("\nfix: "));
		return COMMAND.matcher(mend)
			.results()
			.map((MatchResult result) -> result.group(1))
			.reduce((first, second) -> second)
			.orElseThrow();
	}

	private List<String> nicks() {
		return this.jdbc.queryForList("select nick from people order by id", String.class);
	}

}
