package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.TableName;

/**
 * Recognises what a statement does from its text.
 */
final class StatementReader {

	private static final Fact HARMLESS = Fact.of(Kind.HARMLESS, null);

	private static final Fact UNKNOWN = Fact.of(Kind.UNKNOWN, null);

	private static final String[] HARMLESS_WORDS = { "comment", "grant", "revoke", "select", "values", "analyze",
			"execute", "prepare", "deallocate", "show", "explain", "reset", "notify", "listen", "checkpoint", "call",
			"discard", "security", "import foreign schema", "flush", "optimize" };

	private static final String[] HARMLESS_OBJECTS = { "view", "or replace", "materialized view", "function",
			"procedure", "trigger", "extension", "domain", "cast", "role", "user", "policy", "rule", "operator",
			"aggregate", "sequence", "statistics", "publication", "subscription", "collation", "server", "event",
			"constraint trigger", "recursive view", "alias", "constant", "text search", "foreign", "event trigger",
			"transform", "language", "conversion", "group", "temp view", "temporary view", "force view", "definer",
			"algorithm", "default privileges", "large object", "access method", "tablespace", "database" };

	private final SqlDialect dialect;

	private final Known known;

	StatementReader(SqlDialect dialect, Known known) {
		this.dialect = dialect;
		this.known = known;
	}

	/** What the statement does; nothing is left out. */
	List<Fact> read(String sql) {
		Tokens tokens = Tokens.of(sql, this.dialect);
		while (tokens.accept(";")) {
			continue;
		}
		if (tokens.accept("alter table")) {
			return alterTable(tokens);
		}
		if (tokens.accept("create")) {
			return create(tokens);
		}
		List<Fact> facts = tokens.accept("drop") ? new DropReader(this.known).read(tokens) : List.of(others(tokens));
		facts.forEach(this.known::follow);
		return facts;
	}

	private List<Fact> alterTable(Tokens tokens) {
		tokens.accept("if exists");
		tokens.accept("only");
		return new AlterTableReader(tokens.table(), this.known).read(tokens);
	}

	private List<Fact> create(Tokens tokens) {
		boolean temporary = tokens.acceptAny("temporary", "temp", "local temporary", "global temporary", "unlogged",
				"cached", "memory", "foreign");
		if (tokens.accept("table")) {
			return new CreateTableReader(this.known).read(tokens);
		}
		boolean unique = tokens.accept("unique");
		tokens.acceptAny("fulltext", "spatial", "nulls distinct", "nulls not distinct");
		if (tokens.accept("index")) {
			return List.of(createIndex(tokens).with(Trait.UNIQUE, unique));
		}
		if (tokens.accept("schema")) {
			tokens.accept("if not exists");
			return List.of(Fact.of(Kind.CREATE_SCHEMA, new TableName(null, tokens.name())));
		}
		if (tokens.accept("type")) {
			return List.of(createType(tokens));
		}
		return List.of((temporary || tokens.atAny(HARMLESS_OBJECTS)) ? HARMLESS : UNKNOWN);
	}

	private Fact createIndex(Tokens tokens) {
		boolean concurrently = tokens.accept("concurrently");
		boolean conditional = tokens.accept("if not exists");
		String name = tokens.at("on") ? "" : tokens.table().name();
		if (tokens.accept("using")) {
			tokens.skip();
		}
		tokens.accept("on");
		tokens.accept("only");
		Fact index = Fact.of(Kind.CREATE_INDEX, tokens.table()).named(name);
		if (tokens.accept("using")) {
			tokens.skip();
		}
		return index.on(tokens.names())
			.with(Trait.CONCURRENTLY, concurrently)
			.with(Trait.CONDITIONAL, conditional)
			.with(Trait.FILTERED, tokens.has("where"));
	}

	/** The values say which are gone, where it takes the place of another one. */
	private Fact createType(Tokens tokens) {
		TableName name = tokens.table();
		Fact type = Fact.of(Kind.CREATE_TYPE, name);
		if (!tokens.accept("as enum") || !tokens.atBracket()) {
			return type;
		}
		List<String> values = new ArrayList<>();
		tokens.bracketed()
			.parts()
			.forEach((value) -> values.add(value.word().replaceAll("^'|'$", "").replace("''", "'")));
		Optional<EnumType> before = this.known.type(name);
		List<String> gone = before.map(EnumType::values)
			.orElse(List.of())
			.stream()
			.filter((value) -> !values.contains(value))
			.toList();
		return type.on(gone);
	}

	private Fact others(Tokens tokens) {
		if (tokens.accept("rename table")) {
			TableName table = tokens.table();
			return tokens.accept("to") ? renamed(table, tokens.table()) : UNKNOWN;
		}
		if (tokens.accept("alter")) {
			return alterOther(tokens);
		}
		if (tokens.accept("comment")) {
			return HARMLESS;
		}
		Fact fact = new RowStatementReader().read(tokens);
		if (fact.kind() != Kind.UNKNOWN) {
			return fact;
		}
		return tokens.atAny(HARMLESS_WORDS) ? HARMLESS : UNKNOWN;
	}

	private static Fact renamed(TableName from, TableName to) {
		boolean moved = to.schema() != null && !to.schema().equals(from.schema());
		return Fact.of(moved ? Kind.MOVE_TABLE : Kind.RENAME_TABLE, from).to(to);
	}

	private Fact alterOther(Tokens tokens) {
		if (tokens.accept("type")) {
			return alterType(tokens);
		}
		if (tokens.accept("schema")) {
			Fact schema = Fact.of(Kind.RENAME_SCHEMA, new TableName(null, tokens.name()));
			return tokens.accept("rename to") ? schema.named(tokens.name()) : HARMLESS;
		}
		return tokens.atAny("index", "sequence", "domain", "view", "materialized view", "function", "procedure", "role",
				"user", "database", "extension", "policy", "trigger", "default privileges", "system", "publication",
				"statistics", "owner", "group", "server", "event") ? HARMLESS : UNKNOWN;
	}

	private Fact alterType(Tokens tokens) {
		Fact type = Fact.of(Kind.ADD_VALUE, tokens.table());
		if (tokens.accept("add value")) {
			boolean conditional = tokens.accept("if not exists");
			return type.named(text(tokens)).with(Trait.CONDITIONAL, conditional);
		}
		if (tokens.accept("rename value")) {
			String old = text(tokens);
			tokens.accept("to");
			return type.as(Kind.RENAME_VALUE).on(old).named(text(tokens));
		}
		return tokens.accept("rename to") ? type.as(Kind.RENAME_TYPE).named(tokens.name()) : HARMLESS;
	}

	private static String text(Tokens tokens) {
		String word = tokens.word();
		return word.replaceAll("^'|'$", "").replace("''", "'");
	}

}
