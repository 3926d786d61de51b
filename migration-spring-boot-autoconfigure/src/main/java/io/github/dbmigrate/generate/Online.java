package io.github.dbmigrate.generate;

import java.util.Set;
import java.util.function.Predicate;

import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.schema.TableName;

/**
 * Whether others go on writing while a migration runs. Only PostgreSQL has forms of its
 * own for that.
 */
public enum Online {

	/** On all tables. */
	TRUE,
	/** On none: the migration is one file. */
	FALSE,
	/** On tables that are large here. */
	AUTO;

	Predicate<TableName> tables(LiveDatabase live, Renames renames, long rows) {
		if (this == FALSE || !live.dialect().vendor().equals("postgresql")) {
			return (table) -> false;
		}
		if (this == TRUE) {
			return (table) -> true;
		}
		Set<TableName> large = live.tablesWithAbout(rows);
		return (table) -> large.contains(renames.original(table));
	}

}
