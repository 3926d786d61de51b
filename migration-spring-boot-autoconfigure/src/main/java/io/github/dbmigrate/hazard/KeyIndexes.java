package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Table;

/**
 * Which foreign keys have an index that begins with their columns, once the file is done.
 */
record KeyIndexes(List<Step> steps, Known known) {

	/** Whether one is there; yes, where nobody knows. */
	boolean serve(Fact key) {
		boolean created = facts().stream()
			.anyMatch((fact) -> fact.kind() == Kind.CREATE_TABLE && Objects.equals(fact.table(), key.table()));
		if (!created && this.known.before(key.table()).isEmpty()) {
			return true;
		}
		return starts(key).stream().anyMatch((columns) -> beginsWith(columns, key.columns()));
	}

	private static boolean beginsWith(List<String> index, List<String> columns) {
		return index.size() >= columns.size() && index.subList(0, columns.size()).containsAll(columns);
	}

	private List<List<String>> starts(Fact key) {
		List<List<String>> starts = new ArrayList<>();
		this.known.before(key.table()).ifPresent((table) -> starts.addAll(before(table)));
		facts().stream()
			.filter((fact) -> fact.kind() == Kind.ADD_UNIQUE || fact.kind() == Kind.ADD_PRIMARY_KEY
					|| fact.kind() == Kind.CREATE_INDEX)
			.filter((fact) -> Objects.equals(fact.table(), key.table()) && !fact.is(Trait.FILTERED))
			.forEach((fact) -> starts.add(fact.columns()));
		return starts;
	}

	private static List<List<String>> before(Table table) {
		List<List<String>> starts = new ArrayList<>();
		if (table.primaryKey() != null) {
			starts.add(table.primaryKey().columns());
		}
		table.uniqueConstraints().forEach((unique) -> starts.add(unique.columns()));
		table.indexes().stream().map(Index::columnNames).forEach(starts::add);
		return starts;
	}

	private List<Fact> facts() {
		return this.steps.stream().flatMap((step) -> step.facts().stream()).toList();
	}

}
