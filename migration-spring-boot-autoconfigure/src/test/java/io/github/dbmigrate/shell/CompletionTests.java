package io.github.dbmigrate.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.dbmigrate.MigrationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * The scripts by which shells complete {@code dbw}, tried in the shells that are there.
 */
class CompletionTests {

	private final MigrationService service = mock(MigrationService.class);

	@TempDir
	private Path folder;

	/** What is typed, and what can follow. */
	static Stream<Arguments> lines() {
		return """
				dbw mig                        | migrate
				dbw migrate --dri              | --drift
				dbw migrate --drift s          | snapshot
				dbw migrate -m h               |
				dbw lint --format g            | github
				dbw upgrade h                  | head
				dbw upgrade 2                  | 2.7 20261126
				dbw downgrade b                | base
				dbw show cur                   | current
				dbw completion f               | fish
				dbw help stat                  | status
				dbw migrate --answers answ     | answers.txt
				""".lines().map((line) -> Arguments.of((Object[]) line.split("\\s*\\|\\s*", -1)));
	}

	@ParameterizedTest
	@MethodSource("lines")
	void bashCompletes(String line, String expected) throws Exception {
		writeFiles();
		String words = "COMP_WORDS=(" + line + "); COMP_CWORD=" + (line.split(" ").length - 1);
		assertThat(run("bash", "-c", script("bash") + words + "; _dbw; echo ${COMPREPLY[*]}"))
			.isEqualTo(expected + "\n");
	}

	@ParameterizedTest
	@MethodSource("lines")
	void fishCompletesTheSame(String line, String expected) throws Exception {
		writeFiles();
		String found = run("fish", "-c", "source " + write("fish") + "; complete -C '" + line + "' | cut -f1");
		assertThat(String.join(" ", found.lines().toList())).isEqualTo(expected);
	}

	private void writeFiles() throws IOException {
		Path migrations = Files.createDirectories(this.folder.resolve("src/main/resources/db/migration/h2"));
		Files.writeString(migrations.resolve("V2_7__a.sql"), "");
		Files.writeString(migrations.resolve("V20261126__b.sql"), "");
		Files.writeString(this.folder.resolve("answers.txt"), "");
	}

	@Test
	void zshCompletesAsBashDoes() throws Exception {
		assertThat(script("zsh")).startsWith("autoload -U +X compinit && compinit\n")
			.endsWith("complete -F _dbw dbw\n");
		run("zsh", "-n", write("zsh").toString());
	}

	@Test
	void fishTellsWhatEachIsFor() throws Exception {
		assertThat(script("fish")).contains(
				"complete -c dbw -n __fish_use_subcommand -a status -d 'Print where the database stands;",
				"complete -c dbw -n '__fish_seen_subcommand_from migrate' -s m -l message -x -d 'What the migration is for;",
				"complete -c dbw -n '__fish_seen_subcommand_from migrate' -l drift -x -a 'database snapshot adopt' -d",
				"complete -c dbw -n '__fish_seen_subcommand_from upgrade' -a 'head +1 (__dbw_versions)'\n");
		run("fish", "-n", write("fish").toString());
	}

	@Test
	void noDatabaseIsAsked() {
		script("bash");
		verifyNoInteractions(this.service);
	}

	private Path write(String shell) throws IOException {
		return Files.writeString(this.folder.resolve("script"), script(shell));
	}

	private String script(String shell) {
		Spoken spoken = Spoken.by(this.service, "completion", shell);
		assertThat(spoken.exitCode()).as(spoken.err()).isZero();
		return spoken.out();
	}

	private String run(String... command) throws Exception {
		assumeTrue(
				Stream.of(System.getenv("PATH").split(":"))
					.anyMatch((folder) -> Files.isExecutable(Path.of(folder, command[0]))),
				command[0] + " is not there");
		Process process = new ProcessBuilder(command).directory(this.folder.toFile()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(output).isZero();
		return output;
	}

}
