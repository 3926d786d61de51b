package io.github.dbmigrate.layouts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;

import io.github.dbmigrate.layouts.Workspace.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Every command is a process of its own: piped, where a program reads JSON and nothing
 * else on standard output, and on a terminal, where a person sees colours.
 */
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(OS.WINDOWS)
class CommandsTests {

	/** Words, exit code, and what a person is told, in the order of a working day. */
	private static final String DAY = """
			list-templates | 0 | Available templates
			init           | 0 | Created
			migrate -m One | 0 | + table product
			plan           | 0 | V1__one.sql
			upgrade        | 0 | Ran V1__one.sql
			status         | 0 | up to date
			current        | 0 | 1 (head)
			heads          | 0 | 1 (head)
			branches       | 0 |
			history        | 0 | <base> -> 1 (head), one
			show head      | 0 | create table product
			check          | 0 | Entities, files and database agree
			lint           | 0 | 1 file: nothing found
			doctor         | 0 | may create tables
			repair         | 0 | Nothing to repair
			snapshot       | 0 | up to date
			revision -m By | 0 | V2__by.sql
			edit           | 0 | Edited
			merge          | 2 | nothing to merge
			remove         | 0 | V2__by.sql
			squash         | 2 | nothing to put together
			stamp base     | 0 | from 1 to base
			stamp head     | 0 | from base to 1
			downgrade      | 0 | Ran U1__one.sql
			upgrad         | 2 | did you mean
			completion fish| 0 | complete -c dbw
			help           | 0 | Usage: db
			""";

	/** What a person reads in one colour, and what is text for programs already. */
	private static final Set<String> PLAIN = Set.of("init", "upgrade", "current", "heads", "branches", "check", "lint",
			"repair", "snapshot", "revision", "edit", "remove", "stamp", "downgrade", "completion");

	private static final Set<String> WITHOUT_JSON = Set.of("help", "completion", "upgrad");

	private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z-]+)  ");

	private static final Collector<String, ?, Set<String>> SORTED = Collectors.toCollection(TreeSet::new);

	private static final String ESCAPE = "\u001b[";

	@TempDir
	private Path folder;

	@Test
	void pipedTheyPrintJsonAndNothingElse() throws Exception {
		Workspace workspace = workspace();
		for (Line line : day()) {
			boolean json = !WITHOUT_JSON.contains(line.command());
			Ran ran = workspace.run(this.folder, line.command(workspace, List.of(), json ? "--json" : "--quiet"));
			assertThat(ran.exitCode()).as(line + "\n" + ran.all()).isEqualTo(line.exitCode());
			assertThat(ran.all()).as(line.toString()).doesNotContain(ESCAPE);
			assertThat(ran.errors().contains("error: ")).as(line + ran.errors()).isEqualTo(line.exitCode() != 0);
			if (line.exitCode() != 0) {
				assertThat(ran.output()).as(line.toString()).isEmpty();
				assertThat(ran.errors()).contains(line.told());
			}
			else if (json) {
				assertThat(JsonMapper.shared().readTree(ran.output()).isObject()).as(line + ran.output()).isTrue();
			}
			else {
				assertThat(ran.output()).contains(line.told());
			}
			if (line.command().equals("help")) {
				assertThat(commands(ran.output())).isEqualTo(
						day().stream().map(Line::command).filter((one) -> !one.equals("upgrad")).collect(SORTED));
			}
		}
	}

	@Test
	void onATerminalTheyAreTold() throws Exception {
		assumeTrue(Files.isExecutable(Path.of(PseudoTerminal.SCRIPT)), "there is no pseudo-terminal");
		Workspace workspace = workspace();
		for (Line line : day()) {
			String shown = onTerminal(workspace, line, List.of());
			assertThat(shown.contains(ESCAPE)).as(line + shown).isEqualTo(!PLAIN.contains(line.command()));
			assertThat(shown.replaceAll("\u001b\\[\\d+m", "")).as(line.toString()).contains(line.told());
		}
		assertThat(onTerminal(workspace, Line.of("merge|2|"), List.of("NO_COLOR=1"))).contains("error: ")
			.doesNotContain(ESCAPE);
	}

	private String onTerminal(Workspace workspace, Line line, List<String> environment) throws Exception {
		try (PseudoTerminal terminal = PseudoTerminal.start(this.folder, line.command(workspace, environment))) {
			assertThat(terminal.exitCode()).as(line + terminal.written()).isEqualTo(line.exitCode());
			return terminal.written();
		}
	}

	private static Set<String> commands(String help) {
		return COMMAND.matcher(help).results().map((found) -> found.group(1)).collect(SORTED);
	}

	private Workspace workspace() throws IOException {
		Workspace workspace = new Workspace(this.folder);
		Path project = workspace.module("app");
		workspace.application(project);
		workspace.entity(project);
		Files.createDirectories(project.resolve("src/main/resources"));
		workspace.compile(project);
		return workspace;
	}

	private static List<Line> day() {
		return DAY.lines().map(Line::of).toList();
	}

	private record Line(List<String> words, int exitCode, String told) {

		static Line of(String line) {
			String[] cells = line.split("\\s*\\|\\s?", -1);
			return new Line(List.of(cells[0].split(" ")), Integer.parseInt(cells[1]), cells[2]);
		}

		String command() {
			return this.words.get(0);
		}

		List<String> command(Workspace workspace, List<String> environment, String... more) {
			List<String> all = new ArrayList<>(List.of("env", "EDITOR=true"));
			all.addAll(environment);
			List<String> typed = new ArrayList<>(this.words);
			typed.addAll(List.of(more));
			typed.add("--migration.version-format=number");
			all.addAll(workspace.command(List.of(workspace.root().resolve("app")), typed.toArray(String[]::new)));
			return all;
		}

	}

}
