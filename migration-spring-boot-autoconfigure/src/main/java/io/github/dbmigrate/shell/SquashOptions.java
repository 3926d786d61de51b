package io.github.dbmigrate.shell;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of {@code db squash}.
 */
final class SquashOptions {

	private static final String MESSAGE = "Squash";

	@Option(names = { "-m", "--message" }, paramLabel = "MESSAGE", converter = MessageText.class,
			description = "What the file is; \"" + MESSAGE + "\" is the default.")
	private @Nullable String message;

	@Option(names = "--statements", paramLabel = "take|leave",
			description = "Whether statements are taken over of which tables do not tell: rows, views.")
	private @Nullable Statements statements;

	@Option(names = "--prune", description = "Delete the files that a squashed one stands for, and tell this database.")
	private boolean prune;

	@Mixin
	private Placeholders placeholders = new Placeholders();

	Generated run(MigrationService plain, Asker asker) {
		MigrationService service = this.placeholders.in(plain);
		if (this.prune) {
			requireAlone();
			return service.prune();
		}
		return service.squash((this.message != null) ? this.message : MESSAGE,
				(this.statements != null) ? this.statements == Statements.TAKE : null, asker);
	}

	private void requireAlone() {
		if (this.message != null || this.statements != null) {
			throw new MigrationException(Failure.INPUT,
					"--prune deletes files and writes none, so -m and --statements say nothing. Nothing was done.",
					"db squash first, then db squash --prune");
		}
	}

	/**
	 * What becomes of statements of which tables do not tell.
	 */
	enum Statements {

		/** They are copied. */
		TAKE,
		/** They are left out. */
		LEAVE

	}

}
