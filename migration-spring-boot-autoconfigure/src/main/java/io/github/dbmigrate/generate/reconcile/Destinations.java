package io.github.dbmigrate.generate.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Where values may belong that would go with a table or column: what comes under the same
 * name in a table that refers to it or that it refers to, or links the same two tables.
 *
 * @param wanted what the entities want
 * @param database what is there
 */
record Destinations(Schema wanted, Schema database) {

	/**
	 * What comes, as flags have it.
	 */
	Optional<String> of(TableName name, @Nullable String column, Answers answers) {
		Table table = this.database.tables().get(name);
		if (table == null) {
			return Optional.empty();
		}
		Optional<String> link = (column != null) ? link(table, column).map((comes) -> answers.subject(comes, null))
				: Optional.empty();
		return link.or(() -> table.columns()
			.stream()
			.filter((one) -> (column != null) ? one.name().equals(column) : !isKey(table, one.name()))
			.flatMap((one) -> namesakes(table, one, answers))
			.findFirst());
	}

	private Optional<TableName> link(Table table, String column) {
		return table.foreignKeys()
			.stream()
			.filter((key) -> key.columns().equals(List.of(column)))
			.flatMap((key) -> coming().filter((comes) -> links(comes, table.name(), key.referenced())))
			.map(Table::name)
			.findFirst();
	}

	private static boolean links(Table table, TableName one, TableName other) {
		List<TableName> referenced = table.foreignKeys().stream().map(ForeignKey::referenced).sorted().toList();
		return referenced.equals(Stream.of(one, other).sorted().toList());
	}

	private Stream<String> namesakes(Table from, Column column, Answers answers) {
		return this.wanted.tables()
			.values()
			.stream()
			.filter((to) -> !to.name().equals(from.name()) && (refers(from, to) || refers(to, from)))
			.filter((to) -> comes(to, column))
			.map((to) -> answers.subject(to.name(), column.name()));
	}

	private boolean comes(Table to, Column column) {
		Table there = this.database.tables().get(to.name());
		return !isKey(to, column.name()) && (there == null || there.column(column.name()).isEmpty())
				&& to.column(column.name()).filter((one) -> one.type().name().equals(column.type().name())).isPresent();
	}

	private Stream<Table> coming() {
		return this.wanted.tables()
			.values()
			.stream()
			.filter((table) -> !this.database.tables().containsKey(table.name()));
	}

	/**
	 * By the keys that are there or by those that are wanted.
	 */
	private boolean refers(Table from, Table to) {
		return Stream.of(this.database, this.wanted)
			.map((schema) -> schema.tables().get(from.name()))
			.filter((table) -> table != null)
			.flatMap((table) -> table.foreignKeys().stream())
			.anyMatch((key) -> key.referenced().equals(to.name()));
	}

	private static boolean isKey(Table table, String column) {
		return (table.primaryKey() != null && table.primaryKey().columns().contains(column))
				|| table.foreignKeys().stream().anyMatch((key) -> key.columns().contains(column));
	}

}
