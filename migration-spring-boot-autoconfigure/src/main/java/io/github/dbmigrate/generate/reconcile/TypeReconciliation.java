package io.github.dbmigrate.generate.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The three-way truth of enum types. Two types with the same values in another order are
 * the same.
 */
final class TypeReconciliation {

	private final Schema model;

	private final @Nullable Schema snapshot;

	private final Schema database;

	private final Verdict verdict;

	TypeReconciliation(Schema model, @Nullable Schema snapshot, Schema database, Verdict verdict) {
		this.model = model;
		this.snapshot = snapshot;
		this.database = database;
		this.verdict = verdict;
	}

	/**
	 * The types that the database shall have.
	 * @param tables the tables that it shall have: a type that one of them uses stays
	 */
	List<EnumType> types(List<Table> tables) {
		Set<TableName> names = new TreeSet<>(this.database.types().keySet());
		names.addAll(this.model.types().keySet());
		List<EnumType> types = new ArrayList<>();
		for (TableName name : names) {
			EnumType type = type(name, tables);
			if (type != null) {
				types.add(type);
			}
		}
		return types;
	}

	private @Nullable EnumType type(TableName name, List<Table> tables) {
		EnumType wanted = this.model.types().get(name);
		EnumType last = (this.snapshot != null) ? this.snapshot.types().get(name) : null;
		EnumType actual = this.database.types().get(name);
		if (wanted == null && actual != null && isUsed(actual, tables)) {
			return actual;
		}
		List<String> values = this.verdict.on("type " + name, values(wanted, actual), values(last, actual),
				values(actual, actual));
		EnumType origin = (actual != null) ? actual : wanted;
		return (values != null && origin != null) ? origin.withValues(values) : null;
	}

	private static boolean isUsed(EnumType type, List<Table> tables) {
		return tables.stream().flatMap((table) -> table.columns().stream()).anyMatch(type::isTypeOf);
	}

	/**
	 * The values, those that the database has in its order.
	 */
	private static @Nullable List<String> values(@Nullable EnumType type, @Nullable EnumType actual) {
		if (type == null || actual == null) {
			return (type != null) ? type.values() : null;
		}
		List<String> values = new ArrayList<>(actual.values().stream().filter(type.values()::contains).toList());
		for (int i = 0; i < type.values().size(); i++) {
			String value = type.values().get(i);
			if (!values.contains(value)) {
				values.add((i == 0) ? 0 : values.indexOf(type.values().get(i - 1)) + 1, value);
			}
		}
		return values;
	}

}
