package io.github.dbmigrate.reactive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint in a reactive application.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = ReactiveEndpointTests.Application.class,
		properties = { "spring.main.web-application-type=reactive",
				"management.endpoint.migrations.access=unrestricted",
				"management.endpoints.web.exposure.include=migrations" })
class ReactiveEndpointTests {

	@TempDir
	private static Path directory;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void useDirectory(DynamicPropertyRegistry registry) {
		registry.add("spring.flyway.locations", () -> "filesystem:" + directory);
		registry.add("spring.datasource.url", () -> "jdbc:h2:mem:" + directory.getFileName());
	}

	@BeforeAll
	static void writeTheFirstMigration() throws IOException {
		Files.writeString(directory.resolve("V1__note.sql"), "create table note (id integer primary key);\n");
	}

	@Test
	void upgrades() throws Exception {
		Files.writeString(directory.resolve("V2__words.sql"), "alter table note add column words varchar(40);\n");
		HttpResponse<String> response = send("", BodyPublishers.ofString("{\"action\":\"upgrade\",\"target\":\"2\"}"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body())
			.isEqualTo("{\"from\":\"1\",\"to\":\"2\",\"migrations\":[\"V2__words.sql\"],\"notes\":[]}");
	}

	@Test
	void namesTheKnownActions() throws Exception {
		HttpResponse<String> response = send("", BodyPublishers.ofString("{\"action\":\"explode\"}"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("There is no action 'explode'", "generate");
	}

	@Test
	void unknownVersionIsNotFound() throws Exception {
		HttpResponse<String> response = send("/9", null);
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("There is no version 9.", "The nearest: ");
	}

	private HttpResponse<String> send(String path, HttpRequest.BodyPublisher body)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.port + "/actuator/migrations" + path))
			.header("Content-Type", "application/json");
		return HttpClient.newHttpClient()
			.send(((body != null) ? request.POST(body) : request.GET()).build(), BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(
			exclude = { BatchJdbcAutoConfiguration.class, ReactiveWebSecurityAutoConfiguration.class,
					ReactiveManagementWebSecurityAutoConfiguration.class },
			excludeName = { "org.springframework.shell.core.autoconfigure.SpringShellAutoConfiguration" })
	static class Application {

	}

}
