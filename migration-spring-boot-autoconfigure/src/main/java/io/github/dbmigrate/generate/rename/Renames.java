package io.github.dbmigrate.generate.rename;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.RenameColumns;
import io.github.dbmigrate.change.RenameColumns.Rename;
import io.github.dbmigrate.change.RenameTable;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Tables and columns that have other names now.
 */
public final class Renames {

	private static final String ASIDE = "renaming";

	private final SqlDialect dialect;

	private final Schema there;

	private final SortedMap<TableName, TableName> tables;

	private final SortedMap<TableName, Map<String, String>> columns;

	/**
	 * @param there what is there
	 * @param tables the new names by the old ones
	 * @param columns the new names by the old ones, by the new name of the table
	 */
	public Renames(SqlDialect dialect, Schema there, SortedMap<TableName, TableName> tables,
			SortedMap<TableName, Map<String, String>> columns) {
		this.dialect = dialect;
		this.there = there;
		this.tables = tables;
		this.columns = columns;
	}

	/**
	 * The changes, tables first.
	 */
	public List<Change> changes() {
		List<Change> changes = new ArrayList<>(tableSteps());
		Schema renamed = apply(this.there);
		this.columns.forEach((name, names) -> {
			Table after = Objects.requireNonNull(renamed.tables().get(name));
			changes.add(new RenameColumns(there(name).withName(name), after, columnSteps(name, names), false));
		});
		return changes;
	}

	private Table there(TableName name) {
		return Objects.requireNonNull(this.there.tables().get(original(name)));
	}

	private List<Change> tableSteps() {
		List<Change> changes = new ArrayList<>();
		Map<TableName, TableName> origins = new TreeMap<>();
		Set<TableName> taken = this.there.tables().keySet();
		steps(this.tables, (name) -> aside(name.schema(), taken)).forEach((before, after) -> {
			TableName origin = origins.getOrDefault(before, before);
			origins.put(after, origin);
			changes.add(step(before, after, origin, changes.size() + 1));
		});
		return changes;
	}

	private TableName aside(@Nullable String schema, Set<TableName> taken) {
		return new TableName(schema, aside((name) -> taken.contains(new TableName(schema, name))));
	}

	private RenameTable step(TableName before, TableName after, TableName origin, int step) {
		Table table = Objects.requireNonNull(this.there.tables().get(origin));
		List<String> numbered = table.columns().stream().filter(Column::isIdentity).map(Column::name).toList();
		return new RenameTable(before, after, this.dialect.namesKey(table), numbered, step);
	}

	private List<Rename> columnSteps(TableName name, Map<String, String> names) {
		Table table = there(name);
		List<Rename> steps = new ArrayList<>();
		steps(names, (any) -> aside((column) -> table.column(column).isPresent()))
			.forEach((before, after) -> steps.add(new Rename(before, after)));
		return steps;
	}

	private String aside(Predicate<String> taken) {
		String aside = ASIDE;
		while (taken.test(this.dialect.storedName(aside, false))) {
			aside += "_";
		}
		return this.dialect.storedName(aside, false);
	}

	/**
	 * Each step to a name that is free by then; where two change places, one stands
	 * aside.
	 */
	private static <N> Map<N, N> steps(Map<N, N> renames, UnaryOperator<N> aside) {
		Map<N, N> left = new LinkedHashMap<>(renames);
		Map<N, N> steps = new LinkedHashMap<>();
		while (!left.isEmpty()) {
			N free = left.keySet().stream().filter((one) -> !left.containsKey(left.get(one))).findFirst().orElse(null);
			N before = (free != null) ? free : left.keySet().iterator().next();
			N after = Objects.requireNonNull(left.remove(before));
			steps.put(before, (free != null) ? after : aside.apply(before));
			if (free == null) {
				left.put(Objects.requireNonNull(steps.get(before)), after);
			}
		}
		return steps;
	}

	/**
	 * A schema under the new names.
	 */
	public Schema apply(Schema schema) {
		return isEmpty() ? schema : renamed().of(schema);
	}

	/**
	 * What the snapshot says, under the new names.
	 */
	public @Nullable Model apply(@Nullable Model last) {
		return (last == null || isEmpty()) ? last : renamed().of(last);
	}

	private boolean isEmpty() {
		return this.tables.isEmpty() && this.columns.isEmpty();
	}

	private RenamedSchema renamed() {
		return new RenamedSchema(this.tables, this.columns, this.dialect);
	}

	/** The name that a table has in the database. */
	public TableName original(TableName table) {
		return this.tables.entrySet()
			.stream()
			.filter((rename) -> rename.getValue().equals(table))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(table);
	}

	/** The name that a column has in the database. */
	public String original(TableName table, String column) {
		return this.columns.getOrDefault(table, Map.of())
			.entrySet()
			.stream()
			.filter((rename) -> rename.getValue().equals(column))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(column);
	}

	/** Whether a table or one of its columns has another name in the database. */
	boolean concerns(TableName table) {
		return this.columns.containsKey(table) || this.tables.containsValue(table);
	}

}
