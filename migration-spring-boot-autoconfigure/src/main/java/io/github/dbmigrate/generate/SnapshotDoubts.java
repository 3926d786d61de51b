package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot, joined as a text, tells otherwise than the files of both branches made
 * one after the other.
 *
 * @param dialect of the database
 * @param before what there was before the branches parted
 * @param after what both made
 */
record SnapshotDoubts(SqlDialect dialect, Schema before, Schema after) {

	/** A sentence, where there is any doubt. */
	List<String> about(Schema snapshot) {
		List<String> doubts = new ArrayList<>();
		Map<String, Column> told = columns(snapshot);
		Map<String, Column> old = columns(this.before);
		Map<String, Column> made = columns(this.after);
		made.forEach((name, column) -> {
			Column known = told.get(name);
			if (known == null && !old.containsKey(name)) {
				doubts.add("lacks " + name);
			}
			if (known != null && !isSameType(old.get(name), column) && !isSameType(known, column)) {
				doubts.add("has " + name + " as " + known.type() + ", which is " + column.type());
			}
		});
		told.keySet()
			.stream()
			.filter((name) -> old.containsKey(name) && !made.containsKey(name))
			.forEach((name) -> doubts.add("has " + name + ", which is gone"));
		return doubts.isEmpty() ? List.of() : List.of("The snapshot is not what the branches make together (it "
				+ String.join("; ", doubts) + "): run `db snapshot` after `db upgrade`.");
	}

	private static boolean isSameType(@Nullable Column one, Column other) {
		return one != null && Objects.equals(one.type(), other.type());
	}

	private Map<String, Column> columns(Schema schema) {
		Map<String, Column> columns = new TreeMap<>();
		schema.tables()
			.forEach((name, table) -> table.columns()
				.forEach((column) -> columns.put(this.dialect.shown(name) + "." + this.dialect.shown(column.name()),
						column)));
		return columns;
	}

}
