package io.github.dbmigrate.generate.ask;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Where answers come from: decisions made before, else whoever can be asked. What stays
 * open is gathered, so that one run shows every flag that is missing; a decision that
 * answers no question is refused in the end.
 */
public final class Answers {

	private final SqlDialect dialect;

	private final Decisions decisions;

	private final Asker asker;

	private final DropPolicy drops;

	private final List<Question> open = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	private final List<RowCount> counts = new ArrayList<>();

	private final Map<String, String> fitting = new HashMap<>();

	private final Map<Kind, Set<String>> used = new EnumMap<>(Kind.class);

	private final Map<Kind, Set<String>> settled = new EnumMap<>(Kind.class);

	public Answers(SqlDialect dialect, Decisions decisions, Asker asker, DropPolicy drops) {
		this.dialect = dialect;
		this.decisions = decisions;
		this.asker = asker;
		this.drops = drops;
	}

	/**
	 * Nobody asks and nobody answers: what is gone may go.
	 */
	public static Answers dropping(SqlDialect dialect) {
		return new Answers(dialect, Decisions.NONE, Asker.NOBODY, DropPolicy.ALLOW);
	}

	/**
	 * A decision about a subject, in any letter case. A fill may be for a column of all
	 * tables; one for the column itself goes first.
	 */
	public Optional<String> given(Kind kind, String subject) {
		Optional<String> own = decided(kind, subject);
		return (own.isEmpty() && kind == Kind.FILL) ? decided(kind, ofAllTables(subject)) : own;
	}

	private Optional<String> decided(Kind kind, String subject) {
		for (Map.Entry<String, String> decision : this.decisions.of(kind).entrySet()) {
			if (decision.getKey().equalsIgnoreCase(subject)) {
				this.used.computeIfAbsent(kind, (key) -> new HashSet<>()).add(decision.getKey());
				return Optional.of(decision.getValue());
			}
		}
		return Optional.empty();
	}

	private static String ofAllTables(String subject) {
		return "*" + subject.substring(Math.max(0, subject.lastIndexOf('.')));
	}

	public boolean isGiven(Kind kind, String subject) {
		return given(kind, subject).isPresent() || this.settled.getOrDefault(kind, Set.of()).contains(subject);
	}

	/**
	 * Takes what answered one question for an answer to another too.
	 */
	public void settle(Kind kind, String subject) {
		this.settled.computeIfAbsent(kind, (key) -> new HashSet<>()).add(subject);
	}

	/**
	 * The decisions of a kind that answered nothing so far.
	 */
	public SortedMap<String, String> unused(Kind kind) {
		SortedMap<String, String> unused = new TreeMap<>(this.decisions.of(kind));
		unused.keySet().removeAll(this.used.getOrDefault(kind, Set.of()));
		return unused;
	}

	/**
	 * Asks; without an answer the question stays open.
	 */
	public Optional<String> ask(Question question) {
		String answer = this.asker.ask(question);
		if (answer == null || answer.isBlank()) {
			this.open.add(question);
			return Optional.empty();
		}
		return Optional.of(answer.strip());
	}

	/**
	 * Notes what fits a column.
	 */
	public void fits(String subject, String answer) {
		this.fitting.put(ofAllTables(subject), answer);
	}

	/**
	 * What fits the column of that name in another table.
	 */
	public Optional<String> elsewhere(String subject) {
		return Optional.ofNullable(this.fitting.get(ofAllTables(subject)));
	}

	/**
	 * Leaves a question open that got an answer which does not do.
	 */
	public void leaveOpen(Question question) {
		this.open.add(question);
	}

	/**
	 * The application's rule for tables and columns that no entity maps any more.
	 */
	public DropPolicy drops() {
		return this.drops;
	}

	/**
	 * The name of a table or column as flags and messages have it.
	 */
	public String subject(TableName table, @Nullable String column) {
		String name = this.dialect.shown(table);
		return (column != null) ? name + "." + this.dialect.shown(column) : name;
	}

	/**
	 * Tells the user more about an answer.
	 */
	public void note(String note) {
		this.notes.add(note);
	}

	public List<String> notes() {
		return List.copyOf(this.notes);
	}

	/**
	 * Tells the user how many rows get the value of an answer.
	 */
	public void count(RowCount count) {
		this.counts.add(count);
	}

	/**
	 * The rows that get another value, but for tables of which no change is left.
	 */
	public List<RowCount> counts(List<Change> made, List<Change> refused) {
		Set<String> untouched = subjects(refused);
		untouched.removeAll(subjects(made));
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
	public void complete() {
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
				: "add to the command:\n   " + String.join("\n   ", flags) + repeated();
	}

	/** A column that many tables get, as a base class of entities gives them. */
	private String repeated() {
		Map<String, Long> columns = this.open.stream()
			.filter((question) -> question.id().startsWith("fill "))
			.collect(Collectors.groupingBy((question) -> ofAllTables(question.id()), TreeMap::new,
					Collectors.counting()));
		return columns.entrySet()
			.stream()
			.filter((column) -> column.getValue() > 1)
			.map((column) -> "\n(one for all " + column.getValue() + " tables: --fill \"" + column.getKey() + "=...\")")
			.collect(Collectors.joining());
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
