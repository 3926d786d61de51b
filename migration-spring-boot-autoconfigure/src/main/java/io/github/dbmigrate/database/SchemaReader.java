package io.github.dbmigrate.database;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalog of one product.
 */
interface SchemaReader {

	/** The schema that a bare name means, or {@code null} for none. */
	@Nullable String currentSchema();

	/**
	 * Makes bare names mean this schema.
	 * @return what puts back the schema that they meant before
	 */
	Runnable useSchema(String schema);

	/** Whether a schema is there for this user. */
	boolean sees(String schema);

	/** Whether a schema is there at all, as far as this user can know. */
	default boolean exists(String schema) {
		return sees(schema);
	}

	/** The name of the user. */
	String user();

	/**
	 * Whether the user may make tables in a schema; empty where the catalog does not tell
	 * it.
	 */
	Optional<Boolean> mayCreateTables(String schema);

	/**
	 * The tables of at least so many rows, as far as the database says it without a
	 * count.
	 */
	Set<TableName> tablesWithAbout(long rows, SchemaCollector collector);

	/** The names of all schemas but those of the product. */
	List<String> schemas();

	/** The names of the relations, routines and types in them. */
	List<String> names();

	/**
	 * Reads a schema, in a number of queries that does not depend on what is in it.
	 */
	void read(String schema, SchemaCollector collector);

	/**
	 * The names in a schema that bear rows as a table does, but are none that a migration
	 * changes: views above all.
	 */
	List<String> views(String schema);

	/**
	 * Reads what else is in a schema that no migration of ours makes or changes.
	 */
	List<OtherObject> others(String schema, SchemaCollector collector);

	/**
	 * What uses columns of tables in a schema so that the database refuses to change or
	 * drop them.
	 */
	default List<Dependent> dependents(String schema, SchemaCollector collector) {
		return List.of();
	}

}
