package io.github.dbmigrate.shell;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.upgrade.UpgradeWatcher;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The options of {@code db upgrade}.
 */
final class UpgradeOptions {

	@Parameters(arity = "0..1", paramLabel = "TARGET",
			description = "A version or the beginning of it, +n, head (the default), head-n.")
	private @Nullable String target;

	@Option(names = "--sql", description = "Print the SQL with the rows of the history, run nothing.")
	private boolean sql;

	@Mixin
	private Placeholders placeholders = new Placeholders();

	/** Whether it can be done to every database: a script is for one client. */
	boolean forAll() {
		return !this.sql && (this.target == null || this.target.equals("head"));
	}

	Report run(MigrationService plain, UpgradeWatcher watcher) {
		MigrationService service = this.placeholders.in(plain);
		return this.sql ? new SqlReport(service.upgradeSql(this.target))
				: MigratedReport.ran(service.upgrade(this.target, watcher));
	}

}
