package io.github.dbmigrate.generate.compare;

import java.util.Locale;
import java.util.function.BiFunction;

import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.generate.rename.Renames;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * How much a table or a column holds here, in words.
 *
 * @param live the database
 * @param renames tells the names that tables and columns have so far
 */
record HeldRows(LiveDatabase live, Renames renames) implements BiFunction<TableName, @Nullable String, String> {

	@Override
	public String apply(TableName table, @Nullable String column) {
		TableName there = this.renames.original(table);
		long rows = this.live.rows(there);
		if (column == null) {
			return (rows == 0) ? "without rows" : "with " + rows(rows);
		}
		long values = (rows == 0) ? 0 : rows - this.live.nulls(there, this.renames.original(table, column));
		return (values == 0) ? "without a value"
				: "with values in " + String.format(Locale.ROOT, "%,d", values) + " of " + rows(rows);
	}

	private static String rows(long rows) {
		return String.format(Locale.ROOT, "%,d ", rows) + ((rows == 1) ? "row" : "rows");
	}

}
