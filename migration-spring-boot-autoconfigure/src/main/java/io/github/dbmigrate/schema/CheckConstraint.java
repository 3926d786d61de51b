package io.github.dbmigrate.schema;

import java.util.Set;

/**
 * A check constraint.
 *
 * @param name the name of the constraint
 * @param expression the condition as SQL text, without the outer brackets
 * @param clauses what it is besides
 */
public record CheckConstraint(String name, String expression, Set<Clause> clauses) {

	public CheckConstraint {
		clauses = Set.copyOf(clauses);
	}

	/**
	 * A constraint with nothing special.
	 */
	public CheckConstraint(String name, String expression) {
		this(name, expression, Set.of());
	}

	/**
	 * This constraint under another name.
	 */
	public CheckConstraint named(String name) {
		return new CheckConstraint(name, this.expression, this.clauses);
	}

}
