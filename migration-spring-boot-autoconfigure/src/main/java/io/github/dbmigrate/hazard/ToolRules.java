package io.github.dbmigrate.hazard;

import java.util.List;
import java.util.regex.Pattern;

import io.github.dbmigrate.hazard.Rule.Scope;

import static io.github.dbmigrate.hazard.Facts.does;
import static io.github.dbmigrate.hazard.Facts.with;
import static io.github.dbmigrate.hazard.Facts.without;
import static io.github.dbmigrate.hazard.Harm.BLOCKS;
import static io.github.dbmigrate.hazard.Harm.STYLE;
import static io.github.dbmigrate.hazard.Harm.TRANSACTION;
import static io.github.dbmigrate.hazard.Severity.ERROR;
import static io.github.dbmigrate.hazard.Severity.INFO;
import static io.github.dbmigrate.hazard.Severity.OFF;

/**
 * Transactions, the session, and what will be regretted.
 */
final class ToolRules {

	private static final Pattern CHECKS_OFF = Pattern.compile(
			"(?:(?:global|session)\\s+)?(?:foreign_key_checks|unique_checks|check_constraint_checks)\\s*=\\s*(?:0|off)"
					+ "|referential_integrity\\s+false|session_replication_role\\s*(?:=|to)\\s*'?replica'?");

	private static final Pattern HARMLESS_SETTING = Pattern.compile(
			"@.*|(?:session\\s+)?(?:lock_timeout|statement_timeout|lock_wait_timeout|innodb_lock_wait_timeout)\\b.*");

	static final List<Rule> RULES = List.of(
			Rule.of("lock-table", BLOCKS, "`LOCK TABLE`", does(Kind.LOCK_TABLE),
					"Others wait for {table} until the transaction ends.", "Leave the lock to the statements."),
			Rule.of("update-all-rows", BLOCKS, "`UPDATE` without a condition",
					does(Kind.UPDATE).and(without(Trait.FILTERED)),
					"Every row of {table} is locked against writes until the transaction ends.",
					"Add a condition, or update in batches."),
			Rule.of("mixed-transaction", TRANSACTION,
					"a statement that must run outside a transaction beside others that do not", with(Trait.MIXED),
					"The file has statements that run in a transaction and this one, which must not: Flyway refuses it.",
					"Put it into a file of its own.")
				.weighing(ERROR)
				.within(Scope.ALL)
				.on(Rule.POSTGRESQL),
			Rule.of("concurrently-in-transaction", TRANSACTION,
					"`REINDEX CONCURRENTLY`, `DETACH PARTITION CONCURRENTLY`, which Flyway does not notice",
					does(Kind.REINDEX, Kind.DETACH_PARTITION).and(with(Trait.CONCURRENTLY, Trait.TRANSACTIONAL)),
					"PostgreSQL refuses it inside a transaction, and Flyway opens one.",
					"Write executeInTransaction=false into a file of the same name that ends in .sql.conf.")
				.weighing(ERROR)
				.on(Rule.POSTGRESQL)
				.doing(Effect.FAILS),
			Rule.of("hidden-invalid-index", TRANSACTION, "`CREATE INDEX CONCURRENTLY IF NOT EXISTS`",
					does(Kind.CREATE_INDEX).and(with(Trait.CONCURRENTLY, Trait.CONDITIONAL)),
					"A build that failed before left index {name} behind, invalid and unused, and this takes it for done.",
					"Write DROP INDEX IF EXISTS before it, and leave IF NOT EXISTS out.")
				.on(Rule.POSTGRESQL),
			Rule.of("nested-transaction", TRANSACTION, "`BEGIN`, `COMMIT`, `ROLLBACK` in a file",
					does(Kind.TRANSACTION),
					"Flyway runs the file in a transaction of its own: this ends it early, and a failure leaves half of the file.",
					"Leave it out.")
				.weighing(ERROR),
			Rule.of("enum-value-used", TRANSACTION, "a value is added to an enum type and used in the same transaction",
					does(Kind.ADD_VALUE).and(with(Trait.USED)),
					"PostgreSQL refuses value {name} of {table} until the transaction that added it has ended.",
					"Use it in the next file.")
				.weighing(ERROR)
				.on(Rule.POSTGRESQL)
				.doing(Effect.FAILS),
			Rule.of("checks-off", TRANSACTION, "`SET foreign_key_checks = 0` and the like",
					does(Kind.SETTING).and((fact) -> CHECKS_OFF.matcher(fact.text()).matches()),
					"Rows that refer to nothing come in unseen, also from the files that run after this one.",
					"Load the rows in the order of their references."),
			Rule.of("session-setting", TRANSACTION, "`SET` without `LOCAL`",
					does(Kind.SETTING).and((fact) -> !CHECKS_OFF.matcher(fact.text()).matches()
							&& !HARMLESS_SETTING.matcher(fact.text()).matches()),
					"The setting stays for the files that run after this one on the same connection.", "SET LOCAL.")
				.weighing(INFO)
				.on(Rule.POSTGRESQL),
			Rule.of("foreign-key-without-index", STYLE, "a foreign key whose columns no index begins with",
					does(Kind.ADD_FOREIGN_KEY).and(without(Trait.INDEXED)),
					"Each delete in {other} reads all of {table} to find rows that refer to it by {columns}.",
					"Create an index on the columns.")
				.weighing(INFO)
				.within(Scope.ALL)
				.on(Rule.POSTGRESQL),
			Rule.of("inline-references", STYLE, "`REFERENCES` beside a column",
					does(Kind.ADD_FOREIGN_KEY).and(with(Trait.INLINE)),
					"MySQL reads the reference of {table}.{columns} and forgets it.",
					"Write FOREIGN KEY (...) REFERENCES.")
				.weighing(ERROR)
				.within(Scope.ALL)
				.on(Rule.MYSQL),
			Rule.of("json-type", STYLE, "a `json` column",
					does(Kind.ADD_COLUMN).and((fact) -> TypeChange.isTo(fact, "json")),
					"json has no equality: SELECT DISTINCT and GROUP BY over {table}.{columns} fail.", "Use jsonb.")
				.weighing(INFO)
				.within(Scope.ALL)
				.on(Rule.POSTGRESQL),
			Rule.of("char-type", STYLE, "a `char(n)` column, n > 1",
					does(Kind.ADD_COLUMN).and((fact) -> TypeChange.isTo(fact, "char") && fact.to() != null
							&& !fact.to().arguments().equals(List.of("1"))),
					"{table}.{columns} is padded with blanks.", "Use varchar.")
				.weighing(OFF)
				.within(Scope.ALL)
				.on(Rule.POSTGRESQL),
			Rule.of("timestamp-without-zone", STYLE, "a `timestamp` column without time zone",
					does(Kind.ADD_COLUMN).and((fact) -> TypeChange.isTo(fact, "timestamp")),
					"{table}.{columns} means another moment wherever the time zone is another.",
					"Use timestamp with time zone.")
				.weighing(OFF)
				.within(Scope.ALL)
				.on(Rule.POSTGRESQL),
			Rule.of("narrow-key", STYLE, "a 32 bit identity",
					does(Kind.ADD_COLUMN).and(with(Trait.IDENTITY))
						.and((fact) -> TypeChange.isTo(fact, "integer", "int", "smallint")),
					"{table}.{columns} ends at two billion.", "Use bigint.")
				.weighing(OFF)
				.within(Scope.ALL),
			Rule.of("not-understood", TRANSACTION, "a statement that no rule can judge", does(Kind.UNKNOWN),
					"This statement is not understood, so nothing is said about it.", "Review it.")
				.weighing(INFO)
				.within(Scope.ALL));

	private ToolRules() {
	}

}
