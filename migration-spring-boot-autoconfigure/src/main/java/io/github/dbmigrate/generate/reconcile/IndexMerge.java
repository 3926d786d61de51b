package io.github.dbmigrate.generate.reconcile;

import java.util.List;
import java.util.Set;

import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.UniqueConstraint;

/**
 * Indexes: the same columns, order and uniqueness. A unique constraint serves as a unique
 * index.
 */
final class IndexMerge extends ConstraintMerge<Index> {

	private final TableSides sides;

	IndexMerge(TableSides sides) {
		super("index", Table::indexes, sides);
		this.sides = sides;
	}

	@Override
	String name(Index index) {
		return index.name();
	}

	@Override
	Object key(Index index) {
		return index.unnamed();
	}

	@Override
	Index named(Index index, String name) {
		return index.named(name);
	}

	@Override
	boolean isSatisfied(Index model) {
		Set<String> columns = Set.copyOf(model.columnNames());
		return model.unique() && isConstraint(columns, this.sides.actual().uniqueConstraints())
				&& !isConstraint(columns, this.sides.last(Table::uniqueConstraints));
	}

	private static boolean isConstraint(Set<String> columns, List<UniqueConstraint> constraints) {
		return constraints.stream().anyMatch((unique) -> Set.copyOf(unique.columns()).equals(columns));
	}

	@Override
	boolean canStay(Index there) {
		String definition = there.definition();
		return this.sides.columns().containsAll(there.columnNames())
				&& (definition == null || !this.sides.namesGoneColumn(definition));
	}

}
