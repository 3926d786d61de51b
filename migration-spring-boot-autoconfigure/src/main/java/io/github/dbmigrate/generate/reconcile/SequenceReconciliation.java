package io.github.dbmigrate.generate.reconcile;

import java.util.function.Function;

import io.github.dbmigrate.schema.Numbering;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What a sequence shall be. Options that no entity states stay as they are.
 *
 * @param name its name
 * @param wanted what the model wants, {@code null} for nothing
 * @param last what the last model wanted, {@code null} for nothing
 * @param actual what is there, {@code null} for nothing
 * @param verdict who is right
 */
record SequenceReconciliation(TableName name, @Nullable Sequence wanted, @Nullable Sequence last,
		@Nullable Sequence actual, Verdict verdict) {

	@Nullable Sequence target() {
		Long increment = this.verdict.on("sequence " + this.name, facet(this.wanted, Numbering::increment),
				facet(this.last, Numbering::increment), facet(this.actual, Numbering::increment));
		if (increment == null) {
			return null;
		}
		if (this.actual != null) {
			return this.actual.withNumbering(stated(this.actual.start(), increment));
		}
		return (this.wanted != null) ? this.wanted.withNumbering(this.wanted.numbering().includingStart()) : null;
	}

	private Numbering stated(long start, long increment) {
		return new Numbering(start, increment, option("minvalue", Numbering::minimum),
				option("maxvalue", Numbering::maximum), option("cache", Numbering::cache),
				option("cycle", SequenceReconciliation::cycle) != null);
	}

	private <T> @Nullable T option(String option, Function<Numbering, @Nullable T> value) {
		T stated = facet(this.wanted, value);
		T there = facet(this.actual, value);
		return (stated == null) ? there
				: this.verdict.on(option + " of sequence " + this.name, stated, facet(this.last, value), there);
	}

	private static @Nullable Boolean cycle(Numbering numbering) {
		return numbering.cycle() ? Boolean.TRUE : null;
	}

	private static <T> @Nullable T facet(@Nullable Sequence sequence, Function<Numbering, @Nullable T> value) {
		return (sequence != null) ? value.apply(sequence.numbering()) : null;
	}

}
