package io.github.dbmigrate.shell;

import java.util.Objects;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.upgrade.SqlRange.Way;
import io.github.dbmigrate.upgrade.UpgradeWatcher;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * The options of {@code db upgrade}.
 */
final class UpgradeOptions {

	@Parameters(arity = "0..1", paramLabel = "TARGET",
			description = "A version or the beginning of it, +n, head (the default), head-n.")
	private @Nullable String target;

	@Mixin
	private SqlOptions sql = new SqlOptions();

	@Mixin
	private Placeholders placeholders = new Placeholders();

	/** Whether it can be done to every database: a script is for one client. */
	boolean forAll() {
		return !this.sql.sql() && (this.target == null || this.target.equals("head"));
	}

	Report run(MigrationService plain, UpgradeWatcher watcher) {
		MigrationService service = this.placeholders.in(plain);
		String words = this.target;
		if (this.sql.isRange(words)) {
			return this.sql.between(service, Way.UPGRADE, Objects.requireNonNull(words));
		}
		return this.sql.sql() ? new SqlReport(service.upgradeSql(this.target))
				: MigratedReport.ran(service.upgrade(this.target, watcher));
	}

}
