package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Decides what only a human can decide: by flags, by policy, by asking. What stays open
 * is gathered, so that one run shows every flag that is missing.
 */
final class Answers {

	private final SqlDialect dialect;

	private final GenerateOptions options;

	private final DropPolicy policy;

	private final List<Question> open = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	private final Set<String> used = new HashSet<>();

	Answers(SqlDialect dialect, GenerateOptions options, DropPolicy policy) {
		this.dialect = dialect;
		this.options = options;
		this.policy = policy;
	}

	/**
	 * Whether a table or column that no entity maps any more may be dropped.
	 */
	boolean mayDrop(TableName table, @Nullable String column) {
		String subject = subject(table, column);
		if (isNamed(this.options.keeps(), subject)) {
			return false;
		}
		if (isNamed(this.options.drops(), subject) || this.policy == DropPolicy.ALLOW) {
			return true;
		}
		return this.policy == DropPolicy.ASK && askToDrop(subject, column != null);
	}

	/**
	 * A column stays that no entity maps any more: where it must have a value, the
	 * application cannot insert rows.
	 */
	Column kept(TableName table, Column column) {
		if (!column.nullable() && column.defaultValue() == null && !column.isIdentity()
				&& column.generatedAs() == null) {
			this.notes.add("Column " + subject(table, column.name()) + " stays NOT NULL without a default, though no "
					+ "entity fills it: the application cannot insert rows until you give it a default or drop the "
					+ "NOT NULL in a migration of your own (db revision).");
		}
		return column;
	}

	/**
	 * What the user should know about the answers.
	 */
	List<String> notes() {
		return List.copyOf(this.notes);
	}

	private boolean askToDrop(String subject, boolean column) {
		String kind = column ? "Column " : "Table ";
		Question question = new Question("drop " + subject,
				kind + subject
						+ " is in the database, but no entity maps it any more. Drop it with its data, or keep it?",
				"--drop " + subject + " (or --keep " + subject + ")", List.of("keep", "drop"));
		String answer = answer(question);
		if (answer == null) {
			this.open.add(question);
		}
		return "drop".equals(answer);
	}

	/**
	 * The expression that fills a column.
	 * @param target the column
	 * @param fallback what fills it without an answer, or {@code null}
	 * @param reason why it needs a value
	 * @param suggestion an expression to offer
	 * @param objections what speaks against an expression; empty when it fits
	 * @return the expression; empty when the question stays open
	 */
	Optional<String> fill(Fills.Target target, @Nullable String fallback, Supplier<String> reason, String suggestion,
			Function<String, List<String>> objections) {
		String subject = subject(target.table(), target.column());
		String given = fillFor(subject);
		String candidate = (given != null) ? given : fallback;
		String why = reason.get();
		while (true) {
			List<String> against = against(candidate, objections);
			if (candidate != null && against.isEmpty()) {
				return Optional.of(candidate);
			}
			String text = (candidate != null)
					? "The fill " + candidate + " does not fit " + subject + ": " + String.join(" ", against) : why;
			Question question = new Question("fill " + subject, text, "--fill " + subject + "=\"" + suggestion + "\"",
					List.of(suggestion));
			candidate = answer(question);
			if (candidate == null) {
				this.open.add(question);
				return Optional.empty();
			}
		}
	}

	/**
	 * The new name of a value of an enum type that goes while others come.
	 * @param type the type
	 * @param value the value that goes
	 * @param come the values that come
	 * @return the new name; empty where the value goes for good, or the question is open
	 */
	Optional<String> renamed(TableName type, String value, List<String> come) {
		String subject = this.dialect.shown(type) + "." + value;
		if (isNamed(this.options.drops(), subject) || !this.dialect.renamesValues()) {
			return Optional.empty();
		}
		Question question = new Question("rename " + subject,
				"Value " + value + " of type " + this.dialect.shown(type) + " goes while " + String.join(", ", come)
						+ " comes. Is it the same under another name, or does it go for good?",
				"--rename " + subject + "=" + come.get(0) + " (or --drop " + subject + ")",
				Stream.concat(come.stream(), Stream.of("drop")).toList());
		String answer = given(this.options.renames(), subject);
		if (answer == null) {
			answer = (this.policy == DropPolicy.ALLOW) ? "drop" : answer(question);
		}
		if (answer == null || !question.suggestions().contains(answer)) {
			this.open.add(question);
			return Optional.empty();
		}
		return answer.equals("drop") ? Optional.empty() : Optional.of(answer);
	}

	private static List<String> against(@Nullable String candidate, Function<String, List<String>> objections) {
		if (candidate == null) {
			return List.of();
		}
		return candidate.isBlank() ? List.of("It is empty.") : objections.apply(candidate);
	}

	/**
	 * Whether a flag gives the value of a column.
	 */
	boolean isGiven(Fills.Target target) {
		return fillFor(subject(target.table(), target.column())) != null;
	}

	private @Nullable String fillFor(String subject) {
		return given(this.options.fills(), subject);
	}

	private @Nullable String given(Map<String, String> flags, String subject) {
		for (Map.Entry<String, String> flag : flags.entrySet()) {
			if (flag.getKey().equalsIgnoreCase(subject)) {
				this.used.add(flag.getKey());
				return flag.getValue();
			}
		}
		return null;
	}

	private @Nullable String answer(Question question) {
		String answer = this.options.asker().ask(question);
		return (answer == null || answer.isBlank()) ? null : answer.strip();
	}

	private boolean isNamed(Set<String> names, String subject) {
		Optional<String> name = names.stream().filter(subject::equalsIgnoreCase).findFirst();
		name.ifPresent(this.used::add);
		return name.isPresent();
	}

	private String subject(TableName table, @Nullable String column) {
		String name = this.dialect.shown(table);
		return (column != null) ? name + "." + this.dialect.shown(column) : name;
	}

	/**
	 * Stops unless every question has an answer and every flag a question.
	 */
	void complete() {
		Set<String> unused = unused();
		if (!this.open.isEmpty()) {
			String text = String.join("\n", this.open.stream().map(Question::text).toList())
					+ (unused.isEmpty() ? "" : "\n" + nobodyAsks(unused));
			String flags = String.join("\n   ", this.open.stream().map(Question::flag).toList());
			throw new MigrationException(Failure.QUESTION, text + "\nNothing was written.",
					"add to the command:\n   " + flags);
		}
		if (!unused.isEmpty()) {
			throw new MigrationException(Failure.INPUT, nobodyAsks(unused) + " Nothing was written.",
					"write table.column as `db migrate --dry-run` shows it, or leave the flag out");
		}
	}

	private Set<String> unused() {
		Set<String> unused = new TreeSet<>(this.options.fills().keySet());
		unused.addAll(this.options.drops());
		unused.addAll(this.options.keeps());
		unused.addAll(this.options.renames().keySet());
		unused.removeAll(this.used);
		return unused;
	}

	private static String nobodyAsks(Set<String> unused) {
		return "Nothing asks about " + String.join(", ", unused) + ".";
	}

}
