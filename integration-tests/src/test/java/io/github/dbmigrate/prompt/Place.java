package io.github.dbmigrate.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * A folder with migrations and the database that they made, which every line finds in the
 * same state: V1 and V2 ran, V3 did not, and the entity wants one more column.
 */
record Place(Path directory) {

	String[] properties() {
		return new String[] { "migration.directory=" + migrations(),
				"spring.flyway.locations=filesystem:" + migrations(), "spring.flyway.clean-disabled=false",
				"spring.jpa.hibernate.ddl-auto=none" };
	}

	void arrange(ApplicationContext context) throws IOException {
		Flyway flyway = context.getBean(Flyway.class);
		flyway.clean();
		FileSystemUtils.deleteRecursively(this.directory.resolve("db"));
		Files.createDirectories(migrations());
		Files.createDirectories(this.directory.resolve("db/undo"));
		write("V1__create_account", "create table account (id bigint primary key, username varchar(40) not null);",
				"drop table account;");
		write("V2__add_note", "alter table account add column note varchar(40);",
				"alter table account drop column note;");
		flyway.migrate();
		context.getBean(JdbcTemplate.class).update("insert into account values (1, 'ann', 'first')");
		write("V3__add_nickname", "alter table account add column nickname varchar(40);",
				"alter table account drop column nickname;");
	}

	/** A table of which no file and no history knows. */
	void arrangeWithoutHistory(ApplicationContext context) throws IOException {
		context.getBean(Flyway.class).clean();
		FileSystemUtils.deleteRecursively(this.directory.resolve("db"));
		context.getBean(JdbcTemplate.class)
			.execute("create table account (id bigint primary key, username varchar(40) not null)");
	}

	/** All that a command can have changed: files, history and columns. */
	List<String> state(ApplicationContext context) throws IOException {
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		List<String> state = new ArrayList<>(jdbc
			.queryForList("select concat_ws(' ', \"version\", \"type\", \"success\") from \"flyway_schema_history\" "
					+ "order by \"installed_rank\"", String.class));
		state.addAll(jdbc.queryForList("select column_name from information_schema.columns "
				+ "where table_name = 'ACCOUNT' order by ordinal_position", String.class));
		try (Stream<Path> files = Files.walk(this.directory.resolve("db"))) {
			files.filter(Files::isRegularFile).sorted().map(Place::text).forEach(state::add);
		}
		return state;
	}

	private static String text(Path file) {
		try {
			return file.getFileName() + "\n" + Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(String name, String sql, String undo) throws IOException {
		Files.writeString(migrations().resolve(name + ".sql"), sql + "\n");
		Files.writeString(this.directory.resolve("db/undo/" + name.replaceFirst("V", "U") + ".sql"), undo + "\n");
	}

	private Path migrations() {
		return this.directory.resolve("db/migration");
	}

}
