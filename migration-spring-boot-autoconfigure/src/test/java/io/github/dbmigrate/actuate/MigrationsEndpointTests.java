package io.github.dbmigrate.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.MigrationService.Shown;
import io.github.dbmigrate.autoconfigure.MigrationEndpointAutoConfiguration;
import io.github.dbmigrate.generate.Checked;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.Header;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.HistoryEntry;
import io.github.dbmigrate.upgrade.Migrated;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = MigrationsEndpointTests.Application.class,
		properties = "management.endpoints.web.exposure.include=migrations")
class MigrationsEndpointTests {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	@Autowired
	private MigrationService service;

	@LocalServerPort
	private int port;

	@BeforeEach
	void forget() {
		reset(this.service);
	}

	@Test
	void listsDatabasesWithPendingAndApplied() throws Exception {
		HistoryEntry applied = new HistoryEntry("SQL", 7, "1", "init", "V1__init.sql", "SUCCESS", "sa",
				Instant.parse("2026-11-23T14:12:05Z"), 1, 12, true);
		HistoryEntry pending = new HistoryEntry("SQL", 8, "2", "add email", "V2__add_email.sql", "PENDING", null, null,
				null, null, true);
		when(this.service.status()).thenReturn(new DatabaseStatus("main", "jdbc:h2:mem:x", "H2 2.4", "/app", "1", "2",
				State.PENDING, null, List.of(pending), List.of(applied)));
		HttpResponse<String> response = get("");
		assertThat(response.statusCode()).isEqualTo(200);
		JsonNode main = json(response).path("databases").path("main");
		assertThat(main.path("current").asString()).isEqualTo("1");
		assertThat(main.path("head").asString()).isEqualTo("2");
		assertThat(main.path("state").asString()).isEqualTo("PENDING");
		assertThat(main.path("url").asString()).isEqualTo("jdbc:h2:mem:x");
		assertThat(main.path("pending").path(0).path("script").asString()).isEqualTo("V2__add_email.sql");
		assertThat(main.path("applied").path(0).propertyNames()).contains("type", "checksum", "version", "description",
				"script", "state", "installedBy", "installedOn", "installedRank", "executionTime", "undo");
		assertThat(main.path("applied").path(0).path("installedOn").asString()).isEqualTo("2026-11-23T14:12:05Z");
	}

	@Test
	void showsOneMigrationWithItsWayBack() throws Exception {
		when(this.service.show("2.1")).thenReturn(new Shown(
				new MigrationFile(Version.of("2.1"), "add email", "V2.1__add_email.sql", "/app",
						new Header("Add email", List.of(), "h2", false, List.of("+ column")), "alter table x;", 42),
				new UndoFile(Version.of("2.1"), "U2.1__add_email.sql", "/app", "alter table y;", 42, false, false)));
		HttpResponse<String> response = get("/2.1");
		assertThat(json(response)).isEqualTo(JsonMapper.shared().readTree("""
				{"version":"2.1","description":"add email","message":"Add email","operations":["+ column"],
				 "script":"V2.1__add_email.sql","checksum":42,"sql":"alter table x;",
				 "undo":{"script":"U2.1__add_email.sql","sql":"alter table y;","nothingToUndo":false,"stopping":false}}
				"""));
	}

	@Test
	void unknownVersionIsNotFound() throws Exception {
		when(this.service.show("9"))
			.thenThrow(new MigrationException(Failure.INPUT, "There is no version 9.", "`db history` lists them."));
		HttpResponse<String> response = get("/9");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(json(response)).isEqualTo(JsonMapper.shared().readTree("""
				{"kind":"INPUT","exitCode":2,"problem":"There is no version 9.","remedy":"`db history` lists them."}
				"""));
	}

	@Test
	void isReadOnlyByDefault() throws Exception {
		assertThat(post("{\"action\":\"upgrade\"}").statusCode()).isEqualTo(405);
		verifyNoInteractions(this.service);
	}

	@Nested
	@TestPropertySource(properties = "management.endpoint.migrations.access=unrestricted")
	class Unrestricted {

		@Test
		void generates() throws Exception {
			when(MigrationsEndpointTests.this.service.generate(any())).thenAnswer((call) -> new Generated("2",
					List.of(call.getArgument(0).toString()), "sql", "undo", List.of("/app/V2__x.sql"), List.of()));
			JsonNode answer = json(post("{\"action\":\"generate\",\"message\":\"Add email column\"}"));
			assertThat(answer.path("version").asString()).isEqualTo("2");
			assertThat(answer.path("operations").path(0).asString()).contains("message=Add email column,");
			assertThat(answer.path("files").path(0).asString()).isEqualTo("/app/V2__x.sql");
		}

		@Test
		void upgrades() throws Exception {
			when(MigrationsEndpointTests.this.service.upgrade("2"))
				.thenReturn(new Migrated("1", "2", List.of("V2__x.sql")));
			assertThat(json(post("{\"action\":\"upgrade\",\"target\":\"2\"}"))).isEqualTo(
					JsonMapper.shared().readTree("{\"from\":\"1\",\"to\":\"2\",\"migrations\":[\"V2__x.sql\"]}"));
		}

		@Test
		void checks() throws Exception {
			when(MigrationsEndpointTests.this.service.check()).thenReturn(new Checked(List.of()));
			assertThat(json(post("{\"action\":\"check\"}")))
				.isEqualTo(JsonMapper.shared().readTree("{\"agrees\":true,\"differences\":[]}"));
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
			verifyNoInteractions(MigrationsEndpointTests.this.service);
		}

		@ParameterizedTest
		@CsvSource({ "FINDINGS,409", "QUESTION,409", "INPUT,400", "DATABASE,503" })
		void failureDecidesTheStatus(Failure failure, int status) throws Exception {
			when(MigrationsEndpointTests.this.service.upgrade(null)).thenThrow(
					new MigrationException(failure, "It broke.", "Mend it.", new IllegalStateException("cause")));
			HttpResponse<String> response = post("{\"action\":\"upgrade\"}");
			assertThat(response.statusCode()).isEqualTo(status);
			assertThat(json(response).propertyNames()).containsExactlyInAnyOrder("kind", "exitCode", "problem",
					"remedy");
			assertThat(response.body()).contains("It broke.", "Mend it.").doesNotContain("IllegalState");
		}

	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return CLIENT.send(request(path).GET().build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String body) throws IOException, InterruptedException {
		return CLIENT.send(
				request("").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
				BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/actuator/migrations" + path));
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
	@ImportAutoConfiguration(MigrationEndpointAutoConfiguration.class)
	static class Application {

		@Bean
		MigrationService service() {
			return mock(MigrationService.class);
		}

	}

}
