package io.github.dbmigrate.hazard;

import java.util.List;

/**
 * A statement and what it does.
 *
 * @param line the line on which it begins, or 0 where it is in no file yet
 * @param sql the text
 * @param transactional whether it may run inside a transaction
 * @param facts what it does
 */
record Step(int line, String sql, boolean transactional, List<Fact> facts) {

	Step {
		facts = List.copyOf(facts);
	}

	Step with(List<Fact> facts) {
		return new Step(this.line, this.sql, this.transactional, facts);
	}

}
