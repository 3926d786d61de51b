package io.github.dbmigrate.shell;

import io.github.dbmigrate.MigrationService;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The options of {@code db stamp}.
 */
final class StampOptions {

	@Parameters(paramLabel = "VERSION",
			description = "A version or the beginning of it, head, base, head-n, current-n.")
	private String target = "";

	@Option(names = "--sql", description = "Print the SQL, record nothing.")
	private boolean sql;

	@Option(names = "--purge", description = "Delete all rows of the history first.")
	private boolean purge;

	@Option(names = "--yes", description = "Delete them without asking.")
	private boolean yes;

	@Mixin
	private Placeholders placeholders = new Placeholders();

	Report run(MigrationService plain, Prompt prompt) {
		MigrationService service = this.placeholders.in(plain);
		if (this.sql) {
			return new SqlReport(service.stampSql(this.target, this.purge));
		}
		return MigratedReport.recorded(this.purge
				? service.purge(this.target, (rows) -> this.yes || prompt.confirms(rows)) : service.stamp(this.target));
	}

}
