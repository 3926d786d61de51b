package io.github.dbmigrate.database;

import java.util.List;

import io.github.dbmigrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a copy of tables.
 *
 * @param states what there was after each step that was gone, normalized
 * @param stop why there are no more of them, or {@code null} where all steps were gone
 */
public record Trial(List<Schema> states, @Nullable Stop stop) {

	public Trial {
		states = List.copyOf(states);
	}

	/**
	 * What the database did not do.
	 *
	 * @param statement the statement, or {@code null} where it gave no place for a copy
	 * @param reason what it said
	 * @param circumstance whether it is about this user and this place, not about the
	 * statement
	 */
	public record Stop(@Nullable String statement, String reason, boolean circumstance) {
	}

}
