package io.github.dbmigrate.generate.reconcile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.dbmigrate.generate.wording.ExpressionWords;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Check constraints: the same condition, or the same name. What a database spells in its
 * own way was put into its words before.
 */
final class CheckMerge extends ConstraintMerge<CheckConstraint> {

	private final TableSides sides;

	CheckMerge(TableSides sides) {
		super("check", Table::checks, sides);
		this.sides = sides;
	}

	@Override
	String name(CheckConstraint check) {
		return check.name();
	}

	@Override
	Object key(CheckConstraint check) {
		return ExpressionWords.withSortedLists(check.expression());
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
				: database.stream()
					.filter((there) -> there.name().equals(model.name()))
					.findFirst()
					.or(() -> outdated(model, database))
					.orElse(null);
	}

	/**
	 * The only check that lists values of the same column, where no snapshot knows the
	 * table: {@code ddl-auto=update} never follows an enum that grows.
	 */
	private Optional<CheckConstraint> outdated(CheckConstraint model, List<CheckConstraint> database) {
		Optional<String> column = ExpressionWords.columnOfValues(model.expression());
		List<CheckConstraint> same = database.stream()
			.filter((there) -> column.isPresent() && ExpressionWords.columnOfValues(there.expression()).equals(column))
			.toList();
		return (this.sides.last() == null && same.size() == 1) ? Optional.of(same.get(0)) : Optional.empty();
	}

	@Override
	boolean canStay(CheckConstraint there) {
		return !this.sides.namesGoneColumn(there.expression());
	}

	@Override
	CheckConstraint merge(CheckConstraint model, @Nullable CheckConstraint snapshot, CheckConstraint there,
			Verdict rule) {
		if (key(model).equals(key(there))) {
			return there;
		}
		String condition = rule.on("condition of check " + model.name() + " of " + this.sides.actual().name(),
				model.expression(), (snapshot != null) ? snapshot.expression() : null, there.expression());
		return new CheckConstraint(there.name(), Objects.requireNonNull(condition), there.clauses());
	}

}
