package io.github.dbmigrate.shell;

import io.github.dbmigrate.MigrationService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The options of {@code db downgrade}.
 */
final class DowngradeOptions {

	@Parameters(arity = "0..1", paramLabel = "TARGET",
			description = "A version or the beginning of it, -n, base, head-n; default: the newest migration.")
	private @Nullable String target;

	@Option(names = "--sql", description = "Print the SQL with the rows of the history, run nothing.")
	private boolean sql;

	@Option(names = "--yes", description = "Drop tables and columns that hold rows.")
	private boolean yes;

	@Mixin
	private Placeholders placeholders = new Placeholders();

	Report run(MigrationService plain, Prompt prompt) {
		MigrationService service = this.placeholders.in(plain);
		return this.sql ? new SqlReport(service.downgradeSql(this.target))
				: MigratedReport.ran(service.downgrade(this.target, (loss) -> this.yes || prompt.confirms(loss)));
	}

}
