package io.github.dbmigrate.database;

import java.util.HashMap;
import java.util.Map;

import io.github.dbmigrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table that was made in a scratch place.
 *
 * @param table the table as the database tells it, normalized and without the parts that
 * it refused; {@code null} where it refused all
 * @param refused what the database said against a column, check or index, by its name
 */
public record Rehearsed(@Nullable Table table, Map<String, String> refused) {

	public Rehearsed {
		refused = Map.copyOf(refused);
	}

	/**
	 * A table that could not be made.
	 */
	static Rehearsed refusing(Table table, String reason) {
		Map<String, String> refused = new HashMap<>();
		table.columns().forEach((column) -> refused.put(column.name(), reason));
		table.checks().forEach((check) -> refused.put(check.name(), reason));
		table.indexes().forEach((index) -> refused.put(index.name(), reason));
		return new Rehearsed(null, refused);
	}

}
