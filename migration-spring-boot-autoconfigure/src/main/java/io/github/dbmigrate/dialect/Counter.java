package io.github.dbmigrate.dialect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dbmigrate.schema.Table;

/**
 * A table that holds the next number of rows where there are no sequences. No database
 * tells its step, but the statement that puts the first number into it does.
 *
 * @param column where the number is
 * @param start the first number
 * @param step how many numbers are taken at once
 * @param seed the statement that puts the first number into it
 */
public record Counter(String column, long start, long step, List<String> seed) {

	private static final Pattern BEGIN = Pattern
		.compile("insert into .* greatest\\(coalesce\\(max\\(number\\) \\+ (\\d+), (\\d+)\\), \\d+\\) from .*");

	public Counter {
		seed = List.copyOf(seed);
	}

	/**
	 * What a table counts, or none where it is an ordinary one.
	 */
	public static Optional<Counter> of(Table table) {
		if (table.seed().size() != 1 || table.columns().size() != 1) {
			return Optional.empty();
		}
		Matcher begin = BEGIN.matcher(table.seed().get(0));
		return begin.matches() ? Optional.of(new Counter(table.columns().get(0).name(), Long.parseLong(begin.group(2)),
				Long.parseLong(begin.group(1)), table.seed())) : Optional.empty();
	}

}
