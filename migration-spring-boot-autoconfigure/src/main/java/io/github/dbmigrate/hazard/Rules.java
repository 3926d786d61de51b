package io.github.dbmigrate.hazard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All rules, in the order of the documentation.
 */
final class Rules {

	/** A reason is missing where a rule is silenced. */
	static final String NO_REASON = "ignore-without-reason";

	/** A rule is silenced that finds nothing there. */
	static final String UNUSED = "unused-ignore";

	private static final List<Rule> ABOUT_COMMENTS = List.of(
			Rule.of(NO_REASON, Harm.STYLE, "`-- migration:ignore RULE` without a reason", (fact) -> false,
					"Nobody will know later why {text} does not matter here.", "Write the reason behind it."),
			Rule.of(UNUSED, Harm.STYLE, "`-- migration:ignore RULE reason` where the rule finds nothing",
					(fact) -> false, "{text} finds nothing in the statement below.", "Remove the comment."));

	static final List<Rule> ALL = Stream
		.of(DataRules.LOSSES, DataRules.FAILURES, ApplicationRules.RULES, PostgreSqlLockRules.RULES,
				MySqlLockRules.RULES, ToolRules.RULES, ABOUT_COMMENTS)
		.flatMap(List::stream)
		.toList();

	private Rules() {
	}

	static Optional<Rule> of(String id) {
		return ALL.stream().filter((rule) -> rule.id().equals(id)).findFirst();
	}

}
