package io.github.dbmigrate.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.Known;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

/**
 * The prompt that {@code db} alone opens on a terminal.
 */
class InteractiveShellTests {

	private final MigrationService service = mock(MigrationService.class);

	private final Databases databases = Databases.single(() -> this.service);

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void linesAreCommandsWithAndWithoutDbAndAFailureShowsInThePrompt() {
		when(this.service.remove()).thenReturn(List.of("V2"));
		when(this.service.show("2")).thenThrow(new MigrationException(Failure.INPUT, "There is no 2.", "db history"));
		Typed typed = new Typed("remove", "", "  db remove", "show 2", "remove", "'open", "db", "exit", "remove");
		assertThat(shell(typed)).isZero();
		assertThat(this.out.toString()).startsWith("Removed V2\n".repeat(3) + "Usage: db ");
		assertThat(this.err.toString()).contains("error: There is no 2.\nfix: db history\n",
				"error: A quote is not closed: '\nfix: close it\n");
		assertThat(typed.prompts).containsExactly("db> ", "db> ", "db> ", "db> ", "db [2]> ", "db> ", "db [2]> ",
				"db> ");
		assertThat(typed.closed).isTrue();
	}

	@Test
	void theEndOfTheInputLeaves() {
		assertThat(shell(new Typed())).isZero();
		assertThat(this.err.toString())
			.isEqualTo("`help` lists the commands, tab completes, `exit` or ctrl-D leaves.\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                     | ''            | migrate,upgrade,status
			migrate                | --            | --message,--fill,--dry-run,--json
			migrate -m x --drop    | ''            | user,user.email
			migrate                | --drop=us     | --drop=user,--drop=user.email
			migrate --fill         | user          | user.email=
			migrate --drift        | ''            | database,snapshot,adopt
			migrate --online=true  | --drift=      | --drift=adopt
			lint --format          | ''            | github
			upgrade                | ''            | head,+1,2,1
			downgrade              | -             | base,-1,1
			downgrade --yes        | ''            | base,1
			show                   | ''            | head,current,2
			stamp                  | ''            | base,2
			lint                   | ''            | V2__b.sql
			status --database      | ''            | default
			help                   | ''            | upgrade
			""")
	void wordsAreCompleted(String before, String word, String expected) {
		when(this.service.known())
			.thenReturn(new Known(List.of("2", "1"), List.of("V2__b.sql"), List.of("user"), List.of("user.email")));
		assertThat(candidates().of(before.isEmpty() ? List.of() : List.of(before.split(" ")), word))
			.contains(expected.split(","));
	}

	@Test
	void filesThatCannotBeReadCompleteNothing() {
		when(this.service.known()).thenThrow(new MigrationException(Failure.INPUT, "broken", "mend"));
		assertThat(candidates().of(List.of("show"), "")).containsExactly("head", "current");
		assertThat(candidates().of(List.of("nosuch"), "")).isEmpty();
	}

	@Test
	@Timeout(20)
	void jlineCompletesReadsAndKeepsAHistory(@TempDir Path home) throws IOException {
		PipedOutputStream keys = new PipedOutputStream();
		Terminal terminal = TerminalBuilder.builder()
			.system(false)
			.streams(new PipedInputStream(keys, 4096), OutputStream.nullOutputStream())
			.type("ansi")
			.encoding(StandardCharsets.UTF_8)
			.build();
		keys.write("rem\t\r secret\rdb remove \"!!\" c\\d\r".getBytes(StandardCharsets.UTF_8));
		keys.flush();
		try (JLineInput input = new JLineInput(terminal, candidates(), home.resolve("history"))) {
			assertThat(input.line("db> ")).isEqualTo("remove ");
			assertThat(input.line("db> ")).isEqualTo(" secret");
			assertThat(input.line("db> ")).isEqualTo("db remove \"!!\" c\\d");
		}
		assertThat(home.resolve("history")).content().contains("remove").contains("!!").doesNotContain("secret");
	}

	private Candidates candidates() {
		return new Candidates(new DbCommandLine(this.databases, new PrintWriter(this.out), new PrintWriter(this.err),
				Style.PLAIN, null)
			.definition(), this.databases);
	}

	private int shell(LineInput input) {
		return new InteractiveShell(this.databases, new PrintWriter(this.out, true), new PrintWriter(this.err, true),
				Style.PLAIN)
			.run((candidates) -> input);
	}

}
