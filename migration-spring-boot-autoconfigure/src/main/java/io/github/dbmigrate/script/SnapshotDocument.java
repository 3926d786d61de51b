package io.github.dbmigrate.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dbmigrate.schema.Letters;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot as it stands in its file.
 *
 * @param format the format of the file
 * @param head the version of the newest migration
 * @param vendor the database
 * @param databaseVersion its version
 * @param letters how it stores bare names, unless that is as usual
 * @param tables the tables by name
 * @param sequences the sequences by name
 * @param types the enum types by name
 */
record SnapshotDocument(@JsonProperty(required = true) int format, @Nullable String head,
		@JsonProperty(required = true) String vendor, @Nullable String databaseVersion, @Nullable Letters letters,
		@Nullable List<SnapshotTable> tables, @Nullable List<SequenceEntry> sequences,
		@Nullable List<TypeEntry> types) {

	static final int FORMAT = 1;

	SnapshotDocument {
		Entries.require(format == FORMAT, "format " + format + " is not known");
		Entries.require(head == null || Version.isVersion(head), "head is not a version");
		byName(Entries.list(tables), SnapshotTable::name);
		byName(Entries.list(sequences), SequenceEntry::name);
		byName(Entries.list(types), TypeEntry::name);
	}

	private static <T> SortedMap<TableName, T> byName(List<T> entries, Function<T, TableName> name) {
		SortedMap<TableName, T> map = new TreeMap<>();
		for (T entry : entries) {
			TableName key = name.apply(entry);
			Entries.require(map.put(key, entry) == null, key + " is there twice");
		}
		return map;
	}

	static SnapshotDocument of(Snapshot snapshot) {
		Model model = snapshot.model();
		Version head = snapshot.head();
		return new SnapshotDocument(FORMAT, (head != null) ? head.toString() : null, snapshot.vendor(),
				snapshot.databaseVersion(), snapshot.letters(), tables(model),
				Entries.map(model.schema().sequences().values(), SequenceEntry::of),
				Entries.map(model.schema().types().values(), TypeEntry::of));
	}

	private static @Nullable List<SnapshotTable> tables(Model model) {
		SortedMap<TableName, SnapshotTable> entries = new TreeMap<>();
		Map<TableName, TableOrigin> origins = model.mapping().tables();
		model.schema().tables().forEach((name, table) -> entries.put(name, SnapshotTable.of(table, origins.get(name))));
		origins.forEach((name, origin) -> entries.computeIfAbsent(name, (key) -> SnapshotTable.of(key, origin)));
		return Entries.map(entries.values(), (entry) -> entry);
	}

	SortedMap<TableName, SnapshotTable> tablesByName() {
		return byName(Entries.list(this.tables), SnapshotTable::name);
	}

	SortedMap<TableName, SequenceEntry> sequencesByName() {
		return byName(Entries.list(this.sequences), SequenceEntry::name);
	}

	SortedMap<TableName, TypeEntry> typesByName() {
		return byName(Entries.list(this.types), TypeEntry::name);
	}

	Snapshot snapshot() {
		List<Table> schemaTables = new ArrayList<>();
		SortedMap<TableName, TableOrigin> origins = new TreeMap<>();
		for (SnapshotTable entry : Entries.list(this.tables)) {
			entry.toTable().ifPresent(schemaTables::add);
			entry.origin().ifPresent((origin) -> origins.put(entry.name(), origin));
		}
		Schema schema = Schema.of(schemaTables, Entries.back(this.sequences, SequenceEntry::toSequence),
				Entries.back(this.types, TypeEntry::enumType));
		Version version = (this.head != null) ? Version.of(this.head) : null;
		return new Snapshot(version, this.vendor, this.databaseVersion, this.letters,
				new Model(schema, new Mapping(origins)));
	}

}
