package io.github.dbmigrate.database;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;

/**
 * A schema as lines of text, one facet after the other, so that a test shows all of it.
 */
final class SchemaLines {

	private SchemaLines() {
	}

	static String of(Schema schema) {
		List<String> lines = new ArrayList<>();
		schema.tables().values().forEach((table) -> add(table, lines));
		schema.sequences()
			.values()
			.forEach((sequence) -> lines.add("sequence " + sequence.name() + " start " + sequence.start()
					+ " increment " + sequence.increment()));
		return lines.stream().map((line) -> line.replaceAll("\\s*\\R\\s*", " ") + "\n").collect(Collectors.joining());
	}

	private static void add(Table table, List<String> lines) {
		lines.add("table " + table.name() + facet("comment", table.comment()));
		table.columns().forEach((column) -> lines.add("  column " + column(column)));
		if (table.primaryKey() != null) {
			lines.add("  primary key " + table.primaryKey().name() + " " + table.primaryKey().columns());
		}
		table.uniqueConstraints().forEach((unique) -> lines.add("  unique " + unique.name() + " " + unique.columns()));
		table.indexes().forEach((index) -> lines.add("  " + index(index)));
		table.foreignKeys().forEach((key) -> lines.add("  foreign key " + foreignKey(key)));
		table.checks().forEach((check) -> lines.add("  check " + check.name() + ": " + check.expression()));
	}

	private static String column(Column column) {
		return column.name() + " " + column.type() + (column.nullable() ? "" : " not null")
				+ facet("default", column.defaultValue()) + (column.isIdentity() ? " identity" : "")
				+ facet("generated", column.generatedAs()) + facet("collation", column.collation())
				+ facet("comment", column.comment());
	}

	private static String index(Index index) {
		return (index.unique() ? "unique index " : "index ") + index.name() + " "
				+ index.columns()
					.stream()
					.map((part) -> part.column() + (part.descending() ? " desc" : ""))
					.collect(Collectors.joining(", ", "[", "]"))
				+ facet("definition", index.definition());
	}

	private static String foreignKey(ForeignKey key) {
		return key.name() + " " + key.columns() + " -> " + key.referenced() + " " + key.referencedColumns() + " delete "
				+ key.onDelete() + " update " + key.onUpdate();
	}

	private static String facet(String name, Object value) {
		return (value != null) ? " " + name + " " + value : "";
	}

}
