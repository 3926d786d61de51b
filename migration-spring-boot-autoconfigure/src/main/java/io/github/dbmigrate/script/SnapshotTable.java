package io.github.dbmigrate.script;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dbmigrate.schema.Mapping.ColumnOrigin;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.SnapshotConstraints.CheckEntry;
import io.github.dbmigrate.script.SnapshotConstraints.ForeignKeyEntry;
import io.github.dbmigrate.script.SnapshotConstraints.IndexEntry;
import io.github.dbmigrate.script.SnapshotConstraints.KeyEntry;
import org.jspecify.annotations.Nullable;

/**
 * A table in the snapshot file, with the entity behind it. The first members share one
 * line.
 *
 * @param schema the schema
 * @param table the name
 * @param unplaced whether only the mapping knows this table
 * @param entity the entity, where the mapping knows the table
 * @param statedNames the names that the entity states
 * @param comment the comment
 * @param columns the columns in table order, then those that only the mapping knows
 * @param primaryKey the primary key
 * @param uniqueConstraints the unique constraints
 * @param indexes the indexes
 * @param foreignKeys the foreign keys
 * @param checks the check constraints
 * @param seed the first rows
 * @param options what stands behind the definition of the table
 */
record SnapshotTable(@Nullable String schema, @JsonProperty(required = true) String table, @Nullable Boolean unplaced,
		@Nullable String entity, @Nullable List<String> statedNames, @Nullable String comment,
		@Nullable List<SnapshotColumn> columns, @Nullable KeyEntry primaryKey,
		@Nullable List<KeyEntry> uniqueConstraints, @Nullable List<IndexEntry> indexes,
		@Nullable List<ForeignKeyEntry> foreignKeys, @Nullable List<CheckEntry> checks, @Nullable List<String> seed,
		@Nullable String options) {

	static SnapshotTable of(Table table, @Nullable TableOrigin origin) {
		PrimaryKey key = table.primaryKey();
		return new SnapshotTable(table.name().schema(), table.name().name(), null,
				(origin != null) ? origin.entity() : null, statedNames(origin), table.comment(),
				SnapshotColumn.of(table.columns(), origin), (key != null) ? KeyEntry.of(key) : null,
				Entries.map(table.uniqueConstraints(), KeyEntry::of), Entries.map(table.indexes(), IndexEntry::of),
				Entries.map(table.foreignKeys(), ForeignKeyEntry::of), Entries.map(table.checks(), CheckEntry::of),
				Entries.map(table.seed(), (statement) -> statement), table.options());
	}

	static SnapshotTable of(TableName name, TableOrigin origin) {
		return new SnapshotTable(name.schema(), name.name(), true, origin.entity(), statedNames(origin), null,
				SnapshotColumn.of(List.of(), origin), null, null, null, null, null, null, null);
	}

	private static @Nullable List<String> statedNames(@Nullable TableOrigin origin) {
		return (origin != null) ? Entries.map(origin.statedNames(), (name) -> name) : null;
	}

	TableName name() {
		return new TableName(this.schema, this.table);
	}

	Optional<Table> toTable() {
		if (Entries.isSet(this.unplaced)) {
			return Optional.empty();
		}
		return Optional.of(new Table(name(),
				Entries.list(this.columns).stream().map(SnapshotColumn::column).flatMap(Optional::stream).toList(),
				(this.primaryKey != null) ? this.primaryKey.primaryKey() : null,
				Entries.back(this.uniqueConstraints, KeyEntry::uniqueConstraint),
				Entries.back(this.indexes, IndexEntry::index),
				Entries.back(this.foreignKeys, ForeignKeyEntry::foreignKey),
				Entries.back(this.checks, CheckEntry::check), this.comment, Entries.list(this.seed), this.options));
	}

	Optional<TableOrigin> origin() {
		return Optional.ofNullable(this.entity)
			.map((entity) -> new TableOrigin(entity, columnOrigins(), new TreeSet<>(Entries.list(this.statedNames))));
	}

	private SortedMap<String, ColumnOrigin> columnOrigins() {
		SortedMap<String, ColumnOrigin> origins = new TreeMap<>();
		for (SnapshotColumn column : Entries.list(this.columns)) {
			column.origin().ifPresent((origin) -> origins.put(column.name(), origin));
		}
		return origins;
	}

}
