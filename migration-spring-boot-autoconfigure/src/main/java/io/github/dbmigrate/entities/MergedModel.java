package io.github.dbmigrate.entities;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.Mapping.FormerName;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Sequence.ColumnName;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;

/**
 * The persistence units of one database as one model.
 */
final class MergedModel {

	private final SortedMap<TableName, Mapped> tables = new TreeMap<>();

	private final SortedMap<TableName, Numbered> sequences = new TreeMap<>();

	private final SortedMap<TableName, EnumType> types = new TreeMap<>();

	private final Set<FormerName> former = new LinkedHashSet<>();

	boolean isEmpty() {
		return this.tables.isEmpty();
	}

	Model toModel() {
		Schema schema = Schema.of(this.tables.values().stream().map(Mapped::table).toList(),
				this.sequences.values().stream().map(Numbered::sequence).toList(), this.types.values());
		SortedMap<TableName, TableOrigin> origins = new TreeMap<>();
		this.tables.forEach((name, mapped) -> origins.put(name, mapped.origin()));
		return new Model(schema, new Mapping(origins, List.copyOf(this.former)));
	}

	/**
	 * Adds a persistence unit.
	 * @throws MigrationException when a table or sequence is there already and differs
	 */
	void add(String unit, Model model) {
		model.mapping()
			.tables()
			.forEach((name, origin) -> add(
					new Mapped(unit, Objects.requireNonNull(model.schema().tables().get(name)), origin)));
		this.former.addAll(model.mapping().former());
		model.schema().sequences().values().forEach((sequence) -> add(new Numbered(unit, sequence)));
		model.schema().types().values().forEach((type) -> add(unit, type));
	}

	private void add(Mapped mapped) {
		Mapped other = this.tables.putIfAbsent(mapped.table().name(), mapped);
		if (other != null && !other.table().equals(mapped.table())) {
			throw disagree("table " + mapped.table().name(), other.toString(), mapped.toString(),
					difference(other.table(), mapped.table()));
		}
	}

	private void add(Numbered numbered) {
		Sequence sequence = numbered.sequence();
		Numbered other = this.sequences.putIfAbsent(sequence.name(), numbered);
		if (other != null && other.sequence().numbering().equals(sequence.numbering())) {
			this.sequences.put(sequence.name(), other.feedingToo(sequence.feeds()));
		}
		else if (other != null) {
			throw disagree("sequence " + sequence.name(), "persistence unit " + other.unit(),
					"persistence unit " + numbered.unit(),
					"start " + other.sequence().start() + " and " + sequence.start() + ", increment "
							+ other.sequence().increment() + " and " + sequence.increment());
		}
	}

	private void add(String unit, EnumType type) {
		EnumType other = this.types.putIfAbsent(type.name(), type);
		if (other != null && !other.equals(type)) {
			throw disagree("type " + type.name(), "one persistence unit", "persistence unit " + unit,
					"values " + other.values() + " and " + type.values());
		}
	}

	private static MigrationException disagree(String what, String first, String second, String difference) {
		return new MigrationException(Failure.INPUT,
				first + " and " + second + " map " + what + " differently: " + difference + ". Nothing was written.",
				"Map it alike in both, or leave it to one of them.");
	}

	private static String difference(Table table, Table other) {
		List<String> differences = new ArrayList<>();
		for (Column column : table.columns()) {
			Column there = other.column(column.name()).orElse(null);
			if (there == null) {
				differences.add("column " + column.name() + " is only in the first");
			}
			else if (!there.equals(column)) {
				differences.add("column " + column.name() + " is " + described(column) + " and " + described(there));
			}
		}
		other.columns()
			.stream()
			.filter((column) -> table.column(column.name()).isEmpty())
			.forEach((column) -> differences.add("column " + column.name() + " is only in the second"));
		if (differences.isEmpty()) {
			differences.add(facet(table, other));
		}
		return String.join(", ", differences);
	}

	private static String described(Column column) {
		return column.type() + (column.nullable() ? "" : " not null")
				+ ((column.defaultValue() != null) ? " default " + column.defaultValue() : "")
				+ (column.isIdentity() ? " identity" : "");
	}

	private static String facet(Table table, Table other) {
		if (!Objects.equals(table.primaryKey(), other.primaryKey())) {
			return "the primary keys " + table.primaryKey() + " and " + other.primaryKey();
		}
		if (!table.uniqueConstraints().equals(other.uniqueConstraints())) {
			return "the unique constraints " + table.uniqueConstraints() + " and " + other.uniqueConstraints();
		}
		if (!table.indexes().equals(other.indexes())) {
			return "the indexes " + table.indexes() + " and " + other.indexes();
		}
		if (!table.foreignKeys().equals(other.foreignKeys())) {
			return "the foreign keys " + table.foreignKeys() + " and " + other.foreignKeys();
		}
		return table.checks().equals(other.checks()) ? "the comments, the order of columns or the first rows"
				: "the checks " + table.checks() + " and " + other.checks();
	}

	private record Mapped(String unit, Table table, TableOrigin origin) {

		@Override
		public String toString() {
			return "entity " + this.origin.entity() + " of persistence unit " + this.unit;
		}

	}

	private record Numbered(String unit, Sequence sequence) {

		Numbered feedingToo(List<ColumnName> columns) {
			List<ColumnName> all = Stream.concat(this.sequence.feeds().stream(), columns.stream())
				.distinct()
				.sorted()
				.toList();
			return new Numbered(this.unit, this.sequence.feeding(all));
		}
	}

}
