package io.github.dbmigrate.shell;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.upgrade.SqlRange;
import io.github.dbmigrate.upgrade.SqlRange.Way;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options by which SQL is printed in place of being run.
 */
final class SqlOptions {

	@Option(names = "--sql", description = "Print the SQL with the rows of the history, run nothing; between two "
			+ "versions (A:B) without a connection.")
	private boolean sql;

	@Option(names = "--dialect", paramLabel = "NAME",
			description = "The database (h2, postgresql, mariadb, mysql) for which A:B is printed, where it is not that "
					+ "of the URL.")
	private @Nullable String dialect;

	boolean sql() {
		return this.sql;
	}

	/** Whether it is printed without a connection. */
	boolean isRange(@Nullable String target) {
		boolean range = SqlRange.isRange(target);
		if (range && !this.sql) {
			throw new MigrationException(Failure.INPUT,
					"'" + target + "' names two versions, which only --sql takes. Nothing was run.",
					"Add --sql, or name the version to end at.");
		}
		if (!range && this.dialect != null) {
			throw new MigrationException(Failure.INPUT,
					"--dialect is for --sql with two versions: elsewhere the database tells. Nothing was run.",
					"Leave --dialect out, or print --sql base:head.");
		}
		return range;
	}

	/** Prints what lies between two versions. */
	Report between(MigrationService service, Way way, String words) {
		return new SqlReport(service.sql(SqlRange.of(way, words, this.dialect)));
	}

}
