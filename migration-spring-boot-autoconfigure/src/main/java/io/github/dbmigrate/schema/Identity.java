package io.github.dbmigrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * How the database numbers the rows of a column. An entity only says that it does; the
 * rest is what the database has, so that a change keeps it.
 *
 * @param kind by which means
 * @param numbering how the numbers follow each other
 * @param sequence the sequence of a serial column, else {@code null}
 */
public record Identity(Kind kind, Numbering numbering, @Nullable TableName sequence) {

	/** What Hibernate makes. */
	public static final Identity DEFAULT = new Identity(Kind.BY_DEFAULT, Numbering.DEFAULT, null);

	/**
	 * The means by which a database numbers rows.
	 */
	public enum Kind {

		/** Unless a row brings a number (also {@code auto_increment}). */
		BY_DEFAULT,

		/** Whatever the row brings. */
		ALWAYS,

		/** By a sequence that the column owns and takes its default from. */
		SERIAL

	}

}
