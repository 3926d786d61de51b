package io.github.dbmigrate.autoconfigure;

import io.github.dbmigrate.upgrade.StartFailure;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says how a database that lived without Flyway is taken over, and how one goes on whose
 * migration failed.
 */
final class FlywayFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
		if (cause.getErrorCode() != CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
			return StartFailure.of(cause)
				.map((known) -> new FailureAnalysis(known.getMessage(), known.remedy(), cause))
				.orElse(null);
		}
		return new FailureAnalysis("The database has tables but no history of migrations: " + cause.getMessage(),
				"Where the migrations begin with a baseline, start once with migration.adopt=true: a database that "
						+ "equals the baseline is taken over, one that differs is refused. Where they made these tables: "
						+ "db stamp VERSION --verify. Where the tables are others: db stamp base.",
				cause);
	}

}
