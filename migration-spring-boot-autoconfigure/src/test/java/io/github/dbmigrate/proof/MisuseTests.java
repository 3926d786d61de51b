package io.github.dbmigrate.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a user gets wrong: the message of each file in {@code misuses}, and the way
 * out that it names. The command is cut out of the message and run as it stands there,
 * until one ends well or a person must act; then the database is at head, and every row
 * is as it was. {@code -Dmigration.golden=true} writes the files anew.
 */
class MisuseTests {

	private static final Path FOLDER = Path.of("src/test/resources/io/github/dbmigrate/proof/misuses");

	private static final String USER = """
			@Entity(name = "User") @Table(name = %s)
			class User {
				@Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
				@Column(length = 80, unique = true, nullable = false) String username;
				%s
			}
			""";

	private static final String QUOTED = "\"\\\"user\\\"\"";

	private static final Map<String, Model> MODELS = Entities
		.compile(Map.of("live", USER.formatted(QUOTED, ""), "bare", USER.formatted("\"user\"", ""), "mail",
				USER.formatted(QUOTED, "@Column(length = 12, unique = true, nullable = false) String email;"), "tight",
				USER.formatted(QUOTED, "").replace("80", "2"), "number",
				USER.formatted(QUOTED, "")
					.replace("@Column(length = 80, unique = true, nullable = false) String", "Long"),
				"other", USER.formatted(QUOTED, "").replace("username", "login"), "broken",
				"@Entity class Broken { String name; }", "none", "class User { }"));

	/** The folder of an application that is live, as its first migration left it. */
	private static final Map<String, String> START = start();

	private static Map<String, String> start() {
		try {
			Workbench bench = new Workbench(TestDatabase.H2, Files.createTempDirectory("misuse"));
			Told.by(bench.with(MODELS.get("live")), "migrate", "-m", "Create user table").succeeded();
			return bench.files();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Stream<String> misuses() throws IOException {
		try (Stream<Path> files = Files.list(FOLDER)) {
			List<String> names = files.map((file) -> file.getFileName().toString().replace(".txt", ""))
				.sorted()
				.toList();
			assertThat(names).hasSizeGreaterThanOrEqualTo(60);
			return names.stream();
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("misuses")
	void isToldWithAWayOutThatLeadsToHead(String name, @TempDir Path root) throws IOException {
		Path file = FOLDER.resolve(name + ".txt");
		String expected = Files.readString(file);
		MisuseScript script = new MisuseScript(root, START, MODELS);
		String played = script.play(expected);
		if (Boolean.getBoolean("migration.golden")) {
			Files.writeString(file, played);
			expected = played;
		}
		assertThat(played).isEqualTo(expected);
		script.assertAtHeadWithAllRows();
	}

}
