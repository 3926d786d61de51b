package io.github.dbmigrate.entities;

import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;

/**
 * A schema, one object a line, without the names of constraints and what sequences feed,
 * which no database tells.
 */
final class NamelessSchema {

	private NamelessSchema() {
	}

	static List<String> lines(Schema schema) {
		Stream<String> sequences = schema.sequences()
			.values()
			.stream()
			.map((sequence) -> sequence.feeding(List.of()).toString());
		return Stream.concat(sequences, schema.tables().values().stream().flatMap(NamelessSchema::lines)).toList();
	}

	private static Stream<String> lines(Table table) {
		PrimaryKey key = table.primaryKey();
		Stream<String> lines = Stream
			.of(Stream.of("comment " + table.comment() + " key " + ((key != null) ? key.columns() : "none")),
					table.columns().stream().map(String::valueOf),
					table.uniqueConstraints().stream().map((unique) -> "unique " + unique.columns()),
					table.indexes()
						.stream()
						.map((index) -> "index " + index.columns() + index.unique() + index.definition()),
					table.foreignKeys().stream().map(NamelessSchema::line),
					table.checks().stream().map((check) -> "check " + check.expression()))
			.flatMap((part) -> part);
		return lines.map((line) -> table.name() + " " + line);
	}

	private static String line(ForeignKey key) {
		return "foreign key " + key.columns() + key.referenced() + key.referencedColumns() + key.onDelete()
				+ key.onUpdate();
	}

}
