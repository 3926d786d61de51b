package io.github.dbmigrate.generate.ask;

/**
 * What happens to a table or column that the last model had and this one has not.
 */
public enum DropPolicy {

	/** A question; without an answer nothing is written. */
	ASK,
	/** It is dropped. */
	ALLOW,
	/** It stays. */
	NEVER

}
