package io.github.dbmigrate.generate.rows;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.ask.Question;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the expression that fills a column, until one fits the rows.
 *
 * @param subject the column, as flags have it
 * @param fallback what fills it without an answer, or {@code null}
 * @param reason why it needs a value
 * @param suggestion an expression to offer
 * @param objections what speaks against an expression; empty when it fits
 */
public record FillQuestion(String subject, @Nullable String fallback, Supplier<String> reason, String suggestion,
		Function<String, List<String>> objections) {

	/**
	 * The expression; empty when the question stays open.
	 */
	public Optional<String> ask(Answers answers) {
		Optional<String> candidate = answers.given(Kind.FILL, this.subject)
			.or(() -> Optional.ofNullable(this.fallback));
		String text = candidate.map(this::objection).orElseGet(this.reason);
		while (candidate.isEmpty() || !text.isEmpty()) {
			candidate = answers.ask(question(text, answers.elsewhere(this.subject)));
			if (candidate.isEmpty()) {
				return candidate;
			}
			text = objection(candidate.get());
		}
		answers.fits(this.subject, candidate.get());
		return candidate;
	}

	private Question question(String text, Optional<String> elsewhere) {
		return new Question("fill " + this.subject, text,
				Kind.FILL.flag() + " " + this.subject + "=\"" + this.suggestion + "\"",
				Stream.concat(elsewhere.stream(), Stream.of(this.suggestion)).distinct().toList());
	}

	/**
	 * What speaks against an expression, empty for nothing.
	 */
	private String objection(String candidate) {
		List<String> against = candidate.isBlank() ? List.of("It is empty.") : this.objections.apply(candidate);
		return against.isEmpty() ? ""
				: "The fill " + candidate + " does not fit " + this.subject + ": " + String.join(" ", against);
	}

}
