package io.github.dbmigrate.shell;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of {@code db check}.
 */
final class CheckOptions {

	@Option(names = "--unmapped", description = "List also what no entity maps; it is no difference.")
	private boolean unmapped;

	@Option(names = "--offline", description = "Compare entities, snapshot and files; no connection is opened.")
	private boolean offline;

	@Option(names = "--from", paramLabel = "database|files", defaultValue = "database",
			description = "What the entities are compared with: this database, or an empty one in which all files "
					+ "run; this one is then neither read nor changed.")
	private From from = From.DATABASE;

	@Mixin
	private Placeholders placeholders = new Placeholders();

	CheckReport run(MigrationService plain) {
		MigrationService service = this.placeholders.in(plain);
		if (this.from == From.FILES) {
			requireAlone();
			return new CheckReport(service.checkFiles(), null, true);
		}
		if (offline()) {
			return new CheckReport(service.checkOffline(), null, true);
		}
		return new CheckReport(service.check(), this.unmapped ? service.unmapped() : null, false);
	}

	private void requireAlone() {
		if (this.offline || this.unmapped) {
			throw new MigrationException(Failure.INPUT,
					"--from=files compares with what files make, not with this database.",
					"leave --from, or --offline and --unmapped, out");
		}
	}

	private boolean offline() {
		if (this.offline && this.unmapped) {
			throw new MigrationException(Failure.INPUT, "What no entity maps is in the database alone.",
					"leave --offline or --unmapped out");
		}
		return this.offline;
	}

	/**
	 * What the entities are compared with.
	 */
	enum From {

		/** The database. */
		DATABASE,
		/** What all files make. */
		FILES

	}

}
