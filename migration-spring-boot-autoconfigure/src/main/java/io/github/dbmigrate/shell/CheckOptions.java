package io.github.dbmigrate.shell;

import io.github.dbmigrate.MigrationService;
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

	CheckReport run(MigrationService service) {
		if (offline()) {
			return new CheckReport(service.checkOffline(), null, true);
		}
		return new CheckReport(service.check(), this.unmapped ? service.unmapped() : null, false);
	}

	private boolean offline() {
		if (this.offline && this.unmapped) {
			throw new MigrationException(Failure.INPUT, "What no entity maps is in the database alone.",
					"leave --offline or --unmapped out");
		}
		return this.offline;
	}

}
