package io.github.dbmigrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * How numbers follow each other in a sequence or an identity column.
 *
 * @param start the first value
 * @param increment the step between two values
 * @param minimum the least value, or {@code null} for the one that the database takes by
 * itself
 * @param maximum the greatest value, or {@code null} for the one that the database takes
 * by itself
 * @param cache how many values a session takes at once, or {@code null} for the number
 * that the database takes by itself
 * @param cycle whether it begins anew behind the last value
 */
public record Numbering(long start, long increment, @Nullable Long minimum, @Nullable Long maximum,
		@Nullable Long cache, boolean cycle) {

	/** From one, in steps of one. */
	public static final Numbering DEFAULT = of(1, 1);

	/**
	 * A numbering that leaves all else to the database.
	 */
	public static Numbering of(long start, long increment) {
		return new Numbering(start, increment, null, null, null, false);
	}

	/**
	 * This numbering between two values, which are left out where a number of so many
	 * bits has no others.
	 */
	public Numbering within(long minimum, long maximum, int bits) {
		long greatest = Long.MAX_VALUE >> (64 - bits);
		boolean up = this.increment > 0;
		boolean usualMinimum = up ? minimum == 1 : minimum <= -greatest;
		boolean usualMaximum = up ? maximum >= greatest - 1 : maximum == -1;
		return new Numbering(this.start, this.increment, usualMinimum ? null : minimum, usualMaximum ? null : maximum,
				this.cache, this.cycle);
	}

	/**
	 * This numbering without the limits and the cache that are usual.
	 * @param usualCache how many values a session takes at once unless told otherwise
	 */
	public Numbering withoutUsual(long usualCache) {
		boolean up = this.increment > 0;
		long least = (this.minimum != null) ? this.minimum : up ? 1 : Long.MIN_VALUE;
		long greatest = (this.maximum != null) ? this.maximum : up ? Long.MAX_VALUE : -1;
		return within(least, greatest, Long.SIZE).caching((this.cache != null) ? this.cache : usualCache, usualCache);
	}

	/**
	 * This numbering with limits that include its first value.
	 */
	public Numbering includingStart() {
		boolean below = this.increment > 0 && this.start < 1 && this.minimum == null;
		boolean above = this.increment < 0 && this.start > -1 && this.maximum == null;
		return new Numbering(this.start, this.increment, below ? Long.valueOf(this.start) : this.minimum,
				above ? Long.valueOf(this.start) : this.maximum, this.cache, this.cycle);
	}

	/**
	 * This numbering with so many values at once, which is left out where it is usual.
	 */
	public Numbering caching(long cache, long usual) {
		return new Numbering(this.start, this.increment, this.minimum, this.maximum, (cache == usual) ? null : cache,
				this.cycle);
	}

	/**
	 * This numbering, beginning anew behind the last value or not.
	 */
	public Numbering cycling(boolean cycle) {
		return new Numbering(this.start, this.increment, this.minimum, this.maximum, this.cache, cycle);
	}

	/**
	 * How many numbers there are before it ends or begins anew.
	 * @param greatest the greatest number that there is room for
	 */
	public long room(long greatest) {
		boolean up = this.increment > 0;
		long last = up ? Math.min(greatest, (this.maximum != null) ? this.maximum : greatest)
				: Math.max(-greatest, (this.minimum != null) ? this.minimum : -greatest);
		return Math.max(0, (last - this.start) / this.increment + 1);
	}

	/**
	 * This numbering with another step.
	 */
	public Numbering withIncrement(long increment) {
		return new Numbering(this.start, increment, this.minimum, this.maximum, this.cache, this.cycle);
	}

}
