package io.github.dbmigrate.entities;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dbmigrate.schema.Numbering;
import org.jspecify.annotations.Nullable;

/**
 * What the options of a sequence or identity say, as an entity writes them.
 */
final class StatedNumbering {

	private final String options;

	private StatedNumbering(String options) {
		this.options = options;
	}

	/**
	 * The numbering that options state.
	 * @param options the options, or {@code null} for none
	 * @param usual what holds where they say nothing
	 */
	static Numbering of(@Nullable String options, Numbering usual) {
		return (options == null) ? usual : new StatedNumbering(options.toLowerCase(Locale.ROOT)).over(usual);
	}

	private Numbering over(Numbering usual) {
		return new Numbering(orElse(number("start"), usual.start()), orElse(number("increment"), usual.increment()),
				number("minvalue"), number("maxvalue"), number("cache"),
				this.options.matches("(?s).*(?<!no ?)cycle.*"));
	}

	private @Nullable Long number(String option) {
		Matcher matcher = Pattern.compile("(?<!no )" + option + "(?: with| by)? (-?\\d+)").matcher(this.options);
		return matcher.find() ? Long.valueOf(matcher.group(1)) : null;
	}

	private static long orElse(@Nullable Long stated, long other) {
		return (stated != null) ? stated : other;
	}

}
