package io.github.dbmigrate.generate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Check constraints: about the same columns and literals, or of the same name. Whether an
 * expression changed is decided by model and snapshot alone, since a database gives it
 * back in a spelling of its own.
 */
final class CheckMerge extends ConstraintMerge<CheckConstraint> {

	private final TableSides sides;

	private final Set<String> columns;

	CheckMerge(TableSides sides) {
		super("check", Table::checks, sides);
		this.sides = sides;
		this.columns = java.util.stream.Stream
			.concat(sides.wanted().columns().stream(), sides.actual().columns().stream())
			.map(Column::name)
			.collect(Collectors.toSet());
	}

	@Override
	String name(CheckConstraint check) {
		return check.name();
	}

	@Override
	Object key(CheckConstraint check) {
		return ExpressionWords.signature(check.expression(), this.columns);
	}

	@Override
	CheckConstraint named(CheckConstraint check, String name) {
		return check.named(name);
	}

	@Override
	@Nullable CheckConstraint partner(CheckConstraint model, List<CheckConstraint> database) {
		boolean renewed = this.sides.last(Table::checks)
			.stream()
			.anyMatch((known) -> known.name().equals(model.name()) && !key(known).equals(key(model)));
		return renewed ? null
				: database.stream().filter((there) -> there.name().equals(model.name())).findFirst().orElse(null);
	}

	@Override
	boolean canStay(CheckConstraint there) {
		return !this.sides.namesGoneColumn(there.expression());
	}

	@Override
	CheckConstraint merge(CheckConstraint model, @Nullable CheckConstraint snapshot, CheckConstraint there,
			Verdict rule) {
		boolean same = snapshot == null || snapshot.expression().equals(model.expression());
		return same ? there : named(model, there.name());
	}

}
