package io.github.dbmigrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence that no identity column owns.
 *
 * @param name the name of the sequence
 * @param numbering how its numbers follow each other
 * @param type the type of its numbers where it is not the usual one of the database, or
 * {@code null}
 * @param owner the column with which it goes, or {@code null} for none
 */
public record Sequence(TableName name, Numbering numbering, @Nullable String type, @Nullable Owner owner) {

	/**
	 * A sequence that leaves all else to the database.
	 */
	public Sequence(TableName name, long start, long increment) {
		this(name, Numbering.of(start, increment), null, null);
	}

	/**
	 * The first value.
	 */
	public long start() {
		return this.numbering.start();
	}

	/**
	 * The step between two values.
	 */
	public long increment() {
		return this.numbering.increment();
	}

	/**
	 * This sequence with another step.
	 */
	public Sequence withIncrement(long increment) {
		return new Sequence(this.name, this.numbering.withIncrement(increment), this.type, this.owner);
	}

	/**
	 * A column that owns a sequence.
	 *
	 * @param table the table of the column
	 * @param column the column
	 */
	public record Owner(TableName table, String column) {
	}

}
