package io.github.dbmigrate.generate.reconcile;

import java.util.Set;

import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Unique constraints: the same columns in any order. A unique index or a primary key made
 * by hand serves as well.
 */
final class UniqueConstraintMerge extends ConstraintMerge<UniqueConstraint> {

	private final TableSides sides;

	UniqueConstraintMerge(TableSides sides) {
		super("unique constraint", Table::uniqueConstraints, sides);
		this.sides = sides;
	}

	@Override
	String name(UniqueConstraint unique) {
		return unique.name();
	}

	@Override
	Object key(UniqueConstraint unique) {
		return Set.copyOf(unique.columns());
	}

	@Override
	UniqueConstraint named(UniqueConstraint unique, String name) {
		return unique.named(name);
	}

	@Override
	boolean isSatisfied(UniqueConstraint model) {
		Set<String> columns = Set.copyOf(model.columns());
		return isStayingPrimaryKey(columns) || (isIndex(columns, this.sides.actual().indexes())
				&& !isIndex(columns, this.sides.last(Table::indexes)));
	}

	private boolean isStayingPrimaryKey(Set<String> columns) {
		PrimaryKey there = this.sides.actual().primaryKey();
		Table last = this.sides.last();
		return there != null && Set.copyOf(there.columns()).equals(columns) && this.sides.wanted().primaryKey() == null
				&& (last == null || last.primaryKey() == null);
	}

	private static boolean isIndex(Set<String> columns, java.util.List<io.github.dbmigrate.schema.Index> indexes) {
		return indexes.stream()
			.anyMatch((index) -> index.unique() && index.definition() == null
					&& Set.copyOf(index.columnNames()).equals(columns));
	}

	@Override
	UniqueConstraint merge(UniqueConstraint model, @Nullable UniqueConstraint snapshot, UniqueConstraint there,
			Verdict rule) {
		return new UniqueConstraint(there.name(), there.columns(),
				clauses("unique constraint " + model.name(), UniqueConstraint::clauses, model, snapshot, there, rule));
	}

	@Override
	boolean canStay(UniqueConstraint there) {
		return this.sides.columns().containsAll(there.columns());
	}

}
