package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.Decisions.Kind;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Where answers come from: decisions made before, else whoever can be asked. What stays
 * open is gathered, so that one run shows every flag that is missing; a decision that
 * answers no question is refused in the end.
 */
final class Answers {

	private final SqlDialect dialect;

	private final Decisions decisions;

	private final Asker asker;

	private final DropPolicy drops;

	private final List<Question> open = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	private final List<RowCount> counts = new ArrayList<>();

	private final Map<Kind, Set<String>> used = new EnumMap<>(Kind.class);

	private final Map<Kind, Set<String>> settled = new EnumMap<>(Kind.class);

	Answers(SqlDialect dialect, GenerateOptions options, DropPolicy drops) {
		this.dialect = dialect;
		this.decisions = options.decisions();
		this.asker = options.asker();
		this.drops = drops;
	}

	/**
	 * Nobody asks and nobody answers: what is gone may go.
	 */
	static Answers dropping(SqlDialect dialect) {
		return new Answers(dialect, GenerateOptions.of(null), DropPolicy.ALLOW);
	}

	/**
	 * A decision about a subject, in any letter case.
	 */
	Optional<String> given(Kind kind, String subject) {
		for (Map.Entry<String, String> decision : this.decisions.of(kind).entrySet()) {
			if (decision.getKey().equalsIgnoreCase(subject)) {
				this.used.computeIfAbsent(kind, (key) -> new HashSet<>()).add(decision.getKey());
				return Optional.of(decision.getValue());
			}
		}
		return Optional.empty();
	}

	boolean isGiven(Kind kind, String subject) {
		return given(kind, subject).isPresent() || this.settled.getOrDefault(kind, Set.of()).contains(subject);
	}

	/**
	 * Takes what answered one question for an answer to another too.
	 */
	void settle(Kind kind, String subject) {
		this.settled.computeIfAbsent(kind, (key) -> new HashSet<>()).add(subject);
	}

	/**
	 * The decisions of a kind that answered nothing so far.
	 */
	SortedMap<String, String> unused(Kind kind) {
		SortedMap<String, String> unused = new TreeMap<>(this.decisions.of(kind));
		unused.keySet().removeAll(this.used.getOrDefault(kind, Set.of()));
		return unused;
	}

	/**
	 * Asks; without an answer the question stays open.
	 */
	Optional<String> ask(Question question) {
		String answer = this.asker.ask(question);
		if (answer == null || answer.isBlank()) {
			this.open.add(question);
			return Optional.empty();
		}
		return Optional.of(answer.strip());
	}

	/**
	 * Leaves a question open that got an answer which does not do.
	 */
	void leaveOpen(Question question) {
		this.open.add(question);
	}

	/**
	 * The application's rule for tables and columns that no entity maps any more.
	 */
	DropPolicy drops() {
		return this.drops;
	}

	/**
	 * The name of a table or column as flags and messages have it.
	 */
	String subject(TableName table, @Nullable String column) {
		String name = this.dialect.shown(table);
		return (column != null) ? name + "." + this.dialect.shown(column) : name;
	}

	/**
	 * Tells the user more about an answer.
	 */
	void note(String note) {
		this.notes.add(note);
	}

	List<String> notes() {
		return List.copyOf(this.notes);
	}

	/**
	 * Tells the user how many rows get the value of an answer.
	 */
	void count(RowCount count) {
		this.counts.add(count);
	}

	/**
	 * The rows that get another value, but for tables of which no change is left.
	 */
	List<RowCount> counts(Customized customized) {
		Set<String> untouched = subjects(customized.refused());
		untouched.removeAll(subjects(customized.changes()));
		return this.counts.stream().filter((count) -> !untouched.contains(count.table())).toList();
	}

	private Set<String> subjects(List<Change> changes) {
		Set<String> subjects = new HashSet<>();
		changes.forEach((change) -> subjects.add(subject(change.subject(), null)));
		return subjects;
	}

	/**
	 * Stops unless every question has an answer and every decision a question.
	 */
	void complete() {
		Set<String> unused = unused();
		if (!this.open.isEmpty()) {
			String text = String.join("\n", this.open.stream().map(Question::text).toList())
					+ (unused.isEmpty() ? "" : "\n" + nobodyAsks(unused));
			throw new MigrationException(Failure.QUESTION, text + "\nNothing was written.", remedy());
		}
		if (!unused.isEmpty()) {
			throw new MigrationException(Failure.INPUT, nobodyAsks(unused) + " Nothing was written.",
					"write table.column as `db migrate --dry-run` shows it, or leave the flag out");
		}
	}

	private String remedy() {
		List<String> flags = this.open.stream().map(Question::flag).filter((flag) -> !flag.isEmpty()).toList();
		return flags.isEmpty() ? "mend the rows first: db revision -m \"...\""
				: "add to the command:\n   " + String.join("\n   ", flags);
	}

	private Set<String> unused() {
		Set<String> unused = new TreeSet<>();
		this.decisions.answers().keySet().forEach((kind) -> unused.addAll(unused(kind).keySet()));
		return unused;
	}

	private static String nobodyAsks(Set<String> unused) {
		return "Nothing asks about " + String.join(", ", unused) + ".";
	}

}
