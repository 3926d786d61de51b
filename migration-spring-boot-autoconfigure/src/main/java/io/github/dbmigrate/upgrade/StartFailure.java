package io.github.dbmigrate.upgrade;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Puts what Flyway refuses when an application starts into words, by what it threw alone:
 * the connections are closed by then.
 */
public final class StartFailure {

	private static final Pattern EARLIER = Pattern
		.compile("(?m)failed (?:migration to version|repeatable migration:?) (.+?)[. !]*$");

	private static final Pattern ADVICE = Pattern.compile("^(Validate failed|Please|Either|Need more|To ).*");

	private StartFailure() {
	}

	/**
	 * What to tell; empty for a failure of another kind.
	 */
	public static Optional<MigrationException> of(FlywayException failure) {
		if (new FailedMigration(null, failure).exception() instanceof MigrationException now) {
			return Optional.of(now);
		}
		if (isWithoutModule(failure)) {
			return Optional.of(FlywayFailure.withoutModule(failure));
		}
		Matcher earlier = EARLIER.matcher(String.valueOf(failure.getMessage()));
		if (earlier.find()) {
			return Optional.of(failedBefore(earlier.group(1), failure));
		}
		return (failure instanceof FlywayValidateException) ? Optional.of(mismatch(failure)) : Optional.empty();
	}

	/** Whether Flyway does not know the database for want of its module. */
	public static boolean isWithoutModule(FlywayException failure) {
		return String.valueOf(failure.getMessage()).startsWith("Unsupported Database");
	}

	private static MigrationException failedBefore(String migration, FlywayException failure) {
		return new MigrationException(Failure.FINDINGS,
				"The migration " + migration + " failed half way in an earlier run, and nothing runs before it is "
						+ "finished. Nothing was changed.",
				"db status names its file, how far it came and what mends it; then db upgrade goes on where it stopped "
						+ "and leads to head. After that, start the application again.",
				failure);
	}

	private static MigrationException mismatch(FlywayException failure) {
		String findings = String.valueOf(failure.getMessage())
			.lines()
			.filter((line) -> !line.isBlank() && !ADVICE.matcher(line).matches())
			.map((line) -> "  " + line)
			.collect(Collectors.joining("\n"));
		return new MigrationException(Failure.FINDINGS,
				"The migration files and the history of the database disagree:\n" + findings + "\nNothing was changed.",
				"db status names each file and what mends it. A repair would only hide the difference.", failure);
	}

}
