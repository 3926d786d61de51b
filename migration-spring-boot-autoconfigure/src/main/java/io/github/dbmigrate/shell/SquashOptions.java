package io.github.dbmigrate.shell;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.Generated;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of {@code db squash}.
 */
final class SquashOptions {

	@Option(names = { "-m", "--message" }, paramLabel = "MESSAGE", converter = MessageText.class,
			defaultValue = "Squash", description = "What the file is; \"${DEFAULT-VALUE}\" is the default.")
	private String message = "Squash";

	@Option(names = "--statements", paramLabel = "take|leave",
			description = "Whether statements are taken over of which tables do not tell: rows, views.")
	private @Nullable Statements statements;

	Generated run(MigrationService service) {
		return service.squash(this.message, (this.statements != null) ? this.statements == Statements.TAKE : null);
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
