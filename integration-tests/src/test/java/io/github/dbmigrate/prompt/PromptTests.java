package io.github.dbmigrate.prompt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.shell.DbCommandLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.shell.core.InputProvider;
import org.springframework.shell.core.autoconfigure.TerminalCustomizer;
import org.springframework.shell.core.command.Command;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands of a process, typed at the prompt of an application that has Spring Shell.
 */
class PromptTests {

	private static final Pattern TIMES = Pattern.compile("(\"installedOn\" :|\"executionTime\" :|installed ) [^,\\n]+");

	private final Place place;

	private final ApplicationContextRunner runner;

	PromptTests(@TempDir Path directory) {
		this.place = new Place(directory);
		this.runner = new ApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues(this.place.properties())
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:" + directory.getFileName(),
					"spring.shell.history.enabled=false");
	}

	private static List<Line> lines() {
		return List.of(line("db"), line("db help", "help"), line("db help migrate", "help", "migrate"),
				line("db init", "init"), line("db init --baseline", "init", "--baseline"),
				line("db init -m \"as found\"", "init", "-m", "as found"),
				line("db migrate -m \"three words here\"", "migrate", "-m", "three words here"),
				line("db migrate -m 'three words here'", "migrate", "-m", "three words here"),
				line("db migrate --message=\"three words\" --dry-run", "migrate", "--message=three words", "--dry-run"),
				line("db migrate -m three words here", "migrate", "-m", "three", "words", "here"),
				line("db migrate -m \"\"", "migrate", "-m", ""),
				line("db migrate -m 'say \"yes\"'", "migrate", "-m", "say \"yes\""),
				line("db migrate -m \"a \\\"b\\\" c\\\\d\"", "migrate", "-m", "a \"b\" c\\d"),
				line("db migrate -m \"fix !1 and !!\"", "migrate", "-m", "fix !1 and !!"),
				line("db migrate -m two\\ words", "migrate", "-m", "two words"),
				line("db migrate --fill account.email=\"concat(username, '@example.invalid')\"", "migrate", "--fill",
						"account.email=concat(username, '@example.invalid')"),
				line("db migrate --fill account.email=\"'x=y'\"", "migrate", "--fill", "account.email='x=y'"),
				line("db migrate --fill a.b=1 --fill \"c.d='x=y'\" --drop old --keep=a.z", "migrate", "--fill", "a.b=1",
						"--fill", "c.d='x=y'", "--drop", "old", "--keep=a.z"),
				line("db migrate --drift=adopt --json", "migrate", "--drift=adopt", "--json"),
				line("db migrate --drift=nonsense", "migrate", "--drift=nonsense"), line("  db   remove  ", "remove"),
				line("db revision -m 'by hand'", "revision", "-m", "by hand"), line("db upgrade", "upgrade"),
				line("db upgrade +1", "upgrade", "+1"), line("db upgrade --sql head", "upgrade", "--sql", "head"),
				line("db downgrade -1", "downgrade", "-1"), line("db downgrade --yes -2", "downgrade", "--yes", "-2"),
				line("db downgrade base --sql", "downgrade", "base", "--sql"), line("db current", "current"),
				line("db current --json", "current", "--json"), line("db heads --json", "heads", "--json"),
				line("db history", "history"), line("db show 2", "show", "2"), line("db show", "show"),
				line("db show 99", "show", "99"), line("db stamp head", "stamp", "head"), line("db check", "check"),
				line("db status --json", "status", "--json"), line("db migrat -m x", "migrat", "-m", "x"),
				line("db migrate --dryrun", "migrate", "--dryrun"), line("db current -v", "current", "-v"),
				line("db check --debug --json", "check", "--debug", "--json"));
	}

	@Test
	void wordsMeanTheSameTypedAndAsArguments() {
		this.runner.run((context) -> {
			for (Line line : lines()) {
				assertSame(context, line, typed(context, line.typed()));
			}
		});
	}

	@Test
	void wordsMeanTheSameTypedAtJLine() throws IOException {
		Keyboard keyboard = new Keyboard();
		this.runner.withBean(TerminalCustomizer.class, () -> keyboard).run((context) -> {
			for (Line line : lines()) {
				keyboard.type(line.typed() + "\r" + "quit\r");
				this.place.arrange(context);
				assertSame(context, line, answer(context.getBean("inputProvider", InputProvider.class), context));
			}
		});
	}

	private void assertSame(ApplicationContext context, Line line, Result typed) throws IOException {
		assertThat(typed).as(line.typed()).isEqualTo(started(context, line.words()));
	}

	@Test
	void theMessageIsWrittenAsItWasTyped() {
		this.runner.run((context) -> {
			Result result = typed(context, "db migrate -m \"a \\\"b\\\" c\\\\d three words\"");
			assertThat(result.out()).contains("V4__a_b_c_d_three_words.sql");
			assertThat(result.state()).anyMatch((file) -> file.contains("-- a \"b\" c\\d three words\n"));
		});
	}

	@Test
	void theBaselineCarriesItsMessage() {
		this.runner.run((context) -> {
			this.place.arrangeWithoutHistory(context);
			Result result = answer("db init --baseline -m \"As it was\"", context);
			assertThat(result.exitCode()).isZero();
			assertThat(result.out()).contains("__as_it_was.sql");
			assertThat(result.state()).anyMatch((file) -> file.contains("-- As it was\n-- migration:"));
		});
	}

	@Test
	void theApplicationKeepsItsOwnCommands() {
		this.runner.withBean("greet", Command.class, () -> named("greet")).run((context) -> {
			Result greeted = typed(context, "greet");
			assertThat(greeted.exitCode()).isZero();
			assertThat(greeted.out()).isEqualTo("greet\n");
			assertThat(typed(context, "db current").out()).isEqualTo("2\n");
		});
	}

	@Test
	void aCommandOfTheApplicationOfThatNameWins() {
		this.runner.withBean("own", Command.class, () -> named("db"))
			.run((context) -> assertThat(typed(context, "db").out()).isEqualTo("db\n"));
	}

	private static Line line(String typed, String... words) {
		return new Line(typed, List.of(words));
	}

	private Result started(ApplicationContext context, List<String> words) throws IOException {
		this.place.arrange(context);
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int exitCode = new DbCommandLine(() -> context.getBean(MigrationService.class), new PrintWriter(out),
				new PrintWriter(err), false)
			.run(words);
		return result(exitCode, out.toString(), err.toString(), context);
	}

	private Result typed(ApplicationContext context, String line) throws Exception {
		this.place.arrange(context);
		return answer(line, context);
	}

	private Result answer(String line, ApplicationContext context) throws Exception {
		Iterator<String> lines = List.of(line, "quit").iterator();
		return answer(lines::next, context);
	}

	private Result answer(InputProvider input, ApplicationContext context) throws Exception {
		PrintStream stderr = System.err;
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
		try {
			TypingRunner runner = new TypingRunner(input, context);
			runner.run(new String[0]);
			return result(runner.exitCode(), runner.out.toString(), err.toString(StandardCharsets.UTF_8), context);
		}
		finally {
			System.setErr(stderr);
		}
	}

	private Result result(int exitCode, String out, String err, ApplicationContext context) throws IOException {
		return new Result(exitCode, TIMES.matcher(out).replaceAll("$1 ..."), err, this.place.state(context));
	}

	private static Command named(String name) {
		return Command.builder().name(name).execute((context) -> name);
	}

	/**
	 * A line as it is typed, and the arguments of a process that mean the same.
	 */
	record Line(String typed, List<String> words) {

	}

	/**
	 * What a command answered, and what it changed.
	 */
	record Result(int exitCode, String out, String err, List<String> state) {

	}

	@SpringBootApplication(exclude = BatchJdbcAutoConfiguration.class)
	static class Application {

	}

}
