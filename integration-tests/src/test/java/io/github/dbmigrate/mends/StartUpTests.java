package io.github.dbmigrate.mends;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command starts faster than the application does. No other test runs meanwhile.
 */
@Isolated
class StartUpTests {

	@Test
	void commandsStartFasterThanTheApplication() throws Exception {
		Path output = Files.createTempFile("start-up", ".out");
		Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dtargets=true", "benchmarks/StartUp.java", "4"))
			.directory(Path.of("..").toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).as(Files.readString(output)).isZero();
		assertThat(output).content().contains("db status", "db migrate --dry-run");
	}

}
