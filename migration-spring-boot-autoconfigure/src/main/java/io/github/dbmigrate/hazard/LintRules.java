package io.github.dbmigrate.hazard;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * How the files of a database are judged.
 *
 * @param severities how much the findings weigh
 * @param vendor the database, where it is known without a connection; asked for only
 * where no file tells it
 */
public record LintRules(Severities severities, Supplier<Optional<String>> vendor) {

	/** As the rules have it, for the database that the files name. */
	public static final LintRules DEFAULT = new LintRules(Severities.DEFAULT, Optional::empty);

}
