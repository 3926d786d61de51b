package io.github.dbmigrate.hazard;

import java.util.List;

import static io.github.dbmigrate.hazard.Effect.BLOCKS_READS;
import static io.github.dbmigrate.hazard.Effect.FAILS;
import static io.github.dbmigrate.hazard.Facts.does;
import static io.github.dbmigrate.hazard.Facts.retyped;
import static io.github.dbmigrate.hazard.Facts.with;
import static io.github.dbmigrate.hazard.Facts.without;
import static io.github.dbmigrate.hazard.Harm.FAILS_ON_ROWS;
import static io.github.dbmigrate.hazard.Harm.LOSES_DATA;
import static io.github.dbmigrate.hazard.Severity.ERROR;
import static io.github.dbmigrate.hazard.Severity.INFO;

/**
 * What becomes of rows and their values.
 */
final class DataRules {

	/** Statements that lose rows or values. */
	static final List<Rule> LOSSES = List.of(
			Rule.of("drop-table", LOSES_DATA, "`DROP TABLE`", does(Kind.DROP_TABLE), "The rows of {table} are gone.",
					"Rename the table first, and drop it once nothing has missed it for a release."),
			Rule.of("drop-schema", LOSES_DATA, "`DROP SCHEMA`, `DROP DATABASE`", does(Kind.DROP_SCHEMA),
					"All tables of {table} are gone with their rows.", "Drop the tables one by one.")
				.weighing(ERROR),
			Rule.of("drop-column", LOSES_DATA, "`DROP COLUMN`",
					does(Kind.DROP_COLUMN).and(without(Trait.GENERATED, Trait.REPLACED)),
					"The values of {table}.{columns} are gone, and a running version that still reads the column fails.",
					"Release a version that does not use the column, then drop it."),
			Rule.of("drop-and-add-column", LOSES_DATA, "a column that goes and comes back in one file",
					does(Kind.DROP_COLUMN).and(with(Trait.REPLACED)).and(without(Trait.GENERATED)),
					"The values of {table}.{columns} are gone although a column of that name comes back.",
					"Change the type of the column, or copy the values into a new column first."),
			Rule.of("drop-partition", LOSES_DATA, "`DROP PARTITION`", does(Kind.DROP_PARTITION),
					"The rows of partition {name} of {table} are gone.",
					"Copy the rows first, or detach the partition.")
				.on(Rule.MARIADB, Rule.MYSQL),
			Rule.of("truncate", LOSES_DATA, "`TRUNCATE`", does(Kind.TRUNCATE).and(without(Trait.CASCADE)),
					"All rows of {table} are gone.", "Delete the rows that you mean, by a condition."),
			Rule.of("truncate-cascade", LOSES_DATA, "`TRUNCATE ... CASCADE`",
					does(Kind.TRUNCATE).and(with(Trait.CASCADE)),
					"All rows of {table} are gone, and those of every table that refers to it.",
					"Name each table that shall be empty.")
				.weighing(ERROR)
				.on(Rule.POSTGRESQL),
			Rule.of("delete-all-rows", LOSES_DATA, "`DELETE` without a condition",
					does(Kind.DELETE).and(without(Trait.FILTERED)), "All rows of {table} are gone.",
					"Add a condition."),
			Rule.of("drop-cascade", LOSES_DATA, "`DROP ... CASCADE`",
					does(Kind.DROP_TABLE, Kind.DROP_COLUMN, Kind.DROP_TYPE, Kind.DROP_VIEW, Kind.DROP_SEQUENCE,
							Kind.DROP_CONSTRAINT)
						.and(with(Trait.CASCADE)),
					"Whatever depends on {table} goes with it, seen or not: foreign keys, views, columns.",
					"Drop what depends on it by name, without CASCADE.")
				.on(Rule.H2, Rule.POSTGRESQL),
			Rule.of("drop-sequence", LOSES_DATA, "`DROP SEQUENCE`", does(Kind.DROP_SEQUENCE),
					"Where {table} stood is lost: one made anew gives numbers that rows have already.",
					"Keep it, or note its last value.")
				.weighing(INFO)
				.on(Rule.H2, Rule.POSTGRESQL, Rule.MARIADB),
			Rule.of("narrowing-type", LOSES_DATA, "a type with less room, where the type before is known",
					retyped(TypeChange::isNarrowing),
					"{table}.{columns} has less room as {to} than as {from}: values that do not fit fail or are cut.",
					"Look for the longest or greatest value first."),
			Rule.of("enum-value-removed", LOSES_DATA, "a value of an enum type goes", (fact) -> loses(fact),
					"A value of {table} goes: rows that have it make the file fail or lose it.",
					"Give those rows another value first."));

	/** Statements that fail on rows that are there. */
	static final List<Rule> FAILURES = List.of(Rule.of("add-required-column", FAILS_ON_ROWS,
			"`ADD COLUMN ... NOT NULL` without a default",
			does(Kind.ADD_COLUMN)
				.and(with(Trait.NOT_NULL).and(without(Trait.DEFAULT, Trait.IDENTITY, Trait.GENERATED))),
			"{table}.{columns} is NOT NULL and has no default: it fails where {table} has a row (MariaDB and MySQL make up an empty value).",
			"Add it nullable, fill it, then make it NOT NULL.")
		.weighing(ERROR)
		.doing(FAILS),
			Rule.of("set-not-null", FAILS_ON_ROWS, "NULL becomes NOT NULL, and no statement before fills the column",
					does(Kind.SET_NOT_NULL).and(without(Trait.FILLED, Trait.PROVEN)),
					"It fails where a row of {table} has no {columns}.", "Fill the column first.")
				.doing(FAILS),
			Rule.of("add-unique", FAILS_ON_ROWS, "a unique constraint or index on columns that are there",
					does(Kind.ADD_UNIQUE).and(without(Trait.USING_INDEX, Trait.REPLACED))
						.or(does(Kind.CREATE_INDEX).and(with(Trait.UNIQUE)).and(without(Trait.REPLACED))),
					"It fails where two rows of {table} have the same {columns}.", "Look for duplicates first.")
				.doing(FAILS),
			Rule.of("add-primary-key", FAILS_ON_ROWS, "`ADD PRIMARY KEY` on a table that is there",
					does(Kind.ADD_PRIMARY_KEY).and(without(Trait.USING_INDEX, Trait.REPLACED)),
					"It fails where {columns} of {table} is missing or the same in two rows.",
					"Look for NULL and for duplicates first.")
				.doing(FAILS),
			Rule.of("primary-key-change", FAILS_ON_ROWS, "a primary key goes and another comes",
					does(Kind.ADD_PRIMARY_KEY).and(with(Trait.REPLACED)),
					"The primary key of {table} becomes ({columns}): it fails where that is missing or the same in two rows, and where DDL commits the table is left without a key.",
					"Look for NULL and for duplicates first.")
				.doing(FAILS),
			Rule.of("add-foreign-key", FAILS_ON_ROWS, "a foreign key on columns that are there",
					does(Kind.ADD_FOREIGN_KEY).and(without(Trait.NOT_VALID, Trait.REPLACED)),
					"It fails where a row of {table} refers to no row of {other}.", "Look for orphans first.")
				.doing(FAILS),
			Rule.of("add-check", FAILS_ON_ROWS, "a check on a table that is there",
					does(Kind.ADD_CHECK).and(without(Trait.NOT_VALID)),
					"It fails where a row of {table} breaks the check {name}.", "Look for such rows first.")
				.within(Rule.Scope.TABLES)
				.doing(FAILS),
			Rule.of("validate-constraint", FAILS_ON_ROWS, "`VALIDATE CONSTRAINT`", does(Kind.VALIDATE),
					"It fails where a row of {table} breaks {name}.", "Mend those rows first.")
				.weighing(INFO)
				.on(Rule.POSTGRESQL)
				.doing(FAILS),
			Rule.of("add-exclusion", FAILS_ON_ROWS, "an exclusion constraint", does(Kind.ADD_EXCLUSION),
					"It fails where two rows of {table} exclude each other; reads and writes of {table} wait while its index is built.",
					"Look for such rows first, and run it when nobody works.")
				.on(Rule.POSTGRESQL)
				.doing(FAILS, BLOCKS_READS, Effect.BUILDS),
			Rule.of("type-cast", FAILS_ON_ROWS, "a type whose values must be cast, where the type before is known",
					retyped(TypeChange::isCast),
					"{table}.{columns} changes from {from} to {to}: it fails at the first value that is none.",
					"Look for values that cannot be converted first.")
				.doing(FAILS),
			Rule.of("scalar-to-array", FAILS_ON_ROWS, "a single value becomes an array",
					retyped(TypeChange::isToArray).and(without(Trait.CONVERTED)),
					"{table}.{columns} becomes {to}, and no database knows how by itself.", "Say it: USING ARRAY[...].")
				.weighing(ERROR)
				.on(Rule.POSTGRESQL)
				.doing(FAILS));

	private DataRules() {
	}

	private static boolean loses(Fact fact) {
		return (fact.kind() == Kind.CREATE_TYPE) ? !fact.columns().isEmpty()
				: fact.kind() == Kind.CHANGE_TYPE && !TypeChange.of(fact).lostValues().isEmpty();
	}

}
