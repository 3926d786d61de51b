package io.github.dbmigrate.schema;

/**
 * A check constraint.
 *
 * @param name the name of the constraint
 * @param expression the condition as SQL text, without the outer brackets
 */
public record CheckConstraint(String name, String expression) {
}
