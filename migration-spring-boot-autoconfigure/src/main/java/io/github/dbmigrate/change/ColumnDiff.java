package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dbmigrate.dialect.Place;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * The changes of the columns of a table that is there before and after. The order of the
 * columns is no difference.
 */
final class ColumnDiff {

	private final Table before;

	private final Table after;

	private final Fills fills;

	private final Collection<EnumType> types;

	private final Keys had;

	private final Matched<Column> columns;

	private final Map<String, List<UniqueConstraint>> uniques;

	ColumnDiff(Table before, Table after, Fills fills, Collection<EnumType> types) {
		this.before = before;
		this.after = after;
		this.fills = fills;
		this.types = types;
		this.had = Keys.of(before);
		this.columns = Matched.by(Column::name, before.columns(), after.columns());
		this.uniques = uniquesOfNewColumns();
	}

	/**
	 * The unique constraints that come in the step in which their column becomes NOT
	 * NULL.
	 */
	private Map<String, List<UniqueConstraint>> uniquesOfNewColumns() {
		Set<String> required = this.columns.added()
			.stream()
			.filter((column) -> !column.nullable() && column.generatedAs() == null)
			.map(Column::name)
			.collect(Collectors.toSet());
		Set<String> taken = this.before.uniqueConstraints()
			.stream()
			.map(UniqueConstraint::name)
			.collect(Collectors.toSet());
		return this.after.uniqueConstraints()
			.stream()
			.filter((unique) -> unique.columns().size() == 1 && required.contains(unique.columns().get(0))
					&& !taken.contains(unique.name()))
			.collect(Collectors.groupingBy((unique) -> unique.columns().get(0)));
	}

	boolean comesWithColumn(UniqueConstraint unique) {
		return this.uniques.getOrDefault(unique.columns().get(0), List.of()).contains(unique);
	}

	/**
	 * Whether a column goes and comes back with what it computes: a key or an index of it
	 * would go with it.
	 */
	boolean isRebuilt(List<String> names) {
		return this.columns.changed()
			.stream()
			.filter((pair) -> names.contains(pair.after().name()))
			.anyMatch((pair) -> !Objects.equals(pair.before().generatedAs(), pair.after().generatedAs()));
	}

	List<Change> changes() {
		List<Change> changes = new ArrayList<>();
		this.columns.added().forEach((column) -> changes.add(add(column)));
		this.columns.changed().forEach((pair) -> changes.add(alter(pair.before(), pair.after())));
		this.columns.removed().forEach((column) -> changes.add(drop(column)));
		return changes;
	}

	private TableName name() {
		return this.after.name();
	}

	private Change add(Column column) {
		return new AddColumn(name(), column, Place.LAST, this.uniques.getOrDefault(column.name(), List.of()),
				fill(column), isKeyed(column), false);
	}

	private Change alter(Column old, Column wanted) {
		Fill undo = (wanted.nullable() && !old.nullable()) ? restoring(old) : Fill.NONE;
		return new AlterColumn(name(), old, wanted, fill(wanted), undo, isKeyed(wanted));
	}

	private Change drop(Column column) {
		return new DropColumn(name(), column, place(column), List.of(), restoring(column), isKeyed(column));
	}

	/**
	 * Where a column that goes stands: behind the one before it, which is put back first
	 * where it goes too.
	 */
	private Place place(Column column) {
		List<Column> all = this.before.columns();
		int position = all.indexOf(column);
		String next = all.stream()
			.skip(position)
			.map(Column::name)
			.filter((name) -> this.after.column(name).isPresent())
			.findFirst()
			.orElse(null);
		return new Place((position > 0) ? all.get(position - 1).name() : null, next);
	}

	private Fill fill(Column column) {
		return this.fills.of(name(), column.name()).<Fill>map(Fill.Expression::new).orElse(Fill.NONE);
	}

	/**
	 * Gives rows a value for a NOT NULL column that is put back.
	 */
	private Fill restoring(Column column) {
		for (ForeignKey key : this.before.foreignKeys()) {
			if (key.columns().equals(List.of(column.name()))) {
				return new Fill.Reference(key.referenced(), key.referencedColumns().get(0),
						this.had.mustDiffer(column.name()));
			}
		}
		if (this.had.mustDiffer(column.name())) {
			return new Fill.Distinct();
		}
		return (column.defaultValue() != null) ? new Fill.Neutral() : restoringAllowed(column);
	}

	private Fill restoringAllowed(Column column) {
		return this.types.stream()
			.filter((type) -> column.type().name().equals(type.spelling()))
			.findFirst()
			.map((type) -> type.literals().get(0))
			.or(() -> AllowedValue.of(this.before, column))
			.<Fill>map(Fill.Expression::new)
			.orElseGet(Fill.Neutral::new);
	}

	private boolean isKeyed(Column column) {
		return Keys.isPrimaryKeyChanged(this.before, this.after)
				&& (Keys.columns(this.before.primaryKey()).contains(column.name())
						|| Keys.columns(this.after.primaryKey()).contains(column.name()));
	}

	/**
	 * The column of a key that numbers the rows.
	 */
	static @Nullable Column identity(Table table, PrimaryKey key) {
		return table.columns()
			.stream()
			.filter((column) -> column.isIdentity() && key.columns().contains(column.name()))
			.findFirst()
			.orElse(null);
	}

}
