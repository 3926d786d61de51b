package io.github.dbmigrate.hazard;

import java.util.Map;
import java.util.stream.Collectors;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;

/**
 * How much the findings of each rule weigh.
 *
 * @param stated what an application states, by rule
 */
public record Severities(Map<String, Severity> stated) {

	/** As the rules have it. */
	public static final Severities DEFAULT = new Severities(Map.of());

	/**
	 * @throws MigrationException (INPUT) for a rule that there is not
	 */
	public Severities {
		stated = Map.copyOf(stated);
		stated.keySet().stream().filter((id) -> Rules.of(id).isEmpty()).findFirst().ifPresent((id) -> {
			throw new MigrationException(Failure.INPUT,
					"migration.lint.severity names a rule '" + id + "' that there is not. Nothing was read or changed.",
					"Use one of " + ids() + ".");
		});
	}

	private static String ids() {
		return Rules.ALL.stream().map(Rule::id).sorted().collect(Collectors.joining(", "));
	}

	Severity of(Rule rule) {
		return this.stated.getOrDefault(rule.id(), rule.severity());
	}

}
