package io.github.dbmigrate.actuate;

import io.github.dbmigrate.schema.MigrationException;

/**
 * What went wrong, and what mends it.
 *
 * @param kind the kind of failure
 * @param exitCode the exit code of the {@code db} command that fails so
 * @param problem what happened
 * @param remedy what mends it
 */
public record ProblemDescriptor(String kind, int exitCode, String problem, String remedy) {

	static ProblemDescriptor of(MigrationException failure) {
		return new ProblemDescriptor(failure.failure().toString(), failure.failure().exitCode(),
				String.valueOf(failure.getMessage()), failure.remedy());
	}

}
