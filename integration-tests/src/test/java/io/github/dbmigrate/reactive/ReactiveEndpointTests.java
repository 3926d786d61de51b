package io.github.dbmigrate.reactive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.upgrade.Migrated;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

/**
 * The endpoint in a reactive application.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = ReactiveEndpointTests.Application.class,
		properties = { "spring.main.web-application-type=reactive",
				"management.endpoint.migrations.access=unrestricted",
				"management.endpoints.web.exposure.include=migrations" })
class ReactiveEndpointTests {

	@LocalServerPort
	private int port;

	@Test
	void upgrades() throws Exception {
		HttpResponse<String> response = send("", BodyPublishers.ofString("{\"action\":\"upgrade\",\"target\":\"2\"}"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("{\"from\":\"1\",\"to\":\"2\",\"migrations\":[\"V2__x.sql\"]}");
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
		assertThat(response.body()).contains("There is no version 9.", "`db history` lists them.");
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
			exclude = { DataSourceAutoConfiguration.class, ReactiveWebSecurityAutoConfiguration.class,
					ReactiveManagementWebSecurityAutoConfiguration.class },
			excludeName = { "org.springframework.shell.core.autoconfigure.SpringShellAutoConfiguration" })
	static class Application {

		@Bean
		MigrationService migrationService() {
			MigrationService service = mock(MigrationService.class);
			when(service.upgrade("2")).thenReturn(new Migrated("1", "2", List.of("V2__x.sql")));
			when(service.show("9"))
				.thenThrow(new MigrationException(Failure.INPUT, "There is no version 9.", "`db history` lists them."));
			return service;
		}

	}

}
