package io.github.dbmigrate.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint over HTTP, with the migrations of a database in a file: V1 ran, V2 did
 * not.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = MigrationsEndpointTests.Application.class,
		properties = { "management.endpoints.web.exposure.include=migrations,flyway",
				"spring.jpa.hibernate.ddl-auto=none", "spring.jpa.open-in-view=false",
				"spring.flyway.clean-disabled=false" })
class MigrationsEndpointTests {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	@TempDir
	private static Path directory;

	@Autowired
	private Flyway flyway;

	@Autowired
	private JdbcTemplate jdbc;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void useDirectory(DynamicPropertyRegistry registry) {
		registry.add("migration.directory", () -> migrations().toString());
		registry.add("spring.flyway.locations", () -> "filesystem:" + migrations());
		registry.add("spring.datasource.url", () -> "jdbc:h2:file:" + directory.resolve("accounts"));
	}

	@BeforeEach
	void startAgain() throws Exception {
		FileSystemUtils.deleteRecursively(directory.resolve("db"));
		Files.createDirectories(migrations());
		Files.createDirectories(directory.resolve("db/undo"));
		migration("V1__create_account.sql",
				"create table account (id bigint not null, name varchar(40), primary key (id));");
		this.flyway.clean();
		this.flyway.migrate();
		this.jdbc.update("insert into account (id, name) values (1, 'Ann'), (2, 'Bob')");
		migration("V2__add_email.sql", "alter table account add column email varchar(120);");
		Files.writeString(directory.resolve("db/undo/U2__add_email.sql"), "alter table account drop column email;\n");
	}

	@Test
	void listsDatabasesWithPendingAndApplied() throws Exception {
		HttpResponse<String> response = get("migrations");
		assertThat(response.statusCode()).isEqualTo(200);
		JsonNode database = json(response).path("databases").path("default");
		assertThat(database.path("current").asString()).isEqualTo("1");
		assertThat(database.path("head").asString()).isEqualTo("2");
		assertThat(database.path("state").asString()).isEqualTo("pending");
		assertThat(database.path("url").asString()).startsWith("jdbc:h2:");
		assertThat(database.path("folder").asString()).isEqualTo(migrations().toString());
		assertThat(database.path("pending").findValuesAsString("script")).containsExactly("V2__add_email.sql");
		assertThat(database.path("applied").findValuesAsString("script")).containsExactly("V1__create_account.sql");
		assertThat(database.path("pending").path(0).path("undo").asBoolean()).isTrue();
		assertThat(database.path("applied").path(0).path("undo").asBoolean()).isFalse();
	}

	@Test
	void entriesSayAllThatTheEndpointOfFlywaySays() throws Exception {
		JsonNode flyways = json(get("flyway")).findValue("migrations");
		JsonNode database = json(get("migrations")).path("databases").path("default");
		assertThat(flyways).hasSize(2);
		assertSaysAll(database.path("applied").path(0), flyways.path(0));
		assertSaysAll(database.path("pending").path(0), flyways.path(1));
	}

	private static void assertSaysAll(JsonNode entry, JsonNode flyways) {
		assertThat(entry.propertyNames()).containsAll(flyways.propertyNames());
		flyways.properties()
			.forEach((field) -> assertThat(entry.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
	}

	@Test
	void showsOneMigrationWithItsWayBack() throws Exception {
		JsonNode shown = json(get("migrations/2"));
		assertThat(shown.path("version").asString()).isEqualTo("2");
		assertThat(shown.path("description").asString()).isEqualTo("add email");
		assertThat(shown.path("script").asString()).isEqualTo("V2__add_email.sql");
		assertThat(shown.path("checksum"))
			.isEqualTo(json(get("flyway")).findValue("migrations").path(1).get("checksum"));
		assertThat(shown.path("sql").asString()).isEqualTo("alter table account add column email varchar(120);\n");
		assertThat(shown.path("undo")).isEqualTo(JsonMapper.shared().readTree("""
				{"script":"U2__add_email.sql","sql":"alter table account drop column email;\\n",
				 "nothingToUndo":false,"stopping":false}
				"""));
		assertThat(json(get("migrations/head"))).isEqualTo(shown);
		assertThat(json(get("migrations/current")).propertyNames()).contains("sql").doesNotContain("undo");
	}

	@Test
	void unknownVersionIsNotFound() throws Exception {
		HttpResponse<String> response = get("migrations/9");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(json(response)).isEqualTo(JsonMapper.shared()
			.readTree("{\"kind\":\"input\",\"exitCode\":2,\"problem\":\"There is no version 9.\","
					+ "\"remedy\":\"The nearest: 2 (a version, head or current)\"}"));
	}

	@Test
	void isReadOnlyByDefault() throws Exception {
		assertThat(post("{\"action\":\"upgrade\"}").statusCode()).isEqualTo(405);
		assertThat(this.flyway.info().applied()).hasSize(1);
	}

	@Nested
	@TestPropertySource(properties = "management.endpoint.migrations.access=unrestricted")
	class Unrestricted {

		@Test
		void upgradesGeneratesAndChecks() throws Exception {
			migration("V2__add_email.sql", "alter table account add column email varchar(120) default 'x' not null;",
					"update account set email = concat(name, '@example.invalid');");
			assertThat(json(post("{\"action\":\"check\"}")).findValuesAsString("between"))
				.containsExactly("files-history");
			assertThat(json(post("{\"action\":\"upgrade\"}"))).isEqualTo(JsonMapper.shared()
				.readTree("{\"from\":\"1\",\"to\":\"2\",\"migrations\":[\"V2__add_email.sql\"],\"notes\":[]}"));
			JsonNode open = json(post("{\"action\":\"check\"}"));
			assertThat(open.path("agrees").asBoolean()).isFalse();
			assertThat(open.findValuesAsString("between")).containsExactly("model-database");

			JsonNode generated = json(post("{\"action\":\"generate\",\"message\":\"Make e-mails unique\"}"));
			assertThat(generated.path("version").asString()).isEqualTo("3");
			assertThat(generated.path("operations").values()).hasSize(1);
			assertThat(generated.path("counts").isArray()).isTrue();
			assertThat(generated.path("files").path(0).asString())
				.isEqualTo(migrations().resolve("V3__make_e_mails_unique.sql").toString());
			assertThat(migrations().resolve("V3__make_e_mails_unique.sql")).content()
				.isEqualTo(generated.path("sql").asString())
				.contains("Make e-mails unique", "unique (email)");

			assertThat(json(post("{\"action\":\"upgrade\",\"target\":\"head\"}")).path("to").asString()).isEqualTo("3");
			assertThat(json(post("{\"action\":\"check\"}")))
				.isEqualTo(JsonMapper.shared().readTree("{\"agrees\":true,\"differences\":[],\"notes\":[]}"));
			assertThat(MigrationsEndpointTests.this.jdbc.queryForList("select email from account order by id",
					String.class))
				.containsExactly("Ann@example.invalid", "Bob@example.invalid");
		}

		@ParameterizedTest
		@CsvSource(delimiter = '|', textBlock = """
				{"action":"explode"} | There is no action 'explode'; nothing was done.
				{}                   | There is no action.
				""")
		void unknownActionNamesTheKnown(String body, String problem) throws Exception {
			HttpResponse<String> response = post(body);
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(json(response).path("problem").asString()).isEqualTo(problem);
			assertThat(json(response).path("remedy").asString()).contains("generate", "upgrade", "check");
		}

		@Test
		void unknownTargetIsBadInput() throws Exception {
			assertProblem(post("{\"action\":\"upgrade\",\"target\":\"7\"}"), 400, "input", "There is no version 7.");
		}

		@Test
		void nothingIsGeneratedBehindHead() throws Exception {
			assertProblem(post("{\"action\":\"generate\"}"), 409, "findings", "V2__add_email.sql");
		}

		@Test
		void anOpenQuestionIsAConflictThatNamesTheFlag() throws Exception {
			MigrationsEndpointTests.this.flyway.migrate();
			HttpResponse<String> response = post("{\"action\":\"generate\"}");
			assertProblem(response, 409, "question", "account.email");
			assertThat(json(response).path("remedy").asString()).contains("--fill account.email=");
			assertThat(migrations()).isDirectoryNotContaining("glob:**V3*");
		}

		@Test
		void aRefusalOfTheDatabaseSaysWhichStatement() throws Exception {
			migration("V2__add_email.sql", "alter table nowhere add column email varchar(120);");
			HttpResponse<String> response = post("{\"action\":\"upgrade\"}");
			assertProblem(response, 503, "database", "V2__add_email.sql failed at line 1");
			assertThat(response.body()).doesNotContain("Exception", "\\tat ");
		}

		private static void assertProblem(HttpResponse<String> response, int status, String kind, String problem) {
			assertThat(response.statusCode()).isEqualTo(status);
			assertThat(json(response).propertyNames()).containsExactlyInAnyOrder("kind", "exitCode", "problem",
					"remedy");
			assertThat(json(response).path("kind").asString()).isEqualTo(kind);
			assertThat(json(response).path("problem").asString()).contains(problem);
		}

	}

	private static Path migrations() {
		return directory.resolve("db/migration");
	}

	private static void migration(String name, String... statements) throws IOException {
		Files.writeString(migrations().resolve(name), String.join("\n", statements) + "\n");
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return CLIENT.send(request(path).GET().build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String body) throws IOException, InterruptedException {
		return CLIENT.send(request("migrations").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/actuator/" + path));
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
