package io.github.dbmigrate.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A sequence that no identity column owns.
 *
 * @param name the name of the sequence
 * @param numbering how its numbers follow each other
 * @param type the type of its numbers where it is not the usual one of the database, or
 * {@code null}
 * @param owner the column with which it goes, or {@code null} for none
 * @param feeds the columns whose values entities take from it; empty when read from a
 * database
 */
public record Sequence(TableName name, Numbering numbering, @Nullable String type, @Nullable ColumnName owner,
		List<ColumnName> feeds) {

	public Sequence {
		feeds = List.copyOf(feeds);
	}

	/**
	 * A sequence that leaves all else to the database.
	 */
	public Sequence(TableName name, long start, long increment) {
		this(name, Numbering.of(start, increment), null, null, List.of());
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
		return withNumbering(this.numbering.withIncrement(increment));
	}

	/**
	 * This sequence with another numbering.
	 */
	public Sequence withNumbering(Numbering numbering) {
		return new Sequence(this.name, numbering, this.type, this.owner, this.feeds);
	}

	/**
	 * This sequence, feeding these columns.
	 */
	public Sequence feeding(List<ColumnName> feeds) {
		return new Sequence(this.name, this.numbering, this.type, this.owner, feeds);
	}

	/**
	 * This sequence with another owner.
	 * @param owner the column with which it goes, or {@code null} for none
	 */
	public Sequence ownedBy(@Nullable ColumnName owner) {
		return new Sequence(this.name, this.numbering, this.type, owner, this.feeds);
	}

	/**
	 * A column of a table.
	 *
	 * @param table the table of the column
	 * @param column the column
	 */
	public record ColumnName(TableName table, String column) implements Comparable<ColumnName> {

		@Override
		public int compareTo(ColumnName other) {
			int order = this.table.compareTo(other.table);
			return (order != 0) ? order : this.column.compareTo(other.column);
		}

	}

}
