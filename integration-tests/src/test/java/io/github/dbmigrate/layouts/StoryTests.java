package io.github.dbmigrate.layouts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.dbmigrate.testing.TestDatabase;
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

	@ParameterizedTest
	@EnumSource
	void isTold(TestDatabase database) throws Exception {
		DriverManagerDataSource dataSource = database.fresh();
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "demo-app/Story.java",
						database.vendor()));
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
