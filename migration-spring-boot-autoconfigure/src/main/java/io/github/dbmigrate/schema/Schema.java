package io.github.dbmigrate.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All tables, sequences and types of a model or a database, in the order of their names.
 *
 * @param tables the tables by name
 * @param sequences the sequences by name
 * @param types the enum types by name
 */
public record Schema(SortedMap<TableName, Table> tables, SortedMap<TableName, Sequence> sequences,
		SortedMap<TableName, EnumType> types) {

	public Schema {
		tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
		sequences = Collections.unmodifiableSortedMap(new TreeMap<>(sequences));
		types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
	}

	/**
	 * A schema of these tables and sequences.
	 */
	public static Schema of(Collection<Table> tables, Collection<Sequence> sequences) {
		return of(tables, sequences, List.of());
	}

	/**
	 * A schema of these tables, sequences and types.
	 */
	public static Schema of(Collection<Table> tables, Collection<Sequence> sequences, Collection<EnumType> types) {
		return new Schema(byName(tables, Table::name), byName(sequences, Sequence::name),
				byName(types, EnumType::name));
	}

	private static <T> SortedMap<TableName, T> byName(Collection<T> objects, Function<T, TableName> name) {
		SortedMap<TableName, T> map = new TreeMap<>();
		for (T object : objects) {
			map.put(name.apply(object), object);
		}
		return map;
	}

	/**
	 * This schema without some tables and sequences, and without the foreign keys to
	 * them.
	 */
	public Schema without(Predicate<TableName> excluded) {
		List<Table> kept = this.tables.values()
			.stream()
			.filter((table) -> !excluded.test(table.name()))
			.map((table) -> table.withForeignKeys(
					table.foreignKeys().stream().filter((key) -> !excluded.test(key.referenced())).toList()))
			.toList();
		return of(kept, this.sequences.values().stream().filter((one) -> !excluded.test(one.name())).toList(),
				this.types.values().stream().filter((type) -> stays(type, kept)).toList());
	}

	/**
	 * A type goes with the last table that uses it.
	 */
	private boolean stays(EnumType type, List<Table> kept) {
		return isUsed(type, kept) || !isUsed(type, this.tables.values());
	}

	private static boolean isUsed(EnumType type, Collection<Table> tables) {
		return tables.stream().flatMap((table) -> table.columns().stream()).anyMatch(type::isTypeOf);
	}

}
