package io.github.dbmigrate.shell;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import picocli.CommandLine.Option;

/**
 * The options of {@code db check}.
 */
final class CheckOptions {

	@Option(names = "--unmapped", description = "List also what no entity maps; it is no difference.")
	private boolean unmapped;

	@Option(names = "--offline", description = "Compare entities, snapshot and files; no connection is opened.")
	private boolean offline;

	boolean unmapped() {
		return this.unmapped;
	}

	boolean offline() {
		if (this.offline && this.unmapped) {
			throw new MigrationException(Failure.INPUT, "What no entity maps is in the database alone.",
					"leave --offline or --unmapped out");
		}
		return this.offline;
	}

}
