package io.github.dbmigrate.generate.ask;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody decided before the question came up, by flags or in a file.
 *
 * @param answers the answer for each subject ({@code person}, {@code user.mail}), by kind
 */
public record Decisions(Map<Kind, SortedMap<String, String>> answers) {

	/** Nothing is decided. */
	public static final Decisions NONE = new Decisions(Map.of());

	public Decisions {
		Map<Kind, SortedMap<String, String>> copy = new EnumMap<>(Kind.class);
		answers.forEach((kind, subjects) -> copy.put(kind, Collections.unmodifiableSortedMap(new TreeMap<>(subjects))));
		answers = Collections.unmodifiableMap(copy);
	}

	/**
	 * These and one more; a decision about the same subject gives way.
	 */
	public Decisions with(Kind kind, String subject, String answer) {
		Map<Kind, SortedMap<String, String>> all = new EnumMap<>(Kind.class);
		all.putAll(this.answers);
		SortedMap<String, String> subjects = new TreeMap<>(of(kind));
		subjects.put(subject, answer);
		all.put(kind, subjects);
		return new Decisions(all);
	}

	/**
	 * These and all of others, which win.
	 */
	public Decisions with(Kind kind, Map<String, String> others) {
		Decisions decisions = this;
		for (Map.Entry<String, String> other : others.entrySet()) {
			decisions = decisions.with(kind, other.getKey(), other.getValue());
		}
		return decisions;
	}

	/**
	 * The answers of a kind by subject.
	 */
	public SortedMap<String, String> of(Kind kind) {
		return this.answers.getOrDefault(kind, Collections.emptySortedMap());
	}

	/**
	 * What a decision is about.
	 */
	public enum Kind {

		/** The expression that fills a column. */
		FILL,
		/** The expression that makes values of another type. */
		CAST,
		/**
		 * A column whose values may be cut off or rounded; without an answer of its own.
		 */
		NARROW,
		/** A table, a column or a value that may go; without an answer of its own. */
		DROP,
		/** A table or column that stays; without an answer of its own. */
		KEEP,
		/** The new name of a table, a column or a value. */
		RENAME;

		/**
		 * Whether there is an answer besides that it is decided.
		 */
		boolean isAnswered() {
			return this == FILL || this == CAST || this == RENAME;
		}

		/**
		 * The option that says it on the command line.
		 */
		public String flag() {
			return "--" + name().toLowerCase(Locale.ROOT);
		}

	}

}
