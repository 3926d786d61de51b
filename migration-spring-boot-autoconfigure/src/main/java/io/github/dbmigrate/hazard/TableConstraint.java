package io.github.dbmigrate.hazard;

import java.util.Optional;

import io.github.dbmigrate.schema.TableName;

/**
 * The definition of a constraint or index of a table.
 */
final class TableConstraint {

	private TableConstraint() {
	}

	static boolean isNext(Tokens tokens) {
		return tokens.atAny("constraint", "primary key", "unique", "check", "foreign key", "exclude", "index", "key",
				"fulltext", "spatial");
	}

	/** What it adds to the table, where it is understood. */
	static Optional<Fact> read(Tokens tokens, TableName table) {
		boolean unnamed = !tokens.accept("constraint")
				|| tokens.atAny("primary key", "unique", "check", "foreign key", "exclude");
		if (!unnamed) {
			tokens.accept("if not exists");
		}
		String name = unnamed ? "" : tokens.name();
		Fact fact = Fact.of(Kind.HARMLESS, table).named(name);
		if (tokens.accept("primary key")) {
			return Optional.of(key(tokens, fact.as(Kind.ADD_PRIMARY_KEY)));
		}
		if (tokens.accept("unique")) {
			return Optional.of(key(tokens, fact.as(Kind.ADD_UNIQUE).with(Trait.UNIQUE)));
		}
		if (tokens.accept("check")) {
			String expression = tokens.bracketed().rest();
			return Optional
				.of(fact.as(Kind.ADD_CHECK).saying(expression).with(Trait.NOT_VALID, tokens.has("not valid")));
		}
		if (tokens.accept("foreign key")) {
			return Optional.of(foreignKey(tokens, fact.as(Kind.ADD_FOREIGN_KEY)));
		}
		if (tokens.accept("exclude")) {
			return Optional.of(fact.as(Kind.ADD_EXCLUSION));
		}
		if (tokens.acceptAny("fulltext", "spatial", "index", "key")) {
			tokens.acceptAny("index", "key");
			return Optional.of(index(tokens, fact.as(Kind.CREATE_INDEX)));
		}
		return Optional.empty();
	}

	private static Fact key(Tokens tokens, Fact fact) {
		tokens.acceptAny("key", "index");
		tokens.accept("nulls not distinct");
		if (tokens.accept("using index")) {
			return fact.with(Trait.USING_INDEX);
		}
		return index(tokens, fact);
	}

	private static Fact index(Tokens tokens, Fact fact) {
		String name = (tokens.atName() && !tokens.at("using")) ? tokens.name() : fact.name();
		if (tokens.accept("using")) {
			tokens.skip();
		}
		return fact.named(name).on(tokens.names());
	}

	private static Fact foreignKey(Tokens tokens, Fact fact) {
		if (tokens.atName()) {
			tokens.name();
		}
		Fact key = fact.on(tokens.names());
		return tokens.accept("references") ? key.to(tokens.table()).with(Trait.NOT_VALID, tokens.has("not valid"))
				: key;
	}

}
