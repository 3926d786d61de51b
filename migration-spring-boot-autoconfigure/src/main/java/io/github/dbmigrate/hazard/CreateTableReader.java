package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.schema.TableName;

/**
 * Reads what stands behind {@code create table}.
 */
final class CreateTableReader {

	private final Known known;

	CreateTableReader(Known known) {
		this.known = known;
	}

	List<Fact> read(Tokens tokens) {
		boolean conditional = tokens.accept("if not exists");
		TableName table = tokens.table();
		List<Fact> facts = new ArrayList<>();
		facts.add(Fact.of(Kind.CREATE_TABLE, table).with(Trait.CONDITIONAL, conditional));
		if (tokens.atBracket()) {
			tokens.bracketed().parts().forEach((part) -> facts.addAll(part(part, table)));
		}
		return facts;
	}

	private List<Fact> part(Tokens part, TableName table) {
		if (TableConstraint.isNext(part)) {
			return TableConstraint.read(part, table)
				.map(List::of)
				.orElseGet(() -> List.of(Fact.of(Kind.UNKNOWN, table)));
		}
		if (part.accept("like") || !part.atName()) {
			return List.of();
		}
		DefinedColumn defined = DefinedColumn.read(part, table);
		this.known.define(table, defined.column());
		List<Fact> facts = new ArrayList<>();
		facts.add(DefinedColumn.fact(Kind.ADD_COLUMN, table, defined.column()));
		facts.addAll(defined.constraints());
		return facts;
	}

}
