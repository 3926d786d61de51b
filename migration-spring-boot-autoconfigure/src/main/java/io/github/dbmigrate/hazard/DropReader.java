package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.schema.TableName;

/**
 * Reads what stands behind {@code drop}.
 */
final class DropReader {

	private static final String[] HARMLESS = { "trigger", "function", "procedure", "extension", "cast", "role", "user",
			"policy", "rule", "operator", "aggregate", "statistics", "publication", "subscription", "collation",
			"server", "event", "alias", "constant", "owned", "text search", "foreign data wrapper", "event trigger",
			"user mapping", "language", "all objects" };

	private final Known known;

	DropReader(Known known) {
		this.known = known;
	}

	List<Fact> read(Tokens tokens) {
		tokens.acceptAny("temporary", "foreign");
		if (tokens.accept("table")) {
			return each(Kind.DROP_TABLE, tokens);
		}
		if (tokens.acceptAny("schema", "database")) {
			return each(Kind.DROP_SCHEMA, tokens);
		}
		if (tokens.accept("sequence")) {
			return each(Kind.DROP_SEQUENCE, tokens);
		}
		if (tokens.acceptAny("type", "domain")) {
			return each(Kind.DROP_TYPE, tokens);
		}
		if (tokens.acceptAny("view", "materialized view")) {
			return each(Kind.DROP_VIEW, tokens);
		}
		if (tokens.accept("index")) {
			return index(tokens);
		}
		return List.of(Fact.of(tokens.atAny(HARMLESS) ? Kind.HARMLESS : Kind.UNKNOWN, null));
	}

	private static List<Fact> each(Kind kind, Tokens tokens) {
		boolean conditional = tokens.accept("if exists");
		List<TableName> names = new ArrayList<>();
		do {
			names.add(tokens.table());
		}
		while (tokens.accept(","));
		boolean late = tokens.accept("if exists");
		boolean cascade = tokens.has("cascade");
		return names.stream()
			.map((name) -> Fact.of(kind, name)
				.with(Trait.CONDITIONAL, conditional || late)
				.with(Trait.CASCADE, cascade))
			.toList();
	}

	private List<Fact> index(Tokens tokens) {
		boolean concurrently = tokens.accept("concurrently");
		boolean conditional = tokens.accept("if exists");
		List<Fact> facts = new ArrayList<>();
		do {
			TableName name = tokens.table();
			TableName table = tokens.accept("on") ? tokens.table() : null;
			Fact fact = (table != null)
					? this.known.constraint(table, name.name())
						.orElseGet(() -> Fact.of(Kind.DROP_INDEX, table).named(name.name()))
					: this.known.index(name).orElseGet(() -> Fact.of(Kind.DROP_INDEX, null).named(name.name()));
			facts.add(fact.with(Trait.CONCURRENTLY, concurrently).with(Trait.CONDITIONAL, conditional));
		}
		while (tokens.accept(","));
		return facts;
	}

}
