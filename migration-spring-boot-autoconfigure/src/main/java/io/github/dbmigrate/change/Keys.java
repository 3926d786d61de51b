package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.UniqueConstraint;

/**
 * The columns of the keys and indexes of a table.
 */
final class Keys {

	private final Set<List<String>> beginnings = new HashSet<>();

	private final Set<String> distinct = new HashSet<>();

	Keys(Table table) {
		this(columns(table));
		PrimaryKey key = table.primaryKey();
		Stream
			.of((key != null) ? Stream.of(key.columns()) : Stream.<List<String>>empty(),
					table.uniqueConstraints().stream().map(UniqueConstraint::columns),
					table.indexes().stream().filter(Index::unique).map(Index::columnNames))
			.flatMap((lists) -> lists)
			.forEach(this.distinct::addAll);
	}

	private Keys(List<List<String>> keys) {
		for (List<String> columns : keys) {
			for (int end = 1; end <= columns.size(); end++) {
				this.beginnings.add(columns.subList(0, end));
			}
		}
	}

	/**
	 * The keys and indexes that a table has before and after.
	 */
	static Keys staying(Table before, Table after) {
		Set<List<String>> wanted = new HashSet<>(columns(after));
		return new Keys(columns(before).stream().filter(wanted::contains).toList());
	}

	static List<List<String>> columns(Table table) {
		List<List<String>> keys = new ArrayList<>();
		if (table.primaryKey() != null) {
			keys.add(table.primaryKey().columns());
		}
		table.uniqueConstraints().forEach((unique) -> keys.add(unique.columns()));
		table.indexes()
			.stream()
			.filter((index) -> index.definition() == null)
			.forEach((index) -> keys.add(index.columnNames()));
		return keys;
	}

	/**
	 * Whether one of them begins with these columns.
	 */
	boolean beginWith(List<String> columns) {
		return this.beginnings.contains(columns);
	}

	/**
	 * Whether the values of a column must not repeat, alone or together with others.
	 */
	boolean mustDiffer(String column) {
		return this.distinct.contains(column);
	}

}
