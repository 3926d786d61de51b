package io.github.dbmigrate.mends;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.dbmigrate.mends.DemoJar.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that lived on ddl-auto begins with a baseline on one database; the
 * packaged jar takes over the others, as far as they are equal.
 */
class AdoptTests {

	@TempDir
	private Path folder;

	@Test
	void takesOverAnEqualDatabaseAndRefusesOneThatDiffers() throws Exception {
		Path resources = this.folder.resolve("resources");
		DemoJar before = DemoJar.with(this.folder.resolve("before.jar"), resources);
		DriverManagerDataSource first = database("first");
		DriverManagerDataSource second = database("second");
		for (DriverManagerDataSource database : List.of(first, second)) {
			before.on(database)
				.with("--spring.flyway.enabled=false", "--spring.jpa.hibernate.ddl-auto=update")
				.boot()
				.succeeded();
		}
		new JdbcTemplate(second).update("insert into \"user\" (username) values ('ann'), ('bob')");
		DriverManagerDataSource other = database("other");
		Files.copy(this.folder.resolve("second.mv.db"), this.folder.resolve("other.mv.db"));
		new JdbcTemplate(other).execute("alter table \"user\" add nick varchar(80)");
		Path directory = Files.createDirectories(resources.resolve("db/migration/h2"));
		before.on(first).with("--migration.directory=" + directory).run("db init --baseline").succeeded();
		DemoJar after = DemoJar.with(this.folder.resolve("after.jar"), resources).with("--migration.adopt=true");

		Ran adopted = after.on(second).boot().succeeded();
		assertThat(adopted.all()).contains("was adopted", "Started DemoApplication");
		assertThat(new JdbcTemplate(second).queryForList("select username from \"user\"", String.class))
			.containsExactly("ann", "bob");
		assertThat(after.on(second).run("db check").succeeded().out()).contains("agree");

		Ran refused = after.on(other).boot();
		assertThat(refused.exitCode()).isOne();
		assertThat(refused.all()).contains("APPLICATION FAILED TO START", "differs from the baseline",
				"user.nick: is here and not in the baseline");
		assertThat(new JdbcTemplate(other).queryForList(
				"select table_name from information_schema.tables " + "where table_schema = 'PUBLIC'", String.class))
			.containsExactly("user");
	}

	private DriverManagerDataSource database(String name) {
		return new DriverManagerDataSource("jdbc:h2:file:" + this.folder.resolve(name), "sa", "");
	}

}
