package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.RenameValue;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The values of enum types that have other names now. No value tells that it is another
 * one under a new name, so a human says it.
 */
final class ValueRenames {

	private final SortedMap<TableName, SortedMap<String, String>> values = new TreeMap<>();

	private ValueRenames() {
	}

	/**
	 * Asks wherever values go while others come.
	 */
	static ValueRenames of(Schema model, Schema database, Answers answers) {
		ValueRenames renames = new ValueRenames();
		model.types().forEach((name, wanted) -> {
			EnumType actual = database.types().get(name);
			if (actual != null) {
				renames.ask(wanted, actual, answers);
			}
		});
		return renames;
	}

	private void ask(EnumType wanted, EnumType actual, Answers answers) {
		List<String> come = new ArrayList<>(wanted.values());
		come.removeAll(actual.values());
		for (String gone : actual.values()) {
			if (!wanted.values().contains(gone) && !come.isEmpty()) {
				answers.renamed(actual.name(), gone, come).ifPresent((value) -> {
					come.remove(value);
					this.values.computeIfAbsent(actual.name(), (key) -> new TreeMap<>()).put(gone, value);
				});
			}
		}
	}

	List<Change> changes() {
		List<Change> changes = new ArrayList<>();
		this.values.forEach((type, names) -> names
			.forEach((before, after) -> changes.add(new RenameValue(type, before, after, false))));
		return changes;
	}

	/**
	 * A schema under the new names.
	 */
	Schema apply(Schema schema) {
		if (this.values.isEmpty()) {
			return schema;
		}
		SortedMap<TableName, EnumType> types = new TreeMap<>(schema.types());
		SortedMap<TableName, Table> tables = new TreeMap<>(schema.tables());
		this.values.forEach((name, names) -> {
			types.computeIfPresent(name, (key, type) -> type
				.withValues(type.values().stream().map((value) -> names.getOrDefault(value, value)).toList()));
			EnumType old = schema.types().get(name);
			if (old != null) {
				tables.replaceAll((key, table) -> table
					.withColumns(table.columns().stream().map((column) -> column(column, old, names)).toList()));
			}
		});
		return new Schema(tables, schema.sequences(), types);
	}

	/**
	 * A model under the new names.
	 */
	@Nullable Model apply(@Nullable Model model) {
		return (model == null) ? null : new Model(apply(model.schema()), model.mapping());
	}

	private static Column column(Column column, EnumType type, Map<String, String> names) {
		String value = column.defaultValue();
		if (value == null || !type.isTypeOf(column)) {
			return column;
		}
		int position = type.literals().indexOf(value);
		String after = (position < 0) ? null : names.get(type.values().get(position));
		return (after == null) ? column : column.withDefault("'" + after.replace("'", "''") + "'");
	}

}
