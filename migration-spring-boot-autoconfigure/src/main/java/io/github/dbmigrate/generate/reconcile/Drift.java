package io.github.dbmigrate.generate.reconcile;

/**
 * What to do where a database and the files disagree.
 */
public enum Drift {

	/** The database is wrong: the file brings it to the model. */
	DATABASE,
	/** The snapshot is right: the difference is ignored here. */
	SNAPSHOT,
	/** The database is right: the file makes what it has, and is stamped here. */
	ADOPT

}
