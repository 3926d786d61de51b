package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.database.StoredRows;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.compare.Comparison;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.TableName;

/**
 * What files made in an empty database.
 *
 * @param dialect the database
 * @param schema tables, sequences and types
 * @param rows the rows of each table
 * @param others the names of what else there is
 */
record Made(SqlDialect dialect, Schema schema, Map<TableName, StoredRows> rows, Set<String> others) {

	/** Up to so many rows of a table are compared value by value. */
	static final int COMPARED = 10_000;

	/**
	 * Reads it.
	 * @param otherSchemas the schemas besides the default one
	 * @param known what the snapshot knows
	 * @param ignored tables to leave out
	 */
	static Made read(LiveDatabase live, Set<String> otherSchemas, Schema known, Set<String> ignored) {
		Set<String> schemas = there(live, otherSchemas);
		Schema schema = schema(live, schemas, known, ignored);
		SortedMap<TableName, StoredRows> rows = new TreeMap<>();
		schema.tables().values().forEach((table) -> rows.put(table.name(), live.stored(table, COMPARED)));
		Set<String> others = new TreeSet<>();
		live.others(schemas).forEach((object) -> others.add(object.kind() + " " + object.name()));
		return new Made(live.dialect(), schema, rows, others);
	}

	private static Set<String> there(LiveDatabase live, Set<String> otherSchemas) {
		Set<String> schemas = new HashSet<>(otherSchemas);
		schemas.removeAll(live.missing(schemas));
		return schemas;
	}

	/** Tables, sequences and types alone. */
	static Schema schema(LiveDatabase live, Set<String> otherSchemas, Schema known, Set<String> ignored) {
		Schema read = live.read(there(live, otherSchemas), ignored);
		return Comparison.fed(live.dialect().tellingApart(read, known.sequences().keySet()), known);
	}

	boolean hasRows(TableName table) {
		StoredRows stored = this.rows.get(table);
		return stored == null || stored.count() > 0;
	}

	/** Whether the same files may make other values the next time. */
	boolean differsInValues(Made again) {
		return this.rows.keySet().stream().anyMatch((table) -> again.hasOther(table, this));
	}

	private boolean hasOther(TableName table, Made other) {
		StoredRows here = this.rows.get(table);
		StoredRows there = other.rows.get(table);
		return here != null && there != null && here.count() == there.count() && !here.equals(there);
	}

	/**
	 * What another one lacks, a line each.
	 * @param repeated what the same files made another time: values that differ there say
	 * nothing
	 */
	List<String> differences(Made again, Made repeated) {
		List<String> differences = new ArrayList<>();
		SchemaDiff.between(again.schema(), this.schema, Fills.NONE)
			.forEach((change) -> differences.add(change.summary(this.dialect)));
		this.others.stream()
			.filter((one) -> !again.others().contains(one))
			.forEach((one) -> differences.add("+ " + one));
		again.others()
			.stream()
			.filter((one) -> !this.others.contains(one))
			.forEach((one) -> differences.add("- " + one));
		this.rows.forEach((table, made) -> {
			StoredRows there = again.rows().get(table);
			StoredRows twice = repeated.rows().get(table);
			if (there != null && twice != null) {
				made.without(made.changing(twice))
					.difference(there.without(made.changing(twice)))
					.ifPresent((text) -> differences.add("~ " + this.dialect.shown(table) + " " + text));
			}
		});
		return differences;
	}

	/** What was not compared value by value, a sentence each. */
	List<String> uncompared(Made repeated) {
		List<String> sentences = new ArrayList<>();
		this.rows.forEach((table, made) -> {
			if (!made.isRead()) {
				sentences.add(this.dialect.shown(table) + " has more than " + COMPARED
						+ " rows: their number was compared, not their values.");
			}
			StoredRows twice = repeated.rows().get(table);
			if (twice != null) {
				made.changing(twice)
					.forEach((column) -> sentences.add(this.dialect.shown(table) + "." + this.dialect.shown(column)
							+ " gets other values with each run (a time, a random value): they were not compared."));
			}
		});
		return sentences;
	}

}
