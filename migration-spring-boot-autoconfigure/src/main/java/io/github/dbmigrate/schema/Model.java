package io.github.dbmigrate.schema;

/**
 * What the entities want: a schema, and the entity and attribute behind each part of it.
 *
 * @param schema the tables and sequences
 * @param mapping what each of them comes from
 */
public record Model(Schema schema, Mapping mapping) {
}
