package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments that silence rules, each above the statement for which it stands.
 */
final class Ignores {

	private static final Pattern IGNORE = Pattern.compile("\\s*(?:--|#)\\s*migration:ignore\\s+([\\w-]+)[ \\t]*(.*)");

	private final List<Ignore> all = new ArrayList<>();

	private final Set<Ignore> used = new HashSet<>();

	private Ignores() {
	}

	static Ignores in(String sql, List<Step> steps) {
		Ignores ignores = new Ignores();
		List<String> lines = sql.lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			Matcher matcher = IGNORE.matcher(lines.get(i));
			if (matcher.matches()) {
				int line = i + 1;
				int statement = steps.stream().mapToInt(Step::line).filter((one) -> one >= line).min().orElse(0);
				ignores.all.add(new Ignore(line, statement, matcher.group(1), matcher.group(2).strip()));
			}
		}
		return ignores;
	}

	/** Whether a finding is silenced. */
	boolean silence(Finding finding) {
		List<Ignore> matching = this.all.stream()
			.filter((ignore) -> ignore.rule().equals(finding.rule()))
			.filter((ignore) -> Objects.equals(ignore.statement(), finding.line()))
			.toList();
		this.used.addAll(matching);
		return matching.stream().anyMatch((ignore) -> !ignore.reason().isEmpty());
	}

	/** The comments without a reason. */
	List<Ignore> withoutReason() {
		return this.all.stream().filter((ignore) -> ignore.reason().isEmpty()).toList();
	}

	/** The comments that silenced nothing. */
	List<Ignore> unused() {
		return this.all.stream().filter((ignore) -> !this.used.contains(ignore) && !ignore.reason().isEmpty()).toList();
	}

	/**
	 * One comment.
	 *
	 * @param line where it stands
	 * @param statement the line of the statement below it
	 * @param rule the rule
	 * @param reason why the rule does not matter there
	 */
	record Ignore(int line, int statement, String rule, String reason) {
	}

}
