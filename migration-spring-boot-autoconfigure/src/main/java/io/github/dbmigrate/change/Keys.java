package io.github.dbmigrate.change;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * The columns of some keys and indexes of a table.
 */
final class Keys {

	private final Set<List<String>> beginnings = new HashSet<>();

	private final Set<String> distinct = new HashSet<>();

	private Keys() {
	}

	/**
	 * All keys and indexes of a table.
	 */
	static Keys of(Table table) {
		Keys keys = new Keys();
		keys.add(table.primaryKey());
		table.uniqueConstraints().forEach((unique) -> keys.add(unique.columns(), true));
		table.indexes().forEach(keys::add);
		return keys;
	}

	/**
	 * The keys and indexes of a table that go.
	 */
	static Keys going(Table before, Table after) {
		Keys keys = new Keys();
		if (isPrimaryKeyChanged(before, after)) {
			keys.add(before.primaryKey());
		}
		uniques(before, after).dropped().forEach((unique) -> keys.add(unique.columns(), true));
		indexes(before, after).dropped().forEach(keys::add);
		return keys;
	}

	/**
	 * The keys and indexes of a table that stay, under another name perhaps.
	 */
	static Keys staying(Table before, Table after) {
		Keys keys = new Keys();
		if (!isPrimaryKeyChanged(before, after)) {
			keys.add(before.primaryKey());
		}
		uniques(before, after).staying().forEach((unique) -> keys.add(unique.columns(), true));
		indexes(before, after).staying().forEach(keys::add);
		return keys;
	}

	static boolean isPrimaryKeyChanged(Table before, Table after) {
		return !columns(before.primaryKey()).equals(columns(after.primaryKey()))
				|| !clauses(before.primaryKey()).equals(clauses(after.primaryKey()));
	}

	private static Set<Clause> clauses(@Nullable PrimaryKey key) {
		return (key != null) ? key.clauses() : Set.of();
	}

	static List<String> columns(@Nullable PrimaryKey key) {
		return (key != null) ? key.columns() : List.of();
	}

	static Matched<UniqueConstraint> uniques(Table before, Table after) {
		return Matched.of(UniqueConstraint::name, (unique) -> unique.named(""), before.uniqueConstraints(),
				after.uniqueConstraints());
	}

	static Matched<Index> indexes(Table before, Table after) {
		return Matched.of(Index::name, Index::unnamed, before.indexes(), after.indexes());
	}

	private void add(@Nullable PrimaryKey key) {
		add(columns(key), true);
	}

	private void add(Index index) {
		if (index.definition() == null) {
			add(index.columnNames(), index.unique());
		}
	}

	private void add(List<String> columns, boolean unique) {
		for (int end = 1; end <= columns.size(); end++) {
			this.beginnings.add(columns.subList(0, end));
		}
		if (unique) {
			this.distinct.addAll(columns);
		}
	}

	/**
	 * The columns with which they begin.
	 */
	Set<List<String>> beginnings() {
		return this.beginnings;
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
