package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

	private final Set<TableName> staying;

	private final Keys had;

	private final Matched<Column> columns;

	private final Map<String, List<UniqueConstraint>> uniques;

	ColumnDiff(Table before, Table after, Fills fills, Collection<EnumType> types, Set<TableName> staying) {
		this.staying = staying;
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
	 * The columns that go and come back with what they compute, and their keys, indexes
	 * and checks with them.
	 */
	List<String> rebuilt() {
		return this.columns.kept()
			.stream()
			.filter((pair) -> pair.before().generatedAs() != null || pair.after().generatedAs() != null)
			.filter((pair) -> !Objects.equals(pair.before().generatedAs(), pair.after().generatedAs())
					|| this.columns.changed().stream().anyMatch((base) -> isComputed(pair.before(), base)))
			.map((pair) -> pair.after().name())
			.toList();
	}

	private static boolean isComputed(Column column, Matched.Pair<Column> base) {
		return isRetyped(base) && isComputed(column, base.before().name());
	}

	private static boolean isRetyped(Matched.Pair<Column> base) {
		return !base.before().type().equals(base.after().type())
				|| !Objects.equals(base.before().collation(), base.after().collation());
	}

	private static boolean isComputed(Column column, String base) {
		return column.generatedAs() != null && names(column.generatedAs(), base);
	}

	/** Whether an expression names a column. */
	static boolean names(String expression, String column) {
		return Pattern.compile("(?iu)(?<![\\p{L}\\p{N}_$])" + Pattern.quote(column) + "(?![\\p{L}\\p{N}_$])")
			.matcher(expression)
			.find();
	}

	List<Change> changes() {
		List<Change> changes = new ArrayList<>();
		this.columns.added().forEach((column) -> changes.add(add(column)));
		this.columns.changed().forEach((pair) -> changes.add(alter(pair)));
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

	private Change alter(Matched.Pair<Column> pair) {
		Column old = pair.before();
		Column wanted = pair.after();
		Fill undo = (wanted.nullable() && !old.nullable()) ? restoring(old) : Fill.NONE;
		Computed computed = isRetyped(pair) ? computed(old.name()) : new Computed(List.of(), List.of());
		return new AlterColumn(name(), old, wanted, fill(wanted), undo, isKeyed(wanted), computed,
				this.fills.cast(name(), wanted.name()));
	}

	/**
	 * While a type changes, new columns are there already and old ones still.
	 */
	private Computed computed(String base) {
		List<Column> had = this.before.columns().stream().filter((one) -> isComputed(one, base)).toList();
		List<Column> has = this.after.columns().stream().filter((one) -> isComputed(one, base)).toList();
		return new Computed(firstOf(had, has), firstOf(has, had));
	}

	private static List<Column> firstOf(List<Column> columns, List<Column> others) {
		Set<String> names = columns.stream().map(Column::name).collect(Collectors.toSet());
		return Stream.concat(columns.stream(), others.stream().filter((one) -> !names.contains(one.name()))).toList();
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
		boolean computed = column.generatedAs() != null;
		String next = all.stream()
			.skip(position)
			.filter((one) -> this.after.column(one.name()).isPresent() || (computed && !comesBackLater(one)))
			.map(Column::name)
			.findFirst()
			.orElse(null);
		String previous = all.stream()
			.limit(position)
			.filter((one) -> computed || !comesBackLater(one))
			.reduce((one, other) -> other)
			.map(Column::name)
			.orElse(null);
		return new Place(previous, next);
	}

	private boolean comesBackLater(Column column) {
		return column.generatedAs() != null && this.after.column(column.name()).isEmpty();
	}

	private Fill fill(Column column) {
		return this.fills.of(name(), column.name()).<Fill>map(Fill.Expression::new).orElse(Fill.NONE);
	}

	/**
	 * Gives rows a value for a NOT NULL column that is put back.
	 */
	private Fill restoring(Column column) {
		for (ForeignKey key : this.before.foreignKeys()) {
			if (key.columns().equals(List.of(column.name())) && !this.staying.contains(key.referenced())) {
				return new Fill.Missing(key.referenced());
			}
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
