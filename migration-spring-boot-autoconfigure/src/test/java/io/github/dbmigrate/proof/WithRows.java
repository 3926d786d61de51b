package io.github.dbmigrate.proof;

/**
 * How a pair came out with rows in its tables.
 *
 * @param outcome how
 * @param told what the database refused, or what was asked
 */
record WithRows(Outcome outcome, String told) {

	enum Outcome {

		/** The rows are in nobody's way. */
		KEPT,
		/** They were, and what was offered mended it. */
		ANSWERED,
		/** They are, and somebody has to mend them by hand. */
		OPEN,
		/** They let nobody back, as a rule says. */
		NO_WAY_BACK

	}

}
