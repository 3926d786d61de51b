package io.github.dbmigrate.shell;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.upgrade.SqlRange.Way;
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

	@Mixin
	private SqlOptions sql = new SqlOptions();

	@Option(names = "--verify",
			description = "Compare the database with what the files up to VERSION make in an empty one, first.")
	private boolean verify;

	@Option(names = "--purge", description = "Delete all rows of the history first.")
	private boolean purge;

	@Option(names = "--yes", description = "Delete them without asking.")
	private boolean yes;

	@Mixin
	private Placeholders placeholders = new Placeholders();

	Report run(MigrationService plain, Prompt prompt) {
		MigrationService service = this.placeholders.in(plain);
		if (this.sql.isRange(this.target)) {
			requireNoComparison();
			return this.sql.between(service, Way.STAMP, this.target);
		}
		if (this.verify) {
			service.verify(this.target);
		}
		if (this.sql.sql()) {
			return new SqlReport(service.stampSql(this.target, this.purge));
		}
		return MigratedReport.recorded(this.purge
				? service.purge(this.target, (rows) -> this.yes || prompt.confirms(rows)) : service.stamp(this.target));
	}

	private void requireNoComparison() {
		if (this.verify || this.purge) {
			throw new MigrationException(Failure.INPUT,
					"Between two versions no database is asked, so --verify and --purge have nothing to look at. "
							+ "Nothing was printed.",
					"Leave them out, or name one version: db stamp head --sql --verify");
		}
	}

}
