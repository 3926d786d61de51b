package io.github.dbmigrate.shell;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of {@code db init} for a schema that is there already.
 */
final class BaselineOptions {

	@Option(names = "--baseline", required = true,
			description = "Write the first migration from the tables that are there and mark it as applied here.")
	private boolean baseline;

	@Option(names = { "-m", "--message" }, paramLabel = "MESSAGE", converter = MessageText.class,
			description = "What the first migration is; \"Baseline\" is the default.")
	private @Nullable String message;

	boolean baseline() {
		return this.baseline;
	}

	@Nullable String message() {
		return this.message;
	}

}
