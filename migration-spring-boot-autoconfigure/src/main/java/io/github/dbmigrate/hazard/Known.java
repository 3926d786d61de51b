package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the tables at some place in a file: what was there before, and what
 * the statements so far have made of it.
 */
final class Known {

	private final @Nullable Schema before;

	private final Map<TableName, Map<String, Column>> columns = new HashMap<>();

	private final Map<TableName, TableName> formerNames = new HashMap<>();

	private final Map<TableName, EnumType> types = new HashMap<>();

	Known(@Nullable Schema before) {
		this.before = before;
		if (before != null) {
			before.tables().forEach((name, table) -> {
				Map<String, Column> byName = new LinkedHashMap<>();
				table.columns().forEach((column) -> byName.put(column.name(), column));
				this.columns.put(name, byName);
			});
			this.types.putAll(before.types());
		}
	}

	/** The table as it was before the file, whatever its name is now. */
	Optional<Table> before(@Nullable TableName table) {
		if (this.before == null || table == null) {
			return Optional.empty();
		}
		TableName former = this.formerNames.getOrDefault(table, table);
		Table exact = this.before.tables().get(former);
		return (exact != null) ? Optional.of(exact)
				: Optional.ofNullable(this.before.tables().get(new TableName(null, former.name())));
	}

	Optional<EnumType> type(TableName name) {
		return Optional.ofNullable(this.types.get(name));
	}

	Optional<Column> column(@Nullable TableName table, String column) {
		return Optional.ofNullable(this.columns.get(table)).map((byName) -> byName.get(column));
	}

	/** The name of a column as it is stored, from one written in any letter case. */
	String stored(TableName table, String column) {
		Map<String, Column> byName = this.columns.getOrDefault(table, Map.of());
		return byName.keySet().stream().filter(column::equalsIgnoreCase).findFirst().orElse(column);
	}

	void define(TableName table, Column column) {
		this.columns.computeIfAbsent(table, (name) -> new LinkedHashMap<>()).put(column.name(), column);
	}

	/** Takes note of what a statement did. */
	void follow(Fact fact) {
		TableName table = fact.table();
		if (table == null) {
			return;
		}
		switch (fact.kind()) {
			case RENAME_TABLE, MOVE_TABLE -> rename(table, fact.other());
			case DROP_TABLE -> this.columns.remove(table);
			case RENAME_COLUMN ->
				forget(table, first(fact)).ifPresent((column) -> define(table, renamed(column, fact.name())));
			case DROP_COLUMN -> forget(table, first(fact));
			case SET_NOT_NULL, DROP_NOT_NULL -> column(table, first(fact))
				.ifPresent((column) -> define(table, column.withNullable(fact.kind() == Kind.DROP_NOT_NULL)));
			case CHANGE_TYPE -> retype(table, fact);
			case SET_DEFAULT, DROP_DEFAULT ->
				column(table, first(fact)).ifPresent((column) -> define(table, column.withDefault(value(fact))));
			default -> {
			}
		}
	}

	private Optional<Column> forget(TableName table, String column) {
		return Optional.ofNullable(this.columns.get(table)).map((byName) -> byName.remove(column));
	}

	private void retype(TableName table, Fact fact) {
		var type = fact.to();
		if (type != null) {
			column(table, first(fact)).ifPresent((column) -> define(table, column.withType(type)));
		}
	}

	private static @Nullable String value(Fact fact) {
		return (fact.kind() == Kind.SET_DEFAULT) ? fact.text() : null;
	}

	private static String first(Fact fact) {
		return fact.columns().isEmpty() ? "" : fact.columns().get(0);
	}

	private static Column renamed(Column column, String name) {
		return new Column(name, column.type(), column.nullable(), column.defaultValue(), column.identity(),
				column.generated(), column.collation(), column.comment());
	}

	private void rename(TableName table, @Nullable TableName to) {
		Map<String, Column> moved = this.columns.remove(table);
		if (to == null) {
			return;
		}
		if (moved != null) {
			this.columns.put(to, moved);
		}
		this.formerNames.put(to, this.formerNames.getOrDefault(table, table));
	}

	/** What has this name in a table: its kind, and the columns of it. */
	Optional<Fact> constraint(TableName table, String name) {
		return before(table).flatMap((there) -> constraints(there).stream()
			.filter((fact) -> fact.name().equals(name))
			.findFirst()
			.map((fact) -> new Fact(fact.kind(), table, name, fact.columns(), null, null, fact.other(), fact.text(),
					fact.traits())));
	}

	private static List<Fact> constraints(Table table) {
		List<Fact> facts = new ArrayList<>();
		table.foreignKeys()
			.forEach((key) -> facts.add(Fact.of(Kind.DROP_FOREIGN_KEY, table.name())
				.named(key.name())
				.on(key.columns())
				.to(key.referenced())));
		table.uniqueConstraints()
			.forEach((unique) -> facts
				.add(Fact.of(Kind.DROP_UNIQUE, table.name(), Trait.UNIQUE).named(unique.name()).on(unique.columns())));
		table.checks().forEach((check) -> facts.add(Fact.of(Kind.DROP_CONSTRAINT, table.name()).named(check.name())));
		if (table.primaryKey() != null) {
			String name = (table.primaryKey().name() != null) ? table.primaryKey().name()
					: table.name().name() + "_pkey";
			facts.add(Fact.of(Kind.DROP_PRIMARY_KEY, table.name()).named(name).on(table.primaryKey().columns()));
		}
		table.indexes()
			.forEach((index) -> facts.add(Fact.of(Kind.DROP_INDEX, table.name())
				.named(index.name())
				.on(index.columnNames())
				.with(Trait.UNIQUE, index.unique())));
		return facts;
	}

	/** The index of this name, whatever table it is on. */
	Optional<Fact> index(TableName index) {
		return indexes(index)
			.filter((fact) -> fact.table() != null && Objects.equals(fact.table().schema(), index.schema()))
			.findFirst()
			.or(() -> indexes(index).findFirst());
	}

	private Stream<Fact> indexes(TableName index) {
		return Stream.ofNullable(this.before)
			.flatMap((schema) -> schema.tables().values().stream())
			.flatMap((table) -> constraints(table).stream())
			.filter((fact) -> fact.kind() == Kind.DROP_INDEX && fact.name().equals(index.name()));
	}

}
