package io.github.dbmigrate.shell;

import io.github.dbmigrate.MigrationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * Wrong words are told apart before anything is touched.
 */
class UsageTests {

	private final MigrationService service = mock(MigrationService.class);

	@ParameterizedTest
	@CsvSource({ "migrat,migrate", "upgarde,upgrade", "stat,status", "histroy,history", "hist,history",
			"downgrad,downgrade", "revisoin,revision" })
	void unknownCommandNamesTheNearest(String word, String nearest) {
		Spoken spoken = Spoken.by(this.service, word);
		assertThat(spoken.err())
			.startsWith("error: There is no command '" + word + "'\nfix: did you mean `" + nearest + "`?\nusage: db ");
		assertThat(spoken.exitCode()).isEqualTo(2);
		assertThat(spoken.out()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "migrate,--dryrun,--dry-run", "migrate,--mesage,--message", "downgrade,--slq,--sql",
			"current,--jsn,--json", "init,--base,--baseline" })
	void unknownOptionNamesTheNearest(String command, String option, String nearest) {
		Spoken spoken = Spoken.by(this.service, command, option);
		assertThat(spoken.err()).startsWith("error: `db " + command + "` has no option '" + option
				+ "'\nfix: did you mean `" + nearest + "`?\nusage: db " + command + " ");
		assertThat(spoken.exitCode()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "frobnicate", "x", "-x", "--frob" })
	void nothingNearPointsToTheHelp(String word) {
		Spoken spoken = Spoken.by(this.service, word);
		assertThat(spoken.err()).contains("fix: `db help` lists the commands\n").doesNotContain("\tat ");
		assertThat(spoken.exitCode()).isEqualTo(2);
	}

	@Test
	void unquotedMessageShowsWhereTheQuotesGo() {
		Spoken spoken = Spoken.by(this.service, "migrate", "-m", "three", "words", "here");
		assertThat(spoken.err()).startsWith("error: `db migrate` does not take 'words'\n"
				+ "fix: quotes keep words together: -m \"three words here\"\nusage: db migrate ");
		assertThat(spoken.exitCode()).isEqualTo(2);
	}

	@Test
	void messageWithoutOptionShowsTheOption() {
		assertThat(Spoken.by(this.service, "revision", "add", "email").err())
			.contains("fix: quotes keep words together: -m \"add email\"\n");
		assertThat(Spoken.by(this.service, "init", "--baseline", "-m", "as", "found").err())
			.contains("fix: quotes keep words together: -m \"as found\"\n");
	}

	@ParameterizedTest
	@CsvSource({ "show,'Missing required parameter: ''VERSION'''", "stamp,'Missing required parameter: ''VERSION'''",
			"migrate -m,'Missing required parameter for option ''--message'' (MESSAGE)'",
			"migrate --fill x,should be in KEY=VALUE format but was x", "migrate --drift x,--drift",
			"show 1 2,`db show` does not take '2'", "help migrat,did you mean `migrate`?",
			"upgrade 1 2,`db upgrade` does not take '2'", "init -m x,--baseline",
			"init x,`db init` does not take 'x'" })
	void badParametersAreNamed(String words, String problem) {
		Spoken spoken = Spoken.by(this.service, words.split(" "));
		assertThat(spoken.err()).startsWith("error: ")
			.contains(problem)
			.contains("\nusage: db")
			.doesNotContain("\tat ");
		assertThat(spoken.exitCode()).isEqualTo(2);
		assertThat(spoken.out()).isEmpty();
		verifyNoInteractions(this.service);
	}

	@Test
	void emptyMessageIsRefused() {
		Spoken spoken = Spoken.by(this.service, "migrate", "-m", " ");
		assertThat(spoken.err()).startsWith("error: Invalid value for option '--message'").contains("it is empty");
		assertThat(spoken.exitCode()).isEqualTo(2);
	}

	@Test
	void noWordsListTheCommands() {
		Spoken spoken = Spoken.by(this.service);
		assertThat(spoken.out()).contains("init ", "migrate ", "remove ", "revision ", "merge ", "upgrade ", "plan ",
				"downgrade ", "current ", "heads ", "branches ", "history ", "show ", "stamp ", "check ", "status ",
				"doctor ", "repair ", "squash ", "help ");
		assertThat(spoken.exitCode()).isZero();
		assertThat(spoken.err()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "init", "migrate", "remove", "revision", "merge", "upgrade", "plan", "downgrade", "current",
					"heads", "branches", "history", "show", "stamp", "check", "status", "doctor", "repair", "squash" })
	void helpExplainsEveryCommand(String command) {
		Spoken spoken = Spoken.by(this.service, "help", command);
		assertThat(spoken.out()).startsWith("Usage: db " + command + " ");
		assertThat(spoken).isEqualTo(Spoken.by(this.service, command, "--help"));
		assertThat(spoken.exitCode()).isZero();
		verifyNoInteractions(this.service);
	}

}
