package io.github.dbmigrate.generate.ask;

import java.util.List;

/**
 * Rows that get another value, as they were counted before the migration was written.
 *
 * @param table the table, as flags have it
 * @param column the column that gets the value
 * @param what why: {@code new} column, {@code null} in a column that becomes NOT NULL,
 * {@code duplicate}, {@code orphan} of a foreign key, {@code check} that is broken, a
 * value that is {@code unfit} for another type, {@code lossy} in it or {@code gone} from
 * an enum
 * @param count how many they are
 * @param rows how many rows the table has
 * @param keys the primary keys of the first of them, none where all are concerned
 * @param text the same for people
 */
public record RowCount(String table, String column, String what, long count, long rows, List<String> keys,
		String text) {

	public RowCount {
		keys = List.copyOf(keys);
	}

}
