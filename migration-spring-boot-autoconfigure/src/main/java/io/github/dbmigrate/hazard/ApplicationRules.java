package io.github.dbmigrate.hazard;

import java.util.List;

import io.github.dbmigrate.hazard.Rule.Scope;

import static io.github.dbmigrate.hazard.Facts.does;
import static io.github.dbmigrate.hazard.Facts.with;
import static io.github.dbmigrate.hazard.Facts.without;
import static io.github.dbmigrate.hazard.Harm.BREAKS_APPLICATION;
import static io.github.dbmigrate.hazard.Severity.INFO;

/**
 * What becomes of the version of the application that still runs.
 */
final class ApplicationRules {

	static final List<Rule> RULES = List.of(
			Rule.of("required-column", BREAKS_APPLICATION, "a new column that is NOT NULL and has no default",
					does(Kind.ADD_COLUMN).and(with(Trait.NOT_NULL))
						.and(without(Trait.DEFAULT, Trait.IDENTITY, Trait.GENERATED))
						.or(does(Kind.SET_NOT_NULL).and(with(Trait.COLUMNS_CREATED)).and(without(Trait.DEFAULT)))
						.or(does(Kind.DROP_DEFAULT).and(with(Trait.COLUMNS_CREATED, Trait.NOT_NULL))),
					"A running version does not know {table}.{columns} and fails when it adds a row.",
					"Give the column a default, or make it NOT NULL a release later.")
				.within(Scope.TABLES),
			Rule.of("rename-table", BREAKS_APPLICATION, "a table gets another name", does(Kind.RENAME_TABLE),
					"A running version still asks for {table}, which is {other} now.",
					"Put a view under the old name in the same file, or stop the application."),
			Rule.of("move-table", BREAKS_APPLICATION, "a table moves to another schema", does(Kind.MOVE_TABLE),
					"A running version still asks for {table}, which is {other} now.",
					"Put a view in the old place in the same file, or stop the application."),
			Rule.of("rename-column", BREAKS_APPLICATION, "a column gets another name", does(Kind.RENAME_COLUMN),
					"A running version still asks for {table}.{columns}, which is {name} now.",
					"Keep the name with @Column(name = ...), or add a column and copy."),
			Rule.of("rename-enum-value", BREAKS_APPLICATION, "a value of an enum type gets another name",
					does(Kind.RENAME_VALUE),
					"A running version still writes {columns}, which {table} calls {name} now.",
					"Add the value, write the new one, then change the rows.")
				.on(Rule.POSTGRESQL),
			Rule.of("rename-schema", BREAKS_APPLICATION, "a schema gets another name", does(Kind.RENAME_SCHEMA),
					"A running version still asks for schema {table}, which is {name} now.",
					"Stop the application while the file runs.")
				.on(Rule.H2, Rule.POSTGRESQL),
			Rule.of("drop-not-null", BREAKS_APPLICATION, "NOT NULL goes", does(Kind.DROP_NOT_NULL),
					"A running version may read NULL from {table}.{columns} where it expects none.",
					"Release a version that can read NULL first.")
				.weighing(INFO),
			Rule.of("drop-default", BREAKS_APPLICATION, "a default goes and no other comes",
					does(Kind.DROP_DEFAULT).and(without(Trait.REPLACED, Trait.COLUMNS_CREATED)),
					"A running version that leaves {table}.{columns} out stores NULL there, or fails.",
					"Release a version that always writes the column first.")
				.weighing(INFO),
			Rule.of("drop-foreign-key", BREAKS_APPLICATION, "a foreign key goes and does not come back",
					does(Kind.DROP_FOREIGN_KEY).and(without(Trait.REPLACED)),
					"Rows of {table} may refer to nothing from now on.", "Make sure that this is meant.")
				.weighing(INFO),
			Rule.of("drop-unique", BREAKS_APPLICATION, "a unique constraint goes and does not come back",
					does(Kind.DROP_UNIQUE).and(without(Trait.REPLACED)),
					"Rows of {table} may be the same in {columns} from now on.", "Make sure that this is meant.")
				.weighing(INFO),
			Rule.of("drop-primary-key", BREAKS_APPLICATION, "a primary key goes and no other comes",
					does(Kind.DROP_PRIMARY_KEY).and(without(Trait.REPLACED)),
					"Rows of {table} may be the same from now on, and queries by its key read all of it.",
					"Add the new key in the same file."),
			Rule.of("drop-view", BREAKS_APPLICATION, "`DROP VIEW`", does(Kind.DROP_VIEW),
					"A running version that reads {table} fails.", "Release a version that does not read it first."));

	private ApplicationRules() {
	}

}
