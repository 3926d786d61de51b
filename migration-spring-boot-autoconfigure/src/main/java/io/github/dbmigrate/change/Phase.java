package io.github.dbmigrate.change;

/**
 * The order of statements in a file, from top to bottom.
 */
public enum Phase {

	/** Schemas, before anything is put into them. */
	CREATE_SCHEMAS,
	/** Names come first, since everything else speaks of the new ones. */
	RENAME_TABLES,
	/** Names of columns. */
	RENAME_COLUMNS,
	/** Foreign keys go first, so that nothing refers to what changes. */
	DROP_FOREIGN_KEYS,
	/** Indexes, unique constraints, checks and primary keys that go or change. */
	DROP_CONSTRAINTS,
	/** Types, before the columns that have them. */
	CREATE_TYPES,
	/** Sequences, before the tables whose defaults use them. */
	CREATE_SEQUENCES,
	/** New tables, without foreign keys, so that they may refer to each other. */
	CREATE_TABLES,
	/** New tables whose first rows may depend on those of others. */
	CREATE_FILLED_TABLES,
	/** New columns, with their fill. */
	ADD_COLUMNS,
	/** New columns that are computed from others. */
	ADD_COMPUTED_COLUMNS,
	/** Types, nullability, defaults. */
	ALTER_COLUMNS,
	/** Rows that what comes then does not let in get other values. */
	FILL_ROWS,
	/** Primary keys, unique constraints, checks and indexes. */
	ADD_CONSTRAINTS,
	/** Foreign keys, once everything they refer to is there. */
	ADD_FOREIGN_KEYS,
	/** Comments of tables and columns. */
	COMMENTS,
	/** The owners of sequences, before the old ones go. */
	OWN_SEQUENCES,
	/** Columns that are computed from others, before those. */
	DROP_COMPUTED_COLUMNS,
	/** What loses data comes last. */
	DROP_COLUMNS,
	/** Tables. */
	DROP_TABLES,
	/** Sequences, after the tables that used them. */
	DROP_SEQUENCES,
	/** Types, after the columns that had them. */
	DROP_TYPES,
	/** Schemas stay. */
	KEEP_SCHEMAS,
	/** The way back of names comes last. */
	RENAME_COLUMNS_BACK,
	/** Names of tables. */
	RENAME_BACK

}
