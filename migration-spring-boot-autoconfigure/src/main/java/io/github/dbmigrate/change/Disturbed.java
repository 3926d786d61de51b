package io.github.dbmigrate.change;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;

/**
 * Columns that change their type and keys that go: a foreign key that uses one of them
 * goes before and comes back after.
 */
final class Disturbed {

	private final Set<Place> columns = new HashSet<>();

	private final Set<Key> keys = new HashSet<>();

	private Disturbed() {
	}

	static Disturbed between(Schema before, Schema after) {
		Disturbed disturbed = new Disturbed();
		before.tables().forEach((name, table) -> {
			Table wanted = after.tables().get(name);
			if (wanted != null && !wanted.equals(table)) {
				disturbed.collect(table, wanted);
			}
		});
		return disturbed;
	}

	private void collect(Table before, Table after) {
		Matched.by(Column::name, before.columns(), after.columns())
			.changed()
			.stream()
			.filter((pair) -> isRetyped(pair.before(), pair.after()))
			.forEach((pair) -> this.columns.add(new Place(before.name(), pair.after().name())));
		Keys.going(before, after)
			.beginnings()
			.forEach((columns) -> this.keys.add(new Key(before.name(), Set.copyOf(columns))));
	}

	private static boolean isRetyped(Column before, Column after) {
		return !before.type().equals(after.type()) || !Objects.equals(before.collation(), after.collation())
				|| !Objects.equals(before.generatedAs(), after.generatedAs());
	}

	/**
	 * Whether a foreign key must go before and come back after.
	 */
	boolean reaches(TableName table, ForeignKey key) {
		return key.columns().stream().anyMatch((column) -> this.columns.contains(new Place(table, column)))
				|| key.referencedColumns()
					.stream()
					.anyMatch((column) -> this.columns.contains(new Place(key.referenced(), column)))
				|| this.keys.contains(new Key(key.referenced(), Set.copyOf(key.referencedColumns())));
	}

	/**
	 * Whether a foreign key of the table must go before and come back after.
	 */
	boolean reaches(Table table) {
		return table.foreignKeys().stream().anyMatch((key) -> reaches(table.name(), key));
	}

	private record Place(TableName table, String column) {
	}

	private record Key(TableName table, Set<String> columns) {
	}

}
