package io.github.dbmigrate.dialect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dbmigrate.schema.Letters;

/**
 * What the settings of a database change in its dialect.
 *
 * @param freed reserved words that may be bare names, in lower case
 * @param letters how bare names are stored; MariaDB and MySQL: those of tables, which are
 * {@code LOWER} or as they are written
 * @param nulls where an index puts rows without a value
 */
public record DatabaseSettings(Set<String> freed, Letters letters, NullOrdering nulls) {

	/** What holds where nothing is set. */
	public static final DatabaseSettings USUAL = new DatabaseSettings(Set.of(), Letters.UPPER, NullOrdering.LOW);

	/** The settings that {@link #of(Map)} knows. */
	public static final Set<String> NAMES = Set.of("NON_KEYWORDS", "DATABASE_TO_UPPER", "DATABASE_TO_LOWER",
			"DEFAULT_NULL_ORDERING");

	public DatabaseSettings {
		freed = Set.copyOf(freed);
	}

	/**
	 * The settings of a database of which only this one is known.
	 */
	public static DatabaseSettings of(Letters letters) {
		return new DatabaseSettings(Set.of(), letters, NullOrdering.LOW);
	}

	/**
	 * The settings as H2 or its URL tells them.
	 * @param settings the values by name, in upper case
	 */
	public static DatabaseSettings of(Map<String, String> settings) {
		return new DatabaseSettings(words(settings.getOrDefault("NON_KEYWORDS", "")), letters(settings),
				NullOrdering.valueOf(settings.getOrDefault("DEFAULT_NULL_ORDERING", "LOW").toUpperCase(Locale.ROOT)));
	}

	private static Set<String> words(String list) {
		return Arrays.stream(list.split(","))
			.map((word) -> word.strip().toLowerCase(Locale.ROOT))
			.filter((word) -> !word.isEmpty())
			.collect(Collectors.toUnmodifiableSet());
	}

	private static Letters letters(Map<String, String> settings) {
		if (Boolean.parseBoolean(settings.get("DATABASE_TO_LOWER"))) {
			return Letters.LOWER;
		}
		return Boolean.parseBoolean(settings.getOrDefault("DATABASE_TO_UPPER", "true")) ? Letters.UPPER
				: Letters.AS_WRITTEN;
	}

	/**
	 * Where rows without a value are, as H2 calls it.
	 */
	public enum NullOrdering {

		/** As if they were less than any value. */
		LOW,
		/** As if they were greater than any value. */
		HIGH,
		/** First, in any direction. */
		FIRST,
		/** Last, in any direction. */
		LAST;

		boolean first(boolean descending) {
			return switch (this) {
				case LOW -> !descending;
				case HIGH -> descending;
				case FIRST -> true;
				case LAST -> false;
			};
		}

	}

}
