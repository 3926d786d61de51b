package io.github.dbmigrate.schema;

/**
 * A sequence that no identity column owns.
 *
 * @param name the name of the sequence
 * @param start the first value
 * @param increment the step between two values
 */
public record Sequence(TableName name, long start, long increment) {
}
