package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.dialect.TypeUse;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The changes of enum types.
 */
final class TypeDiff {

	private final Schema before;

	private final Schema after;

	private final Fills fills;

	TypeDiff(Schema before, Schema after, Fills fills) {
		this.before = before;
		this.after = after;
		this.fills = fills;
	}

	List<Change> changes() {
		Matched<EnumType> types = Matched.by(EnumType::name, List.copyOf(this.before.types().values()),
				List.copyOf(this.after.types().values()));
		List<Change> changes = new ArrayList<>();
		types.added().forEach((type) -> changes.add(new CreateType(type)));
		types.removed().forEach((type) -> changes.add(new DropType(type)));
		types.changed().forEach((pair) -> alter(pair.before(), pair.after(), changes));
		return changes;
	}

	/**
	 * What goes still has its rows while what comes may be needed already.
	 */
	private void alter(EnumType old, EnumType wanted, List<Change> changes) {
		List<String> both = new ArrayList<>(wanted.values());
		for (int i = 0; i < old.values().size(); i++) {
			String value = old.values().get(i);
			if (!both.contains(value)) {
				both.add((i == 0) ? 0 : both.indexOf(old.values().get(i - 1)) + 1, value);
			}
		}
		EnumType between = wanted.withValues(both);
		if (!between.equals(old)) {
			changes.add(new AlterType(old, between, uses(this.before, old), staysInPlace(old, between)));
		}
		if (!between.equals(wanted)) {
			changes.add(new AlterType(between, wanted, uses(this.after, wanted), false));
		}
	}

	private boolean staysInPlace(EnumType old, EnumType between) {
		return between.values().stream().filter(old.values()::contains).toList().equals(old.values())
				&& between.values()
					.stream()
					.filter((value) -> !old.values().contains(value))
					.noneMatch((value) -> isUsed(between, value));
	}

	private static List<TypeUse> uses(Schema schema, EnumType type) {
		return schema.tables()
			.values()
			.stream()
			.flatMap((table) -> table.columns()
				.stream()
				.filter(type::isTypeOf)
				.map((column) -> new TypeUse(table.name(), column)))
			.toList();
	}

	/**
	 * Whether a value could be used by another statement of the file, which a value that
	 * was added in the same transaction must not be.
	 */
	private boolean isUsed(EnumType type, String value) {
		String literal = type.literals().get(type.values().indexOf(value));
		return this.after.tables()
			.values()
			.stream()
			.anyMatch((table) -> table.columns()
				.stream()
				.anyMatch((column) -> type.isTypeOf(column) && (contains(column.defaultValue(), literal)
						|| contains(this.fills.of(table.name(), column.name()).orElse(null), literal)))
					|| table.checks().stream().anyMatch((check) -> check.expression().contains(literal))
					|| table.indexes().stream().anyMatch((index) -> contains(index.definition(), literal)));
	}

	private static boolean contains(@Nullable String expression, String literal) {
		return expression != null && expression.contains(literal);
	}

}
