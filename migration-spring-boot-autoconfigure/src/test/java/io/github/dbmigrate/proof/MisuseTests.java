package io.github.dbmigrate.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
	private static final Map<TestDatabase, Map<String, String>> START = new ConcurrentHashMap<>();

	private static Map<String, String> start(TestDatabase database) {
		try {
			Workbench bench = new Workbench(database, Files.createTempDirectory("misuse"));
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
				.filter((name) -> name.matches(System.getProperty("migration.case", ".*")))
				.sorted()
				.toList();
			assertThat(System.getProperty("migration.case") != null || names.size() >= 90).isTrue();
			return names.stream();
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("misuses")
	void isToldWithAWayOutThatLeadsToHead(String name, @TempDir Path folder) throws IOException {
		Path file = FOLDER.resolve(name + ".txt");
		String expected = Files.readString(file);
		Path root = expected.startsWith("in ") ? folder.resolve(expected.lines().findFirst().orElseThrow().substring(3))
				: folder;
		assumeFalse(expected.startsWith("on mariadb") && TestDatabase.isMySql(), "MySQL words it otherwise");
		assumeTrue(!expected.contains("given link ") || Files.isDirectory(Path.of("/proc/self")), "only on Linux");
		MisuseDatabase database = MisuseDatabase.of(expected, root);
		MisuseScript script = new MisuseScript(root, database,
				START.computeIfAbsent(database.kind(), MisuseTests::start), MODELS);
		String played = script.play(expected);
		if (Boolean.getBoolean("migration.golden")) {
			Files.writeString(file, played);
			expected = played;
		}
		assertThat(played).isEqualTo(expected);
		script.assertAtHeadWithAllRows();
	}

}
