package io.github.dbmigrate.generate.wording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * What of a table differs by its text between model, snapshot and database and may be the
 * same all the same: each text gets a column or check of its own on a table to be tried.
 */
final class Suspects {

	private final Table wanted;

	private final @Nullable Table last;

	private final Table actual;

	private final Map<Column, String> columns = new LinkedHashMap<>();

	private final Map<String, String> checks = new LinkedHashMap<>();

	private final Map<Index, String> indexes = new LinkedHashMap<>();

	private final Supplier<String> names;

	private Suspects(Table wanted, @Nullable Table last, Table actual, Supplier<String> names) {
		this.wanted = wanted;
		this.last = last;
		this.actual = actual;
		this.names = names;
	}

	/**
	 * Finds them.
	 * @param names gives each a name that no other has: some databases keep the names of
	 * constraints, others those of indexes apart by schema only
	 */
	static Suspects of(Table wanted, @Nullable Table last, Table actual, KeptType kept, Supplier<String> names) {
		Suspects suspects = new Suspects(wanted, last, actual, names);
		wanted.columns().forEach((column) -> suspects.addColumn(column, kept));
		suspects.addChecks();
		Stream.of(wanted, last)
			.filter(Objects::nonNull)
			.flatMap((table) -> table.indexes().stream())
			.forEach(suspects::addIndex);
		return suspects;
	}

	private void addColumn(Column model, KeptType kept) {
		Column there = this.actual.column(model.name()).orElse(null);
		if (there == null) {
			return;
		}
		Column snapshot = lastColumn(model.name());
		boolean retyped = !model.type().equals(there.type()) && !kept.is(model, there);
		if (retyped || differs(Column::defaultValue, model, snapshot, there)
				|| differs(Column::generatedAs, model, snapshot, there)) {
			Stream.of(model, there).forEach(this::addProbe);
			Stream.ofNullable(snapshot).forEach(this::addProbe);
		}
	}

	private static boolean differs(Function<Column, @Nullable String> facet, Column model, @Nullable Column snapshot,
			Column there) {
		Set<String> texts = Stream.of(model, snapshot, there)
			.filter(Objects::nonNull)
			.map(facet)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		return facet.apply(model) != null && texts.size() > 1;
	}

	private void addProbe(Column column) {
		this.columns.computeIfAbsent(probe("", column), (key) -> this.names.get());
	}

	/** Checks that not all sides have, where more than one side has such. */
	private void addChecks() {
		List<Set<String>> sides = Stream.of(this.wanted, this.last, this.actual)
			.filter(Objects::nonNull)
			.map(Suspects::expressions)
			.toList();
		Set<String> common = new HashSet<>(sides.get(0));
		sides.forEach(common::retainAll);
		sides.forEach((side) -> side.removeAll(common));
		if (sides.stream().filter((side) -> !side.isEmpty()).distinct().count() > 1) {
			sides.forEach((side) -> side
				.forEach((expression) -> this.checks.computeIfAbsent(expression, (key) -> this.names.get())));
		}
	}

	/** An index that says more than its columns, where there is one that it may be. */
	private void addIndex(Index index) {
		Set<Index> there = this.actual.indexes().stream().map(Index::unnamed).collect(Collectors.toSet());
		if (index.tail() != null && !there.isEmpty() && !there.contains(index.unnamed())) {
			this.indexes.computeIfAbsent(index.unnamed(), (key) -> this.names.get());
		}
	}

	private static Set<String> expressions(Table table) {
		return table.checks()
			.stream()
			.map(CheckConstraint::expression)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	boolean isEmpty() {
		return this.columns.isEmpty() && this.checks.isEmpty() && this.indexes.isEmpty();
	}

	Table wanted() {
		return this.wanted;
	}

	@Nullable Table last() {
		return this.last;
	}

	Table actual() {
		return this.actual;
	}

	@Nullable Column lastColumn(String name) {
		return (this.last != null) ? this.last.column(name).orElse(null) : null;
	}

	/**
	 * The name under which a column is tried, or {@code null} where it is not.
	 */
	@Nullable String probeOf(Column column) {
		return this.columns.get(probe("", column));
	}

	/**
	 * The name under which a condition is tried, or {@code null} where it is not.
	 */
	@Nullable String probeOf(String condition) {
		return this.checks.get(condition);
	}

	/**
	 * The name under which an index is tried, or {@code null} where it is not.
	 */
	@Nullable String probeOf(Index index) {
		return this.indexes.get(index.unnamed());
	}

	/**
	 * The table to be tried: all columns as they are, so that expressions find them, and
	 * what is to be tried.
	 */
	Table trial() {
		List<Column> all = new ArrayList<>();
		this.actual.columns().forEach((column) -> all.add(bare(column)));
		this.wanted.columns()
			.stream()
			.filter((column) -> this.actual.column(column.name()).isEmpty())
			.forEach((column) -> all.add(bare(column)));
		this.columns.forEach((column, name) -> all.add(probe(name, column)));
		List<CheckConstraint> conditions = new ArrayList<>();
		this.checks.forEach((expression, name) -> conditions.add(new CheckConstraint(name, expression)));
		List<Index> some = new ArrayList<>();
		this.indexes
			.forEach((index, name) -> some.add(new Index(name, index.columns(), index.unique(), index.definition())));
		return new Table(this.actual.name(), all, null, List.of(), some, List.of(), conditions, null, List.of());
	}

	private static Column bare(Column column) {
		return new Column(column.name(), column.type(), true, null, null, null, column.collation(), null);
	}

	private static Column probe(String name, Column column) {
		return new Column(name, column.type(), true, column.defaultValue(), null, column.generated(),
				column.collation(), null);
	}

}
