package io.github.dbmigrate.schema;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the entities want: a schema, and the entity and attribute behind each part of it.
 *
 * @param schema the tables and sequences
 * @param mapping what each of them comes from
 */
public record Model(Schema schema, Mapping mapping) {

	/**
	 * This model without these tables and the foreign keys to them: entities may map a
	 * view, which no migration of ours makes.
	 */
	public Model without(Set<TableName> names) {
		List<Table> tables = this.schema.tables()
			.values()
			.stream()
			.filter((table) -> !names.contains(table.name()))
			.map((table) -> withoutKeysTo(names, table))
			.toList();
		SortedMap<TableName, Mapping.TableOrigin> origins = new TreeMap<>(this.mapping.tables());
		origins.keySet().removeAll(names);
		return new Model(Schema.of(tables, this.schema.sequences().values()), new Mapping(origins));
	}

	private static Table withoutKeysTo(Set<TableName> names, Table table) {
		List<ForeignKey> keys = table.foreignKeys()
			.stream()
			.filter((key) -> !names.contains(key.referenced()))
			.toList();
		return new Table(table.name(), table.columns(), table.primaryKey(), table.uniqueConstraints(), table.indexes(),
				keys, table.checks(), table.comment(), table.seed());
	}

}
