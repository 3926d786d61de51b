package io.github.dbmigrate.hazard;

/**
 * What is special about a fact.
 */
enum Trait {

	/** Inside a column: no value may be missing. */
	NOT_NULL,
	/** The column has a default. */
	DEFAULT,
	/** The default is another value for each row. */
	VOLATILE,
	/** The default is an expression and no literal. */
	EXPRESSION,
	/** The database numbers the rows. */
	IDENTITY,
	/** The column is computed. */
	GENERATED,
	/** What is computed is kept in the row. */
	STORED,
	/** Duplicates are refused. */
	UNIQUE,
	/** Others go on while it runs. */
	CONCURRENTLY,
	/** Rows that are there are not checked. */
	NOT_VALID,
	/** An index that is there becomes the constraint. */
	USING_INDEX,
	/** Nothing happens where it is there, or not there. */
	CONDITIONAL,
	/** What depends on it goes with it. */
	CASCADE,
	/** A foreign key that stands beside a column. */
	INLINE,
	/** Some rows only. */
	FILTERED,
	/** How a value becomes one of the new type is stated. */
	CONVERTED,
	/** The table is made in the same file. */
	TABLE_CREATED,
	/** All columns are made in the same file. */
	COLUMNS_CREATED,
	/** The referenced table is made in the same file. */
	REFERENCED_CREATED,
	/** The rows got their values earlier in the file. */
	FILLED,
	/** A valid constraint earlier in the file says the same. */
	PROVEN,
	/** The same comes back later in the file, or went earlier. */
	REPLACED,
	/** It runs inside a transaction. */
	TRANSACTIONAL,
	/** The transaction holds a lock on the table against reads. */
	LOCKED,
	/** A check constraint speaks of the column. */
	CHECKED,
	/** An index begins with the columns. */
	INDEXED,
	/** The file has statements that run in a transaction and others that must not. */
	MIXED,
	/** The value is used later in the file. */
	USED

}
