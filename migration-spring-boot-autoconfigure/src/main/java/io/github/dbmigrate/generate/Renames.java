package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.RenameColumns;
import io.github.dbmigrate.change.RenameColumns.Rename;
import io.github.dbmigrate.change.RenameTable;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Mapping.ColumnOrigin;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Tables and columns that are certain to have other names now: the entity or the
 * attribute is the one that the snapshot knows, the database has the old name and not the
 * new one.
 */
final class Renames {

	private static final String ASIDE = "renaming";

	private final SqlDialect dialect;

	private final SortedMap<TableName, TableName> tables = new TreeMap<>();

	private final SortedMap<TableName, Map<String, String>> columns = new TreeMap<>();

	private final SortedMap<TableName, Table> there = new TreeMap<>();

	private Renames(SqlDialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * The renames that lead from what the snapshot knows to what the entities say.
	 * @param last the snapshot, or {@code null} without one
	 * @param database what is there
	 */
	static Renames between(@Nullable Model last, Model model, Schema database, SqlDialect dialect) {
		Renames renames = new Renames(dialect);
		if (last != null) {
			renames.findTables(last, model, database);
			renames.findColumns(last, model, database);
		}
		return renames;
	}

	private void findTables(Model last, Model model, Schema database) {
		Map<String, TableName> known = new HashMap<>();
		last.mapping().tables().forEach((name, origin) -> known.put(origin.entity(), name));
		model.mapping().tables().forEach((name, origin) -> {
			TableName old = known.get(origin.entity());
			if (old != null && !old.equals(name) && isGone(old, model.schema(), database)
					&& isNew(name, last.schema(), database) && this.dialect.canRename(old, name)) {
				this.tables.put(old, name);
				this.there.put(old, Objects.requireNonNull(database.tables().get(old)));
			}
		});
	}

	private static boolean isGone(TableName old, Schema model, Schema database) {
		return !model.tables().containsKey(old) && database.tables().containsKey(old);
	}

	private static boolean isNew(TableName name, Schema last, Schema database) {
		return !last.tables().containsKey(name) && !database.tables().containsKey(name);
	}

	private void findColumns(Model last, Model model, Schema database) {
		Map<TableName, TableName> old = new HashMap<>();
		this.tables.forEach((before, after) -> old.put(after, before));
		model.mapping().tables().forEach((name, origin) -> {
			TableName before = old.getOrDefault(name, name);
			TableOrigin known = last.mapping().tables().get(before);
			Table there = database.tables().get(before);
			Table wanted = model.schema().tables().get(name);
			if (known != null && there != null && wanted != null && known.entity().equals(origin.entity())) {
				Map<String, String> found = columns(known, origin, there, wanted);
				if (!found.isEmpty()) {
					this.columns.put(name, found);
				}
			}
		});
	}

	private static Map<String, String> columns(TableOrigin known, TableOrigin origin, Table there, Table wanted) {
		Map<String, String> attributes = new HashMap<>();
		known.columns().forEach((name, column) -> put(attributes, column, name));
		Map<String, String> found = new LinkedHashMap<>();
		origin.columns().forEach((name, column) -> {
			String before = attributes.get(String.valueOf(column.attribute()));
			if (before != null && !before.equals(name)
					&& isAlike(there.column(before).orElse(null), wanted.column(name).orElse(null))) {
				found.put(before, name);
			}
		});
		while (found.entrySet().removeIf((rename) -> isAmbiguous(rename, found, there, wanted))) {
			continue;
		}
		return found;
	}

	private static void put(Map<String, String> attributes, ColumnOrigin column, String name) {
		if (column.attribute() != null) {
			attributes.put(column.attribute(), name);
		}
	}

	/** An attribute may get another meaning together with its name. */
	private static boolean isAlike(@Nullable Column before, @Nullable Column after) {
		return before != null && after != null
				&& (before.type().name().equals(after.type().name()) || (isText(before.type()) && isText(after.type()))
						|| (isNumber(before.type()) && isNumber(after.type())));
	}

	private static boolean isText(ColumnType type) {
		return type.name().contains("char") || type.name().contains("text") || type.name().contains("clob");
	}

	private static boolean isNumber(ColumnType type) {
		return type.name().contains("int") || type.name().equals("numeric") || type.name().equals("decimal");
	}

	private static boolean isAmbiguous(Map.Entry<String, String> rename, Map<String, String> found, Table there,
			Table wanted) {
		boolean taken = there.column(rename.getValue()).isPresent() && !found.containsKey(rename.getValue());
		boolean needed = wanted.column(rename.getKey()).isPresent() && !found.containsValue(rename.getKey());
		return taken || needed;
	}

	/**
	 * The changes, tables first.
	 */
	List<Change> changes() {
		List<Change> changes = new ArrayList<>();
		this.tables.forEach((before, after) -> changes.add(rename(before, after)));
		this.columns
			.forEach((table, names) -> changes.add(new RenameColumns(table, steps(new LinkedHashMap<>(names)), false)));
		return changes;
	}

	private RenameTable rename(TableName before, TableName after) {
		Table table = Objects.requireNonNull(this.there.get(before));
		List<String> numbered = table.columns().stream().filter(Column::isIdentity).map(Column::name).toList();
		return new RenameTable(before, after, this.dialect.namesKey(table), numbered, false);
	}

	/**
	 * Each step to a name that is free by then; where two change places, one stands
	 * aside.
	 */
	private List<Rename> steps(Map<String, String> names) {
		List<Rename> steps = new ArrayList<>();
		while (!names.isEmpty()) {
			String free = names.keySet()
				.stream()
				.filter((before) -> !names.containsKey(names.get(before)))
				.findFirst()
				.orElse(null);
			if (free != null) {
				steps.add(new Rename(free, String.valueOf(names.remove(free))));
			}
			else {
				String first = names.keySet().iterator().next();
				String after = String.valueOf(names.remove(first));
				String aside = this.dialect.storedName(ASIDE, false);
				steps.add(new Rename(first, aside));
				names.put(aside, after);
			}
		}
		return steps;
	}

	/**
	 * A schema under the new names.
	 */
	Schema apply(Schema schema) {
		return isEmpty() ? schema : new RenamedSchema(this.tables, this.columns, this.dialect).of(schema);
	}

	/**
	 * What the snapshot says, under the new names.
	 */
	@Nullable Model apply(@Nullable Model last) {
		return (last == null || isEmpty()) ? last : new Model(apply(last.schema()), last.mapping());
	}

	private boolean isEmpty() {
		return this.tables.isEmpty() && this.columns.isEmpty();
	}

	/** The name that a table has in the database. */
	TableName original(TableName table) {
		return this.tables.entrySet()
			.stream()
			.filter((rename) -> rename.getValue().equals(table))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(table);
	}

	/** The name that a column has in the database. */
	String original(TableName table, String column) {
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
