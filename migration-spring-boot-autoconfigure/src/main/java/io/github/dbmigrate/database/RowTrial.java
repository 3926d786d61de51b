package io.github.dbmigrate.database;

import java.util.List;

import io.github.dbmigrate.dialect.Demand;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the rows that a constraint would not let in, without changing any.
 */
public interface RowTrial {

	/**
	 * The rows that break a demand: a constant number of queries.
	 * @throws Refusal when the database cannot say
	 */
	Flaws flaws(ExpectedRows rows, Demand demand);

	/**
	 * Why the database cannot compute a column of rows, or {@code null} where it can.
	 */
	@Nullable String refusal(ExpectedRows rows, String column);

	/**
	 * What speaks against the last mend of rows, in words; empty when it fits.
	 * @param demands what the rows must not break after it
	 */
	List<String> objections(ExpectedRows rows, String column, List<Demand> demands);

	/**
	 * The database cannot tell what the rows will be.
	 */
	final class Refusal extends RuntimeException {

		Refusal(String reason) {
			super(reason);
		}

	}

}
