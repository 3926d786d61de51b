package io.github.dbmigrate.schema;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Where tables and columns come from, and what the entity states itself. It identifies
 * (renames, ours or not ours) and never decides that something exists.
 *
 * @param tables the origin of each table
 * @param former the former names that entities state; a snapshot has none
 */
public record Mapping(SortedMap<TableName, TableOrigin> tables, List<FormerName> former) {

	/** A mapping that knows nothing. */
	public static final Mapping EMPTY = new Mapping(Collections.emptySortedMap());

	public Mapping {
		tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
		former = List.copyOf(former);
	}

	/**
	 * A mapping without former names.
	 */
	public Mapping(SortedMap<TableName, TableOrigin> tables) {
		this(tables, List.of());
	}

	/**
	 * This mapping without some tables.
	 */
	public Mapping without(Predicate<TableName> excluded) {
		SortedMap<TableName, TableOrigin> kept = new TreeMap<>(this.tables);
		kept.keySet().removeIf(excluded);
		return new Mapping(kept, this.former.stream().filter((name) -> !excluded.test(name.table())).toList());
	}

	/**
	 * Where a table comes from.
	 *
	 * @param entity the entity, or for a table of its own (collection, join table, audit
	 * table) entity and attribute joined by a dot
	 * @param columns the origin of each column by its name
	 * @param statedNames the names of constraints and indexes that the entity states
	 * itself; all others are matched by what they are
	 */
	public record TableOrigin(String entity, SortedMap<String, ColumnOrigin> columns, SortedSet<String> statedNames) {

		public TableOrigin {
			columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
			statedNames = Collections.unmodifiableSortedSet(new TreeSet<>(statedNames));
		}

	}

	/**
	 * Where a column comes from.
	 *
	 * @param attribute the path of the attribute, or {@code null} for a column without
	 * one (discriminator, order column)
	 * @param lengthStated whether the entity states a length; one that it does not state
	 * never narrows or retypes an existing text column
	 */
	public record ColumnOrigin(@Nullable String attribute, boolean lengthStated) {
	}

	/**
	 * A name that a table or column had before.
	 *
	 * @param table the table
	 * @param column the column, or {@code null} for the table
	 * @param former the name that it had
	 * @param place the class, or the class and its attribute, that states it
	 */
	public record FormerName(TableName table, @Nullable String column, String former, String place) {
	}

}
