package io.github.dbmigrate.hazard;

import java.util.List;
import java.util.Locale;

/**
 * Reads statements about rows, transactions and the session.
 */
final class RowStatementReader {

	private static final Fact UNKNOWN = Fact.of(Kind.UNKNOWN, null);

	Fact read(Tokens tokens) {
		if (tokens.accept("truncate")) {
			tokens.accept("table");
			tokens.accept("only");
			return Fact.of(Kind.TRUNCATE, tokens.table()).with(Trait.CASCADE, tokens.has("cascade"));
		}
		if (tokens.accept("delete")) {
			tokens.accept("from");
			tokens.accept("only");
			return Fact.of(Kind.DELETE, tokens.table())
				.with(Trait.FILTERED, tokens.has("where") || tokens.has("limit"));
		}
		if (tokens.accept("update")) {
			return update(tokens);
		}
		if (tokens.acceptAny("insert into", "insert ignore into", "merge into", "replace into")) {
			return Fact.of(Kind.INSERT, tokens.table());
		}
		return session(tokens);
	}

	private static Fact update(Tokens tokens) {
		tokens.accept("only");
		Fact update = Fact.of(Kind.UPDATE, tokens.table())
			.with(Trait.FILTERED, tokens.has("where") || tokens.has("limit"));
		tokens.textUntil("set");
		if (!tokens.accept("set") || !tokens.atName()) {
			return update;
		}
		String column = tokens.name();
		while (tokens.accept(".")) {
			column = tokens.name();
		}
		return update.on(List.of(column));
	}

	private static Fact session(Tokens tokens) {
		if (tokens.acceptAny("begin", "start transaction", "commit", "rollback", "end", "savepoint",
				"release savepoint", "abort")) {
			return Fact.of(Kind.TRANSACTION, null);
		}
		if (tokens.accept("set")) {
			boolean local = tokens.accept("local");
			return Fact.of(local ? Kind.HARMLESS : Kind.SETTING, null).saying(tokens.rest().toLowerCase(Locale.ROOT));
		}
		if (tokens.accept("lock")) {
			tokens.acceptAny("table", "tables");
			return Fact.of(Kind.LOCK_TABLE, tokens.table());
		}
		return maintenance(tokens);
	}

	private static Fact maintenance(Tokens tokens) {
		if (tokens.accept("reindex")) {
			return Fact.of(Kind.REINDEX, null).with(Trait.CONCURRENTLY, tokens.has("concurrently"));
		}
		if (tokens.accept("vacuum")) {
			return Fact.of(tokens.has("full") ? Kind.VACUUM_FULL : Kind.HARMLESS, null);
		}
		if (tokens.accept("cluster")) {
			return Fact.of(Kind.CLUSTER, null);
		}
		if (tokens.accept("refresh materialized view")) {
			boolean concurrently = tokens.accept("concurrently");
			return Fact.of(Kind.REFRESH_VIEW, tokens.table()).with(Trait.CONCURRENTLY, concurrently);
		}
		return tokens.acceptAny("with", "do", "unlock tables") ? Fact.of(Kind.HARMLESS, null) : UNKNOWN;
	}

}
