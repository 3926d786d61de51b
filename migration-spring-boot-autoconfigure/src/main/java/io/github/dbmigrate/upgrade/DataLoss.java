package io.github.dbmigrate.upgrade;

import java.util.function.Predicate;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;

/**
 * What happens when a downgrade drops a table or column that holds rows.
 */
public enum DataLoss {

	/** A question; without an answer nothing runs. */
	ASK,
	/** It runs. */
	ALLOW,
	/** It never runs. */
	DENY;

	Predicate<String> decide(Predicate<String> asked) {
		return switch (this) {
			case ASK -> asked;
			case ALLOW -> (loss) -> true;
			case DENY -> (loss) -> {
				throw denied(loss);
			};
		};
	}

	private static MigrationException denied(String loss) {
		return new MigrationException(Failure.INPUT,
				loss + " Nothing was changed (migration.downgrade.data-loss=deny).",
				"Write a new migration instead, or set migration.downgrade.data-loss=ask.");
	}

}
