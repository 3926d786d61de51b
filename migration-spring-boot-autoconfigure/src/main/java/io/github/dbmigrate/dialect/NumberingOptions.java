package io.github.dbmigrate.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.dbmigrate.schema.Numbering;
import org.jspecify.annotations.Nullable;

/**
 * The options of a sequence or identity that lead from one numbering to another.
 */
final class NumberingOptions {

	private final List<String> words = new ArrayList<>();

	private NumberingOptions() {
	}

	/**
	 * The options that differ.
	 * @param usualCache how many values a session takes at once unless told otherwise
	 */
	static List<String> between(Numbering before, Numbering after, long usualCache) {
		NumberingOptions options = new NumberingOptions();
		options.number("increment by", before.increment(), after.increment());
		options.limit("minvalue", before.minimum(), after.minimum());
		options.limit("maxvalue", before.maximum(), after.maximum());
		options.number("start with", before.start(), after.start());
		if (!Objects.equals(before.cache(), after.cache())) {
			options.words.add("cache " + ((after.cache() != null) ? after.cache() : usualCache));
		}
		if (before.cycle() != after.cycle()) {
			options.words.add(after.cycle() ? "cycle" : "no cycle");
		}
		return options.words;
	}

	private void number(String word, long before, long after) {
		if (before != after) {
			this.words.add(word + " " + after);
		}
	}

	private void limit(String word, @Nullable Long before, @Nullable Long after) {
		if (!Objects.equals(before, after)) {
			this.words.add((after != null) ? word + " " + after : "no " + word);
		}
	}

}
