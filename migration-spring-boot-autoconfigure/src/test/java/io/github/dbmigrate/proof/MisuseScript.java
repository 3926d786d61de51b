package io.github.dbmigrate.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.dbmigrate.MigrationService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A text that says what a user has and types ({@code entities}, {@code given}, {@code $},
 * {@code by hand}) and what is told. Commands after {@code >} were cut out of a message;
 * what others do {@code meanwhile} comes before the next of them.
 */
final class MisuseScript {

	private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*')+");

	private static final Pattern BACKTICKS = Pattern.compile("`(db [^`]+)`");

	private static final Pattern COMMAND = Pattern.compile("\\bdb [a-z]+(?: (?:--?[a-z=-]+|-?\\d+|head|base))*");

	private static final Pattern FLAGS = Pattern.compile("(?s)add to the command:\\s+(--\\S.*?)(?:\\n|$)");

	/** Flags that give up values: only a person adds them. */
	private static final Pattern CONSENT = Pattern.compile("--(narrow|drop)\\b");

	private final MisuseDatabase database;

	private final Map<String, String> start;

	private final Map<String, Model> models;

	private final Path root;

	private final StringBuilder told = new StringBuilder();

	private final Set<String> cut = new HashSet<>();

	private final Queue<String> meanwhile = new ArrayDeque<>();

	private String entities = "live";

	MisuseScript(Path root, MisuseDatabase database, Map<String, String> start, Map<String, Model> models)
			throws IOException {
		this.root = root;
		this.start = start;
		this.models = models;
		this.database = database;
		restore();
		service().upgrade(null);
		this.database.sql("insert into \"user\" (username) values ('ann'), ('bob')");
	}

	String play(String text) throws IOException {
		text.lines().filter((line) -> line.startsWith("meanwhile ")).forEach(this.meanwhile::add);
		for (String line : text.lines().toList()) {
			if (line.startsWith("# ")) {
				this.told.append(line).append('\n');
			}
			else if (line.startsWith("entities ")) {
				this.entities = line.substring("entities ".length());
				this.told.append(line).append('\n');
			}
			else if (line.startsWith("given ") || line.startsWith("by hand ")) {
				this.told.append(line).append('\n');
				act(line.replaceFirst("given |by hand ", "").split(" ", 3));
			}
			else if (line.startsWith("on ") || line.startsWith("in ")) {
				this.told.append(line).append('\n');
			}
			else if (line.startsWith("$ ")) {
				follow("$ ", line.substring(2));
			}
		}
		return this.told.toString();
	}

	void assertAtHeadWithAllRows() {
		this.database.begin();
		Told.by(service(), "upgrade").succeeded();
		assertThat(Told.by(service(), "status").succeeded().out()).contains("up to date");
		String name = this.entities.equals("other") ? "login" : "username";
		assertThat(this.database.strings("select " + name + " from \"user\" order by id")).containsExactly("ann",
				"bob");
		this.database.end();
	}

	private void act(String[] words) throws IOException {
		Path file = (words.length > 1) ? this.root.resolve("db").resolve(words[1].replace("%20", " ")) : this.root;
		switch (words[0]) {
			case "restore" -> restore();
			case "write" -> Files.writeString(file, words[2].replace("\\n", "\n"));
			case "append" -> Files.writeString(file, Files.readString(file) + words[2].replace("\\n", "\n"));
			case "replace" -> Files.writeString(file,
					Files.readString(file).replaceAll(words[2].split(" => ")[0], words[2].split(" => ")[1]));
			case "delete" -> Files.delete(file);
			case "link" -> Files.createSymbolicLink(file, Path.of(words[2]));
			case "folder" -> Files.createDirectory(file);
			case "sql" -> this.database.sql(String.join(" ", List.of(words).subList(1, words.length)));
			default -> this.database.act(words[0], String.join(" ", List.of(words).subList(1, words.length)));
		}
	}

	private void restore() throws IOException {
		for (Map.Entry<String, String> file : this.start.entrySet()) {
			Path path = this.root.resolve("db").resolve(file.getKey());
			Files.createDirectories(path.getParent());
			Files.writeString(path, file.getValue());
		}
	}

	private void follow(String prompt, String line) {
		Told answer = Told.by(service(), words(line).subList(1, words(line).size()));
		assertThat(answer.err()).as(line).doesNotContain("\tat ", "Exception", "hush");
		this.told.append(prompt).append(line).append('\n').append(shown(answer));
		Optional<String> next = next(line, answer);
		if (next.isPresent() && this.cut.size() < 4 && this.cut.add(next.get())) {
			Optional.ofNullable(this.meanwhile.poll()).ifPresent(this::actMeanwhile);
			follow("> ", next.get());
		}
		else if (answer.exitCode() == 3 && next.isPresent()) {
			throw new AssertionError("The same flags are asked for again:\n" + this.told);
		}
	}

	private void actMeanwhile(String line) {
		this.told.append(line).append('\n');
		try {
			act(line.substring("meanwhile ".length()).split(" ", 3));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String shown(Told answer) {
		String text = (answer.exitCode() == 0)
				? answer.out().lines().findFirst().map(MisuseScript::shortened).orElse("")
				: answer.out() + answer.err();
		return "[" + answer.exitCode() + "]\n"
				+ this.database.masked(text.replace(this.root.toString(), "/app"))
					.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z", "<time>")
					.replace(System.getProperty("user.dir"), "/here")
					.lines()
					.takeWhile((line) -> !line.startsWith("usage: "))
					.map((line) -> line.isEmpty() ? line : "  " + line)
					.collect(Collectors.joining("\n"))
				+ "\n";
	}

	/** Which options a command has is told elsewhere. */
	private static String shortened(String line) {
		return line.replaceFirst("^(Usage: db(?: [a-z]+)?) \\[.*", "$1 ...") + "\n";
	}

	/** The command to run next, as the message says it. */
	private static Optional<String> next(String line, Told answer) {
		String all = answer.out() + answer.err();
		if (answer.exitCode() == 0) {
			return all.contains("Next: ") ? first(BACKTICKS, all.substring(all.indexOf("Next: "))) : Optional.empty();
		}
		int at = Math.max(all.lastIndexOf("\nfix"), all.lastIndexOf("  fix"));
		String fix = (at < 0) ? all : all.substring(at);
		Matcher meant = Pattern.compile("'([^']+)'.*did you mean `([^`]+)`", Pattern.DOTALL).matcher(all);
		if (meant.find()) {
			return Optional.of(line.replace(meant.group(1), meant.group(2)));
		}
		Matcher quotes = Pattern.compile("quotes keep words together: (-m \"[^\"]*\")").matcher(fix);
		if (quotes.find()) {
			return Optional.of(String.join(" ", words(line).subList(0, 2)) + " " + quotes.group(1));
		}
		Matcher flags = FLAGS.matcher(fix);
		if (flags.find()) {
			String flag = flags.group(1).replaceFirst("\\s+\\(or .*", "");
			return CONSENT.matcher(flag).find() ? Optional.empty() : Optional.of(withFlags(line, flag));
		}
		Matcher nearest = Pattern.compile("The (?:nearest|newest): (\\S+)").matcher(fix);
		if (nearest.find()) {
			return Optional.of(line.replaceFirst("\\S+$", nearest.group(1)));
		}
		if (fix.contains("say which: --database")) {
			return Optional
				.of(line.replaceFirst("--database[= ]\\S+", fix.replaceAll("(?s).*(--database \\S+).*", "$1")));
		}
		if (fix.contains("leave the flag out")) {
			return Optional.of(without(line, all));
		}
		if (fix.contains("run the command again")) {
			return Optional.of(line);
		}
		return first(BACKTICKS, fix).or(() -> first(COMMAND, fix));
	}

	/** A flag takes the place of one that was wrong. */
	private static String withFlags(String line, String flags) {
		String name = words(flags).get(0);
		List<String> kept = new ArrayList<>(words(line));
		int old = kept.indexOf(name);
		if (old > 0) {
			kept.subList(old, old + 2).clear();
		}
		return kept.stream().map(MisuseScript::quoted).collect(Collectors.joining(" ")) + " " + flags.strip();
	}

	private static String without(String line, String message) {
		Matcher unasked = Pattern.compile("Nothing asks about (\\S+?)\\. ").matcher(message);
		String name = unasked.find() ? Pattern.quote(unasked.group(1)) + "(=\\S*)?" : "\\S+";
		return line.replaceFirst(" --[a-z]+[ =]" + name, "");
	}

	private static Optional<String> first(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		return matcher.find() ? Optional.of(matcher.group(matcher.groupCount())) : Optional.empty();
	}

	private static List<String> words(String line) {
		return WORD.matcher(line)
			.results()
			.map((word) -> word.group().replaceAll("\"((?:[^\"\\\\]|\\\\.)*)\"|(?<![\\w=(,])'([^']*)'$", "$1$2"))
			.toList();
	}

	private static String quoted(String word) {
		return word.matches("[^\\s\"]+") ? word : "\"" + word + "\"";
	}

	private MigrationService service() {
		return this.database.bench().with(Objects.requireNonNull(this.models.get(this.entities)));
	}

}
