package io.github.dbmigrate.generate.ask;

import org.jspecify.annotations.Nullable;

/**
 * Someone who may answer a question: a person at a terminal, or nobody.
 */
@FunctionalInterface
public interface Asker {

	/** Nobody is there. */
	Asker NOBODY = (question) -> null;

	/**
	 * Asks.
	 * @return the answer (for a fill its expression, for a drop {@code drop} or
	 * {@code keep}), or {@code null} without one
	 */
	@Nullable String ask(Question question);

}
