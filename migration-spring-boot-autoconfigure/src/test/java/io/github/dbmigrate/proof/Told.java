package io.github.dbmigrate.proof;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.shell.DbCommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a command told somebody who does not sit at a terminal.
 *
 * @param exitCode the exit code
 * @param out standard output
 * @param err standard error
 */
record Told(int exitCode, String out, String err) {

	static Told by(MigrationService service, List<String> words) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int exitCode = new DbCommandLine(() -> service, new PrintWriter(out), new PrintWriter(err), false).run(words);
		return new Told(exitCode, out.toString(), err.toString());
	}

	static Told by(MigrationService service, String... words) {
		return by(service, List.of(words));
	}

	/**
	 * Asserts that a command was refused with one message: the problem, then the mend.
	 */
	Told refused(int exitCode, String problem, String fix) {
		assertThat(this.exitCode).as(this.err).isEqualTo(exitCode);
		assertThat(this.out).isEmpty();
		assertThat(this.err).startsWith("error: ").containsOnlyOnce("\nfix: ").containsOnlyOnce("error: ");
		assertThat(this.err.substring(0, this.err.indexOf("\nfix: "))).contains(problem);
		assertThat(this.err.substring(this.err.indexOf("\nfix: "))).contains(fix);
		assertThat(this.err).doesNotContain("\tat ", "Exception", "hush", "  .");
		return this;
	}

	Told succeeded() {
		assertThat(this.exitCode).as(this.err).isZero();
		return this;
	}

}
