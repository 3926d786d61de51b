package io.github.dbmigrate.generate.rows;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.dbmigrate.change.Cast;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.ask.Question;

/**
 * Asks how the values of a column take another type, until an answer fits the rows.
 *
 * @param subject the column, as flags have it
 * @param reason what becomes of the values
 * @param narrows whether the database can do it, with values cut off or rounded
 * @param suggestion an expression to offer
 * @param objections what speaks against an expression; empty when it fits
 */
record CastQuestion(String subject, String reason, boolean narrows, String suggestion,
		Function<String, List<String>> objections) {

	private static final String NARROW = "narrow";

	/**
	 * The cast; empty when the question stays open.
	 * @param key whether rows are found by the column
	 */
	Optional<Cast> ask(Answers answers, boolean key) {
		boolean narrow = answers.isGiven(Kind.NARROW, this.subject);
		Optional<String> candidate = answers.given(Kind.CAST, this.subject)
			.or(() -> narrow ? Optional.of(NARROW) : Optional.empty());
		String text = candidate.map(this::objection).orElse(this.reason);
		while (candidate.isEmpty() || !text.isEmpty()) {
			candidate = answers.ask(question(text));
			if (candidate.isEmpty()) {
				return Optional.empty();
			}
			text = objection(candidate.get());
		}
		return candidate
			.map((answer) -> answer.equals(NARROW) ? new Cast.Narrowed() : new Cast.Expression(answer, key));
	}

	private Question question(String text) {
		String cast = Kind.CAST.flag() + " " + this.subject + "=\"" + this.suggestion + "\"";
		return this.narrows ? new Question("cast " + this.subject, text,
				Kind.NARROW.flag() + " " + this.subject + " (or " + cast + ")", List.of(NARROW, this.suggestion))
				: new Question("cast " + this.subject, text, cast, List.of(this.suggestion));
	}

	private String objection(String candidate) {
		if (candidate.equals(NARROW)) {
			return this.narrows ? "" : this.reason;
		}
		List<String> against = candidate.isBlank() ? List.of("It is empty.") : this.objections.apply(candidate);
		return against.isEmpty() ? ""
				: "The cast " + candidate + " does not fit " + this.subject + ": " + String.join(" ", against);
	}

}
