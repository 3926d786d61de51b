package io.github.dbmigrate.hazard;

import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.hazard.Rule.Scope;

import static io.github.dbmigrate.hazard.Effect.BLOCKS_READS;
import static io.github.dbmigrate.hazard.Effect.BLOCKS_REFERENCED;
import static io.github.dbmigrate.hazard.Effect.BLOCKS_WRITES;
import static io.github.dbmigrate.hazard.Effect.BUILDS;
import static io.github.dbmigrate.hazard.Effect.REWRITES;
import static io.github.dbmigrate.hazard.Effect.SCANS;
import static io.github.dbmigrate.hazard.Facts.does;
import static io.github.dbmigrate.hazard.Facts.retyped;
import static io.github.dbmigrate.hazard.Facts.with;
import static io.github.dbmigrate.hazard.Facts.without;
import static io.github.dbmigrate.hazard.Harm.BLOCKS;
import static io.github.dbmigrate.hazard.Severity.INFO;

/**
 * Whom a statement lets wait on PostgreSQL. Each claim is measured by a test.
 */
final class PostgreSqlLockRules {

	static final List<Rule> RULES = Stream
		.of(Rule
			.of("create-index-blocking", BLOCKS, "`CREATE INDEX` without `CONCURRENTLY`",
					does(Kind.CREATE_INDEX).and(without(Trait.CONCURRENTLY)),
					"Writes of {table} wait while index {name} is built.",
					"Create it CONCURRENTLY, in a file of its own.")
			.within(Scope.TABLES)
			.doing(BLOCKS_WRITES, BUILDS),
				Rule.of("drop-index-blocking", BLOCKS, "`DROP INDEX` without `CONCURRENTLY`",
						does(Kind.DROP_INDEX).and(without(Trait.CONCURRENTLY)),
						"Reads and writes of the table wait until index {name} is gone and the transaction ends.",
						"Drop it CONCURRENTLY, in a file of its own.")
					.doing(BLOCKS_READS),
				Rule.of("unique-blocking", BLOCKS, "a unique constraint that builds its index",
						does(Kind.ADD_UNIQUE).and(without(Trait.USING_INDEX)),
						"Reads and writes of {table} wait while the index of {name} is built.",
						"Create a unique index CONCURRENTLY, then add the constraint USING INDEX.")
					.within(Scope.TABLES)
					.doing(BLOCKS_READS, BUILDS),
				Rule.of("primary-key-blocking", BLOCKS, "a primary key that builds its index",
						does(Kind.ADD_PRIMARY_KEY).and(without(Trait.USING_INDEX)),
						"Reads and writes of {table} wait while the index of its primary key is built.",
						"Create a unique index CONCURRENTLY, then add the key USING INDEX.")
					.doing(BLOCKS_READS, BUILDS),
				Rule.of("foreign-key-blocking", BLOCKS, "a foreign key that checks the rows at once",
						does(Kind.ADD_FOREIGN_KEY).and(without(Trait.NOT_VALID)),
						"Writes of {table} and {other} wait while every row of {table} is checked.",
						"Add it NOT VALID, and VALIDATE it in another file.")
					.doing(BLOCKS_WRITES, BLOCKS_REFERENCED),
				Rule.of("foreign-key-of-new", BLOCKS, "a foreign key of a new table or column",
						does(Kind.ADD_FOREIGN_KEY)
							.and(without(Trait.REFERENCED_CREATED))
							.and(with(Trait.TABLE_CREATED).or(with(Trait.COLUMNS_CREATED))),
						"Writes of {other} wait until the transaction ends.",
						"Keep the file short, or add the foreign key in a file of its own.")
					.weighing(INFO)
					.within(Scope.ALL)
					.doing(BLOCKS_REFERENCED),
				Rule.of("check-blocking", BLOCKS, "a check that looks at the rows at once",
						does(Kind.ADD_CHECK).and(without(Trait.NOT_VALID)),
						"Reads and writes of {table} wait while every row is checked.",
						"Add it NOT VALID, and VALIDATE it in another file.")
					.within(Scope.TABLES)
					.doing(BLOCKS_READS, SCANS),
				Rule.of("set-not-null-scan", BLOCKS, "`SET NOT NULL` that no valid check proves",
						does(Kind.SET_NOT_NULL).and(without(Trait.PROVEN)),
						"Reads and writes of {table} wait while every row is looked at for NULL in {columns}.",
						"Add a check (... IS NOT NULL) NOT VALID, VALIDATE it, then SET NOT NULL.")
					.within(Scope.TABLES)
					.doing(BLOCKS_READS, SCANS),
				Rule.of("validate-while-locked", BLOCKS, "`VALIDATE` in the transaction that locked the table",
						does(Kind.VALIDATE).and(with(Trait.LOCKED)),
						"Writes of {table} wait while its rows are checked, since the transaction holds the lock that it took before.",
						"VALIDATE in a file of its own.")
					.doing(BLOCKS_WRITES),
				Rule.of("rows-while-locked", BLOCKS, "rows change in the transaction that locked the table",
						does(Kind.UPDATE, Kind.DELETE, Kind.INSERT).and(with(Trait.LOCKED)),
						"Reads and writes of {table} wait while its rows change, since the transaction holds the lock that it took before.",
						"Change the rows in a file of its own.")
					.within(Scope.TABLES)
					.doing(BLOCKS_READS),
				Rule.of("type-change-rewrite", BLOCKS, "a type that is stored in another way",
						retyped(TypeChange::rewritesOnPostgreSql),
						"Reads and writes of {table} wait while the table and all its indexes are written anew for {columns} as {to}.",
						"Add a column, copy in batches, then swap.")
					.doing(BLOCKS_READS, REWRITES),
				Rule.of("collation-change", BLOCKS, "a column gets another collation", does(Kind.CHANGE_COLLATION),
						"Reads and writes of {table} wait while the indexes on {columns} are built anew for collation {name}.",
						"Add a column, copy in batches, then swap.")
					.doing(BLOCKS_READS, BUILDS),
				Rule.of("check-on-retyped-column", BLOCKS, "a type change on a column of which a check speaks",
						retyped((change) -> !change.rewritesOnPostgreSql()).and(with(Trait.CHECKED)),
						"Reads and writes of {table} wait while its checks look at every row again for {columns}.",
						"Drop the check, change the type, add it NOT VALID and VALIDATE it in another file.")
					.doing(BLOCKS_READS, SCANS),
				Rule.of("volatile-default", BLOCKS, "a new column whose default is another one for each row",
						does(Kind.ADD_COLUMN).and(with(Trait.VOLATILE)),
						"Reads and writes of {table} wait while every row is written anew with {text}.",
						"Add the column without default, set the default, then fill in batches.")
					.doing(BLOCKS_READS, REWRITES),
				Rule.of("add-identity-column", BLOCKS, "a new column that numbers the rows",
						does(Kind.ADD_COLUMN).and(with(Trait.IDENTITY)),
						"Reads and writes of {table} wait while every row is written anew with a number.",
						"Add a nullable column, number the rows in batches, then make it the identity.")
					.doing(BLOCKS_READS, REWRITES),
				Rule.of("add-stored-column", BLOCKS, "a new computed column that is kept in the row",
						does(Kind.ADD_COLUMN).and(with(Trait.STORED)),
						"Reads and writes of {table} wait while every row is written anew with {columns}.",
						"Compute it by a trigger, or when it is read.")
					.doing(BLOCKS_READS, REWRITES),
				Rule.of("table-rewrite", BLOCKS, "`SET LOGGED`, `SET UNLOGGED`, `SET TABLESPACE`, `SET ACCESS METHOD`",
						does(Kind.REWRITE_TABLE), "Reads and writes of {table} wait while the table is written anew.",
						"Run it when nobody works.")
					.doing(BLOCKS_READS, REWRITES),
				Rule.of("reindex-blocking", BLOCKS, "`REINDEX` without `CONCURRENTLY`",
						does(Kind.REINDEX).and(without(Trait.CONCURRENTLY)),
						"Writes of the table wait while the index is built, and reads that would use it.",
						"REINDEX CONCURRENTLY, in a file of its own."),
				Rule.of("vacuum-full", BLOCKS, "`VACUUM FULL`", does(Kind.VACUUM_FULL),
						"Reads and writes of the table wait while it is written anew.", "VACUUM without FULL."),
				Rule.of("cluster", BLOCKS, "`CLUSTER`", does(Kind.CLUSTER),
						"Reads and writes of the table wait while it is written anew.", "Run it when nobody works."),
				Rule.of("refresh-blocking", BLOCKS, "`REFRESH MATERIALIZED VIEW` without `CONCURRENTLY`",
						does(Kind.REFRESH_VIEW).and(without(Trait.CONCURRENTLY)),
						"Reads of {table} wait while it is filled.",
						"Refresh it CONCURRENTLY; that needs a unique index.")
					.doing(BLOCKS_READS),
				Rule.of("detach-partition", BLOCKS, "`DETACH PARTITION` without `CONCURRENTLY`",
						does(Kind.DETACH_PARTITION).and(without(Trait.CONCURRENTLY)),
						"Reads and writes of {table} wait until the transaction ends.",
						"Detach it CONCURRENTLY, in a file of its own.")
					.doing(BLOCKS_READS))
		.map((rule) -> rule.on(Rule.POSTGRESQL))
		.toList();

	private PostgreSqlLockRules() {
	}

}
