package io.github.dbmigrate.entities;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

import io.github.dbmigrate.schema.Mapping.ColumnOrigin;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.TableName;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Refuses names that Hibernate would write without quotes although the database reserves
 * them: no file can mend that.
 */
final class ReservedWords {

	private final StoredNames names;

	ReservedWords(StoredNames names) {
		this.names = names;
	}

	void refuse(SortedMap<TableName, Table> tables, SortedMap<TableName, TableOrigin> origins) {
		List<String> found = new ArrayList<>();
		List<String> mends = new ArrayList<>();
		origins.forEach((name, origin) -> inspect(Objects.requireNonNull(tables.get(name)), origin, found, mends));
		if (!found.isEmpty()) {
			throw new MigrationException(Failure.INPUT, problem(found), remedy(mends));
		}
	}

	private void inspect(Table table, TableOrigin origin, List<String> found, List<String> mends) {
		if (this.names.isBareKeyword(table.getNameIdentifier())) {
			found.add("table " + table.getName() + " (entity " + origin.entity() + ")");
			mends.add(mend("Table", table.getName()));
		}
		table.getColumns().stream().filter(this.names::isBareKeyword).forEach((column) -> {
			found.add("column " + table.getName() + "." + column.getName() + " (entity " + origin.entity()
					+ attribute(origin.columns().get(this.names.of(column))) + ")");
			mends.add(mend("Column", column.getName()));
		});
	}

	private static String attribute(@Nullable ColumnOrigin origin) {
		return (origin != null && origin.attribute() != null) ? ", attribute " + origin.attribute() : "";
	}

	private static String mend(String annotation, String name) {
		return "@" + annotation + "(name = \"\\\"" + name + "\\\"\")";
	}

	private static String problem(List<String> found) {
		return "Reserved words of this database are used as names without quotes: " + String.join(", ", found)
				+ ". Hibernate does not quote them at run time either. Nothing was written.";
	}

	private static String remedy(List<String> quoted) {
		return "Quote them in the entity, " + String.join(", ", quoted.stream().distinct().toList())
				+ " (or with backticks), choose other names, or set "
				+ "spring.jpa.properties.hibernate.auto_quote_keyword=true.";
	}

}
