package io.github.dbmigrate.script;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What a migration changed in the snapshot, as it was before: only the tables and
 * sequences that differ. It is kept beside the undo file so that the migration can be
 * removed again.
 *
 * @param format the format of the file
 * @param first whether there was no snapshot before
 * @param head the version before
 * @param databaseVersion the version of the database before
 * @param newTables the tables that were not there before
 * @param newSequences the sequences that were not there before
 * @param tables the tables that were different
 * @param sequences the sequences that were different
 * @param newTypes the enum types that were not there before
 * @param types the enum types that were different
 */
record SnapshotBefore(@JsonProperty(required = true) int format, @Nullable Boolean first, @Nullable String head,
		@Nullable String databaseVersion, @Nullable List<TableName> newTables, @Nullable List<TableName> newSequences,
		@Nullable List<SnapshotTable> tables, @Nullable List<SequenceEntry> sequences,
		@Nullable List<TableName> newTypes, @Nullable List<TypeEntry> types) {

	SnapshotBefore {
		Entries.require(format == SnapshotDocument.FORMAT, "format " + format + " is not known");
		Entries.require(head == null || Version.isVersion(head), "head is not a version");
	}

	static SnapshotBefore of(@Nullable Snapshot before, Snapshot after) {
		if (before == null) {
			return new SnapshotBefore(SnapshotDocument.FORMAT, true, null, null, null, null, null, null, null, null);
		}
		SnapshotDocument old = SnapshotDocument.of(before);
		SnapshotDocument current = SnapshotDocument.of(after);
		return new SnapshotBefore(SnapshotDocument.FORMAT, null, old.head(), old.databaseVersion(),
				missing(old.tablesByName(), current.tablesByName()),
				missing(old.sequencesByName(), current.sequencesByName()),
				different(old.tablesByName(), current.tablesByName()),
				different(old.sequencesByName(), current.sequencesByName()),
				missing(old.typesByName(), current.typesByName()), different(old.typesByName(), current.typesByName()));
	}

	private static <T> @Nullable List<TableName> missing(SortedMap<TableName, T> old, Map<TableName, T> current) {
		return Entries.map(current.keySet().stream().filter((name) -> !old.containsKey(name)).toList(), (name) -> name);
	}

	private static <T> @Nullable List<T> different(SortedMap<TableName, T> old, Map<TableName, T> current) {
		return Entries.map(old.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().equals(current.get(entry.getKey())))
			.toList(), Map.Entry::getValue);
	}

	/** The tables, sequences and types that are different. */
	Set<TableName> touched() {
		Set<TableName> touched = new HashSet<>(Entries.list(this.newTables));
		touched.addAll(Entries.list(this.newSequences));
		touched.addAll(Entries.list(this.newTypes));
		Entries.list(this.tables).forEach((table) -> touched.add(table.name()));
		Entries.list(this.sequences).forEach((sequence) -> touched.add(sequence.name()));
		Entries.list(this.types).forEach((type) -> touched.add(type.name()));
		return touched;
	}

	/**
	 * The snapshot before, made from the one after; empty where there was none.
	 */
	Optional<Snapshot> applyTo(Snapshot after) {
		if (Entries.isSet(this.first)) {
			return Optional.empty();
		}
		SnapshotDocument current = SnapshotDocument.of(after);
		return Optional.of(new SnapshotDocument(SnapshotDocument.FORMAT, this.head, current.vendor(),
				this.databaseVersion, current.letters(),
				restored(current.tablesByName(), this.newTables, this.tables, SnapshotTable::name),
				restored(current.sequencesByName(), this.newSequences, this.sequences, SequenceEntry::name),
				restored(current.typesByName(), this.newTypes, this.types, TypeEntry::name))
			.snapshot());
	}

	private static <T> List<T> restored(SortedMap<TableName, T> current, @Nullable List<TableName> added,
			@Nullable List<T> before, Function<T, TableName> name) {
		SortedMap<TableName, T> entries = new TreeMap<>(current);
		entries.keySet().removeAll(Entries.list(added));
		Entries.list(before).forEach((entry) -> entries.put(name.apply(entry), entry));
		return List.copyOf(entries.values());
	}

}
