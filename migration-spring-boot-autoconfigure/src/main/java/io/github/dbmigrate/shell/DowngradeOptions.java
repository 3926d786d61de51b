package io.github.dbmigrate.shell;

import java.util.Objects;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.upgrade.SqlRange.Way;
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

	@Mixin
	private SqlOptions sql = new SqlOptions();

	@Option(names = "--yes", description = "Drop tables and columns that hold rows.")
	private boolean yes;

	@Mixin
	private Placeholders placeholders = new Placeholders();

	Report run(MigrationService plain, Prompt prompt) {
		MigrationService service = this.placeholders.in(plain);
		String words = this.target;
		if (this.sql.isRange(words)) {
			return this.sql.between(service, Way.DOWNGRADE, Objects.requireNonNull(words));
		}
		return this.sql.sql() ? new SqlReport(service.downgradeSql(this.target))
				: MigratedReport.ran(service.downgrade(this.target, (loss) -> this.yes || prompt.confirms(loss)));
	}

}
