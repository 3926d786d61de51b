package io.github.dbmigrate.hazard;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import static io.github.dbmigrate.hazard.Effect.COPIES;
import static io.github.dbmigrate.hazard.Facts.does;
import static io.github.dbmigrate.hazard.Facts.retyped;
import static io.github.dbmigrate.hazard.Facts.with;
import static io.github.dbmigrate.hazard.Facts.without;
import static io.github.dbmigrate.hazard.Harm.BLOCKS;

/**
 * Whom a statement lets wait on MariaDB and MySQL: MariaDB is asked by a test whether it
 * can do it while others write.
 */
final class MySqlLockRules {

	static final List<Rule> RULES = Stream
		.of(Rule
			.of("foreign-key-copy", BLOCKS, "a foreign key on a table that is there",
					does(Kind.ADD_FOREIGN_KEY).and(without(Trait.REPLACED)),
					"Writes of {table} wait while the table is copied and every row is checked against {other}.",
					"Run it when nobody writes.")
			.doing(COPIES),
				Rule.of("check-copy", BLOCKS, "a check on a table that is there", does(Kind.ADD_CHECK),
						"Writes of {table} wait while the table is copied and every row is checked.",
						"Run it when nobody writes.")
					.within(Rule.Scope.TABLES)
					.doing(COPIES),
				Rule.of("type-change-copy", BLOCKS, "a type that is stored in another way",
						retyped((change) -> change.copiesOnMySql() && !change.isEnumReshaped()),
						"Writes of {table} wait while the table is copied for {columns} as {to}.",
						"Add a column, copy in batches, then swap.")
					.doing(COPIES),
				Rule.of("varchar-boundary", BLOCKS, "a varchar grows beyond 255 bytes (63 characters of utf8mb4)",
						retyped(TypeChange::crossesByteBoundary),
						"Writes of {table} wait while the table is copied: {columns} as {to} needs a second byte for its length.",
						"Stay below 64 characters, or run it when nobody writes.")
					.doing(COPIES),
				Rule.of("enum-reshaped", BLOCKS, "values of an enum or set come elsewhere than at its end, or go",
						retyped(TypeChange::isEnumReshaped),
						"Writes of {table} wait while the table is copied, since the values of {columns} get other numbers.",
						"Write the new values behind the old ones in this file; their order is no difference.")
					.doing(COPIES),
				Rule.of("add-auto-increment-column", BLOCKS, "a new column that numbers the rows",
						does(Kind.ADD_COLUMN).and(with(Trait.IDENTITY)),
						"Writes of {table} wait while every row gets a number; replicas may give others.",
						"Make a new table and copy.")
					.doing(COPIES),
				Rule.of("add-stored-column-copy", BLOCKS, "a new computed column that is kept in the row",
						does(Kind.ADD_COLUMN).and(with(Trait.STORED)),
						"Writes of {table} wait while the table is copied to compute {columns}.", "Make it virtual.")
					.doing(COPIES),
				Rule.of("expression-default", BLOCKS, "a new column whose default is an expression",
						does(Kind.ADD_COLUMN).and(with(Trait.EXPRESSION)),
						"Writes of {table} wait while the table is copied to compute {text}.",
						"Add the column without default, then set the default.")
					.doing(COPIES),
				Rule.of("algorithm-copy", BLOCKS, "`ALGORITHM=COPY`, `LOCK=SHARED`, `LOCK=EXCLUSIVE`",
						does(Kind.ALGORITHM).and((fact) -> fact.text()
							.toLowerCase(Locale.ROOT)
							.matches("algorithm\\s*=?\\s*copy|lock\\s*=?\\s*(shared|exclusive)")),
						"Writes of {table} wait because the statement says so.",
						"Say ALGORITHM=INPLACE, LOCK=NONE: it fails at once where that is not possible."),
				Rule.of("table-copy", BLOCKS, "`ENGINE`, `FORCE`, `ROW_FORMAT`", does(Kind.REWRITE_TABLE),
						"{table} is written anew.", "Run it when nobody writes.")
					.weighing(Severity.INFO),
				Rule.of("convert-character-set", BLOCKS, "`CONVERT TO CHARACTER SET`", does(Kind.CONVERT_TABLE),
						"Writes of {table} wait while the table is copied.", "Run it when nobody writes.")
					.doing(COPIES))
		.map((rule) -> rule.on(Rule.MARIADB, Rule.MYSQL))
		.toList();

	private MySqlLockRules() {
	}

}
