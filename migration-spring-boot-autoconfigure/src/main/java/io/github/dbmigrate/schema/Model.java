package io.github.dbmigrate.schema;

import java.util.function.Predicate;

/**
 * What the entities want: a schema, and the entity and attribute behind each part of it.
 *
 * @param schema the tables and sequences
 * @param mapping what each of them comes from
 */
public record Model(Schema schema, Mapping mapping) {

	/**
	 * This model without some tables and sequences, and without the foreign keys to them:
	 * entities may map a view, which no migration of ours makes.
	 */
	public Model without(Predicate<TableName> excluded) {
		return new Model(this.schema.without(excluded), this.mapping.without(excluded));
	}

}
