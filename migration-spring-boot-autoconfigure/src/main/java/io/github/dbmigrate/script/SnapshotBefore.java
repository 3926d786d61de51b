package io.github.dbmigrate.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.SnapshotDocument.SequenceEntry;
import org.jspecify.annotations.Nullable;

/**
 * What a migration changed in the snapshot, as it was before: only the tables and
 * sequences that differ. It is kept beside the undo file so that the migration can be
 * removed again.
 *
 * @param format the format of the file
 * @param first whether there was no snapshot before
 * @param head the version before
 * @param newTables the tables that were not there before
 * @param newSequences the sequences that were not there before
 * @param tables the tables that were different
 * @param sequences the sequences that were different
 */
record SnapshotBefore(@JsonProperty(required = true) int format, @Nullable Boolean first, @Nullable String head,
		@Nullable List<TableName> newTables, @Nullable List<TableName> newSequences,
		@Nullable List<SnapshotTable> tables, @Nullable List<SequenceEntry> sequences) {

	SnapshotBefore {
		Entries.require(format == SnapshotDocument.FORMAT, "format " + format + " is not known");
		Entries.require(head == null || Version.isVersion(head), "head is not a version");
	}

	static SnapshotBefore of(@Nullable Snapshot before, Snapshot after) {
		if (before == null) {
			return new SnapshotBefore(SnapshotDocument.FORMAT, true, null, null, null, null, null);
		}
		SnapshotDocument old = SnapshotDocument.of(before);
		SnapshotDocument current = SnapshotDocument.of(after);
		return new SnapshotBefore(SnapshotDocument.FORMAT, null, old.head(),
				missing(old.tablesByName(), current.tablesByName()),
				missing(old.sequencesByName(), current.sequencesByName()),
				different(old.tablesByName(), current.tablesByName()),
				different(old.sequencesByName(), current.sequencesByName()));
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

	/**
	 * The snapshot before, made from the one after; empty where there was none.
	 */
	Optional<Snapshot> applyTo(Snapshot after) {
		if (Entries.isSet(this.first)) {
			return Optional.empty();
		}
		SnapshotDocument current = SnapshotDocument.of(after);
		SortedMap<TableName, SnapshotTable> restoredTables = new TreeMap<>(current.tablesByName());
		restoredTables.keySet().removeAll(Entries.list(this.newTables));
		Entries.list(this.tables).forEach((table) -> restoredTables.put(table.name(), table));
		SortedMap<TableName, SequenceEntry> restoredSequences = new TreeMap<>(current.sequencesByName());
		restoredSequences.keySet().removeAll(Entries.list(this.newSequences));
		Entries.list(this.sequences).forEach((sequence) -> restoredSequences.put(sequence.name(), sequence));
		return Optional.of(new SnapshotDocument(SnapshotDocument.FORMAT, this.head, current.vendor(),
				List.copyOf(restoredTables.values()), List.copyOf(restoredSequences.values()))
			.snapshot());
	}

}
