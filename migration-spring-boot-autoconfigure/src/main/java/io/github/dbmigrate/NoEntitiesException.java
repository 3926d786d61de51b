package io.github.dbmigrate;

import io.github.dbmigrate.schema.MigrationException;

/**
 * A database of which no entity says what it should be: where several are asked, it is
 * passed over.
 */
public final class NoEntitiesException extends MigrationException {

	/**
	 * @param problem what happened, where, and what was and was not changed
	 * @param remedy what mends it
	 */
	public NoEntitiesException(String problem, String remedy) {
		super(Failure.INPUT, problem, remedy);
	}

}
