package io.github.dbmigrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Snapshot;

/**
 * What can be named in a command, as far as the files tell.
 *
 * @param versions the versions, newest first
 * @param files the names of the migration files, newest first
 * @param tables the tables of the snapshot
 * @param columns their columns, each as {@code table.column}
 */
public record Known(List<String> versions, List<String> files, List<String> tables, List<String> columns) {

	public Known {
		versions = List.copyOf(versions);
		files = List.copyOf(files);
		tables = List.copyOf(tables);
		columns = List.copyOf(columns);
	}

	static Known of(MigrationFolder folder) {
		List<String> versions = new ArrayList<>();
		List<String> files = new ArrayList<>();
		for (MigrationFile file : folder.migrations()) {
			versions.add(0, file.version().toString());
			files.add(0, file.fileName());
		}
		return folder.snapshot()
			.map((snapshot) -> of(versions, files, snapshot))
			.orElseGet(() -> new Known(versions, files, List.of(), List.of()));
	}

	private static Known of(List<String> versions, List<String> files, Snapshot snapshot) {
		UnaryOperator<String> typed = snapshot.vendor().equals("h2") ? Known::folded : UnaryOperator.identity();
		List<String> tables = new ArrayList<>();
		List<String> columns = new ArrayList<>();
		for (Table table : snapshot.model().schema().tables().values()) {
			String name = Stream.of(table.name().schema(), table.name().name())
				.filter(Objects::nonNull)
				.map(typed)
				.collect(Collectors.joining("."));
			tables.add(name);
			table.columns().forEach((column) -> columns.add(name + "." + typed.apply(column.name())));
		}
		return new Known(versions, files, tables, columns);
	}

	/** A name that the database wrote in capitals because nobody quoted it. */
	private static String folded(String name) {
		return name.equals(name.toUpperCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
	}

}
