package io.github.dbmigrate.generate.rename;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.generate.ask.Question;

/**
 * Asks whether what goes is what comes under another name.
 */
final class RenameQuestion {

	private static final String RENAME = "rename to ";

	private static final double LIKELY = 2;

	private final Answers answers;

	RenameQuestion(Answers answers) {
		this.answers = answers;
	}

	/**
	 * The new names by the old ones, as far as somebody says so; the most likely pairs
	 * are asked about first.
	 */
	<N> Map<N, N> ask(List<Candidate<N>> candidates) {
		Map<N, N> found = new LinkedHashMap<>();
		List<Candidate<N>> left = new ArrayList<>(candidates);
		left.sort(Comparator.comparingDouble((Candidate<N> one) -> -one.likeness())
			.thenComparing(Candidate::subject)
			.thenComparing(Candidate::name));
		while (!left.isEmpty()) {
			N before = left.get(0).before();
			List<Candidate<N>> choice = left.stream().filter((one) -> one.before().equals(before)).toList();
			chosen(choice).ifPresent((one) -> {
				found.put(before, one.after());
				left.removeIf((other) -> other.after().equals(one.after()));
			});
			left.removeAll(choice);
		}
		return found;
	}

	private <N> Optional<Candidate<N>> chosen(List<Candidate<N>> choice) {
		Candidate<N> best = choice.get(0);
		if (this.answers.drops() != DropPolicy.ASK) {
			if (best.likeness() >= LIKELY) {
				this.answers.note(best.kind() + " " + best.subject() + " goes while " + best.text()
						+ " comes. If it is the same under another name: db migrate " + flag(best));
			}
			return Optional.empty();
		}
		Question question = question(choice);
		Optional<String> answer = this.answers.ask(question);
		if (answer.isEmpty()) {
			return Optional.of(best);
		}
		return chosen(choice, question, answer.get());
	}

	private <N> Optional<Candidate<N>> chosen(List<Candidate<N>> choice, Question question, String answer) {
		if (answer.equals("drop") || answer.equals("keep")) {
			this.answers.settle(answer.equals("drop") ? Kind.DROP : Kind.KEEP, choice.get(0).subject());
			return Optional.empty();
		}
		String name = answer.startsWith(RENAME) ? answer.substring(RENAME.length()) : answer;
		Optional<Candidate<N>> chosen = choice.stream().filter((one) -> one.name().equalsIgnoreCase(name)).findFirst();
		if (chosen.isEmpty()) {
			this.answers.leaveOpen(question);
		}
		return chosen.or(() -> Optional.of(choice.get(0)));
	}

	private static <N> Question question(List<Candidate<N>> choice) {
		Candidate<N> best = choice.get(0);
		String comes = String.join(", ", choice.stream().map(Candidate::text).toList());
		return new Question("rename " + best.subject(),
				best.kind() + " " + best.subject() + " is in the database, but no entity maps it any more, while "
						+ comes + ((choice.size() > 1) ? " come" : " comes")
						+ ". Is it the same under another name, or drop it with its data?",
				flag(best) + " (or --drop " + best.subject() + ", --keep " + best.subject() + ")",
				Stream.concat(choice.stream().map((one) -> RENAME + one.name()), Stream.of("drop", "keep")).toList());
	}

	private static String flag(Candidate<?> candidate) {
		return Kind.RENAME.flag() + " " + candidate.subject() + "=" + candidate.name();
	}

	/**
	 * What may be one thing under two names.
	 *
	 * @param before the name that goes
	 * @param after the name that comes
	 * @param kind whether it is a table or a column
	 * @param subject the one that goes, as flags have it
	 * @param name the one that comes, as flags have it
	 * @param text the one that comes, for people
	 * @param likeness how likely it is
	 */
	record Candidate<N>(N before, N after, String kind, String subject, String name, String text, double likeness) {
	}

}
