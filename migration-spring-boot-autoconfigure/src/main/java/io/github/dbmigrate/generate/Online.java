package io.github.dbmigrate.generate;

import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.dbmigrate.schema.TableName;

import org.springframework.util.function.SingletonSupplier;

/**
 * Whether others go on writing while a migration runs. PostgreSQL has forms of its own
 * for that; rows are filled in batches on other databases too.
 */
public enum Online {

	/** On all tables. */
	TRUE,
	/** On none: the migration is one file. */
	FALSE,
	/** On tables that are large here. */
	AUTO;

	/**
	 * The tables that are large, as far as that is known.
	 * @param counted the names of those that have many rows here; asked once at most
	 * @param renames tells the names that tables have so far
	 */
	Predicate<TableName> large(Supplier<Set<TableName>> counted, UnaryOperator<TableName> renames) {
		if (this != AUTO) {
			return (table) -> this == TRUE;
		}
		Supplier<Set<TableName>> large = SingletonSupplier.of(counted);
		return (table) -> large.get().contains(renames.apply(table));
	}

}
