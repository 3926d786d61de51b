package io.github.dbmigrate.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.ask.Decisions;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.testing.TestDatabase;

/**
 * A change to entities, and what a user would answer to it. Written down in
 * {@code cases/*.txt}:
 *
 * <pre>
 * === the name of the case
 * entities before
 * ---
 * entities after
 * ! fill customer.email = concat('a', id)
 * ! drop customer.mail
 * ! value customer.status = 'NEW'
 * ! recomputes customer.total
 * ! rename customer.mail = email
 * ! becomes customer.name = client.title
 * ! only H2 POSTGRESQL
 * ! not MYSQL
 * ! online true
 * </pre>
 *
 * @param name what changes
 * @param before the source of the entities before; {@code %d} in a value is the number of
 * the row
 * @param after the source of the entities after
 * @param answers the lines that begin with an exclamation mark
 */
record Case(String name, String before, String after, List<Answer> answers) {

	private static final List<String> FILES = List.of("tables", "columns", "keys", "constraints", "sequences",
			"comments", "types", "expressions", "mappings", "renames", "online", "rows");

	/**
	 * All cases, in the order in which they are written down.
	 */
	static List<Case> all() {
		return FILES.stream().flatMap((file) -> read(file).stream()).toList();
	}

	static List<Case> read(String file) {
		List<Case> cases = new ArrayList<>();
		String text = text("cases/" + file + ".txt");
		for (String block : text.split("(?m)^=== ")) {
			if (!block.isBlank() && !block.startsWith("#")) {
				cases.add(parse(file, block));
			}
		}
		return cases;
	}

	/**
	 * A change whose entities are elsewhere.
	 * @param resource its name and the answers
	 */
	static Case of(String resource) {
		List<String> lines = text(resource).lines().toList();
		return new Case(lines.get(0), "", "", answers(lines));
	}

	private static List<Answer> answers(List<String> lines) {
		return lines.stream().filter((line) -> line.startsWith("!")).map(Answer::parse).toList();
	}

	private static Case parse(String file, String block) {
		String name = block.lines().findFirst().orElseThrow();
		List<String> lines = block.lines().skip(1).toList();
		String source = lines.stream().filter((line) -> !line.startsWith("!")).collect(Collectors.joining("\n"));
		String[] models = source.split("(?m)^---$", -1);
		return new Case(file + ": " + name, models[0], models[1], answers(lines));
	}

	static String text(String resource) {
		try (InputStream stream = Case.class.getResourceAsStream(resource)) {
			if (stream == null) {
				throw new IllegalArgumentException(resource + " is not there");
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What the user says with {@code db migrate}.
	 */
	GenerateOptions options(String message) {
		Decisions decisions = Decisions.NONE;
		for (Kind kind : Kind.values()) {
			String word = kind.name().toLowerCase(Locale.ROOT);
			decisions = decisions.with(kind, byTarget(word));
		}
		return GenerateOptions.of(message).deciding(decisions);
	}

	/** The columns whose values the user gives, under their old names too. */
	Set<String> filled() {
		Set<String> filled = new HashSet<>(byTarget("fill").keySet());
		names().forEach((old, name) -> {
			if (filled.contains(name)) {
				filled.add(old);
			}
		});
		return filled;
	}

	Map<String, String> values() {
		return byTarget("value");
	}

	/** The columns whose values the change itself changes. */
	Set<String> recomputed() {
		return Set.copyOf(byTarget("recomputes").keySet());
	}

	/**
	 * The new names of tables and of {@code table.column}, those that are certain too.
	 */
	Map<String, String> names() {
		Map<String, String> names = new LinkedHashMap<>(byTarget("becomes"));
		byTarget("rename").forEach((old, name) -> names.putIfAbsent(old,
				old.contains(".") ? old.substring(0, old.indexOf('.') + 1) + name : name));
		return names;
	}

	/** Whether others are to go on writing. */
	boolean online() {
		return byTarget("online").containsKey("true");
	}

	boolean runsOn(TestDatabase database) {
		if (database == TestDatabase.MARIADB && TestDatabase.isMySql() && byTarget("not").containsKey("MYSQL")) {
			return false;
		}
		Set<String> only = byTarget("only").keySet();
		return only.isEmpty() || only.stream().anyMatch((names) -> names.contains(database.name()));
	}

	/**
	 * Whether this change is none to the database.
	 */
	boolean changesNothing() {
		return byTarget("nothing").containsKey("changes");
	}

	private Map<String, String> byTarget(String word) {
		Map<String, String> found = new LinkedHashMap<>();
		this.answers.stream()
			.filter((answer) -> answer.word().equals(word))
			.forEach((answer) -> found.put(answer.target(), answer.text()));
		return found;
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * One line of an answer.
	 *
	 * @param word what is answered
	 * @param target what it is about
	 * @param text the answer
	 */
	record Answer(String word, String target, String text) {

		static Answer parse(String line) {
			String[] sides = line.substring(1).strip().split(" = ", 2);
			String[] words = sides[0].split(" ", 2);
			return new Answer(words[0], words[1], (sides.length > 1) ? sides[1] : "");
		}

	}

}
