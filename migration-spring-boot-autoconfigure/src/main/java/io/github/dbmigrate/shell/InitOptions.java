package io.github.dbmigrate.shell;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.Generated;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/**
 * What {@code db init} creates besides the folders.
 */
final class InitOptions {

	@ArgGroup(exclusive = false)
	private @Nullable BaselineOptions baseline;

	@Option(names = "--launcher",
			description = "Write the script dbw (dbw.cmd for Windows), which compiles the project and runs a command: ./dbw migrate.")
	private boolean launcher;

	@Option(names = "--multidb", description = "For each database of the application.")
	private boolean multidb;

	boolean multidb() {
		return this.multidb;
	}

	Generated create(MigrationService service) {
		Generated created = (this.baseline != null) ? service.init(this.baseline.baseline(), this.baseline.message())
				: service.init(false, null);
		return this.launcher ? created.with(service.launcher()) : created;
	}

}
