package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.TableName;

/**
 * Reads the clauses of an {@code alter table}.
 */
final class AlterTableReader {

	private final TableName table;

	private final Known known;

	private final Fact altered;

	AlterTableReader(TableName table, Known known) {
		this.table = table;
		this.known = known;
		this.altered = Fact.of(Kind.ALTER_TABLE, table);
	}

	/** What the clauses do; one that is not understood is unknown. */
	List<Fact> read(Tokens tokens) {
		List<Fact> facts = new ArrayList<>();
		for (Tokens clause : tokens.parts()) {
			for (Fact fact : clause(clause)) {
				this.known.follow(fact);
				facts.add(fact);
			}
		}
		return facts;
	}

	private List<Fact> clause(Tokens tokens) {
		if (tokens.accept("add")) {
			return add(tokens);
		}
		if (tokens.accept("drop")) {
			return List.of(drop(tokens));
		}
		if (tokens.accept("alter")) {
			return alter(tokens);
		}
		if (tokens.accept("modify")) {
			tokens.accept("column");
			return redefine(tokens);
		}
		if (tokens.accept("change")) {
			tokens.accept("column");
			return change(tokens);
		}
		return List.of(tokens.accept("rename") ? rename(tokens) : others(tokens));
	}

	private List<Fact> add(Tokens tokens) {
		if (TableConstraint.isNext(tokens)) {
			return TableConstraint.read(tokens, this.table).map(List::of).orElseGet(this::unknown);
		}
		if (tokens.at("partition")) {
			return List.of(this.altered);
		}
		tokens.accept("column");
		boolean conditional = tokens.accept("if not exists");
		if (!tokens.atName()) {
			return unknown();
		}
		DefinedColumn defined = DefinedColumn.read(tokens, this.table);
		this.known.define(this.table, defined.column());
		List<Fact> facts = new ArrayList<>();
		facts.add(
				DefinedColumn.fact(Kind.ADD_COLUMN, this.table, defined.column()).with(Trait.CONDITIONAL, conditional));
		facts.addAll(defined.constraints());
		return facts;
	}

	private Fact drop(Tokens tokens) {
		if (tokens.accept("primary key")) {
			return this.altered.as(Kind.DROP_PRIMARY_KEY);
		}
		if (tokens.accept("foreign key")) {
			return constraint(tokens, Kind.DROP_FOREIGN_KEY);
		}
		if (tokens.acceptAny("index", "key")) {
			return constraint(tokens, Kind.DROP_INDEX);
		}
		if (tokens.acceptAny("constraint", "check")) {
			return constraint(tokens, Kind.DROP_CONSTRAINT);
		}
		if (tokens.accept("partition")) {
			return this.altered.as(Kind.DROP_PARTITION).named(tokens.name());
		}
		tokens.accept("column");
		boolean conditional = tokens.accept("if exists");
		String name = tokens.name();
		boolean generated = this.known.column(this.table, name).filter((one) -> one.generated() != null).isPresent();
		return this.altered.as(Kind.DROP_COLUMN)
			.on(name)
			.with(Trait.CONDITIONAL, conditional)
			.with(Trait.CASCADE, tokens.has("cascade"))
			.with(Trait.GENERATED, generated);
	}

	private Fact constraint(Tokens tokens, Kind kind) {
		boolean conditional = tokens.accept("if exists");
		String name = tokens.name();
		return this.known.constraint(this.table, name)
			.orElseGet(() -> this.altered.as(kind).named(name))
			.with(Trait.CONDITIONAL, conditional)
			.with(Trait.CASCADE, tokens.has("cascade"));
	}

	private List<Fact> alter(Tokens tokens) {
		if (tokens.acceptAny("index", "constraint")) {
			return List.of(this.altered);
		}
		tokens.accept("column");
		tokens.accept("if exists");
		Fact column = this.altered.on(tokens.name());
		if (tokens.acceptAny("set data type", "type")) {
			return type(tokens, column);
		}
		return column(tokens, column);
	}

	private List<Fact> column(Tokens tokens, Fact column) {
		if (tokens.accept("set not null")) {
			return List.of(column.as(Kind.SET_NOT_NULL));
		}
		if (tokens.acceptAny("drop not null", "set null", "set nullable")) {
			return List.of(column.as(Kind.DROP_NOT_NULL));
		}
		if (tokens.accept("set default")) {
			return List.of(column.as(Kind.SET_DEFAULT).saying(tokens.rest()));
		}
		if (tokens.accept("drop default")) {
			return List.of(column.as(Kind.DROP_DEFAULT));
		}
		if (tokens.accept("rename to")) {
			return List.of(column.as(Kind.RENAME_COLUMN).named(tokens.name()));
		}
		if (tokens.at("add generated")) {
			return List.of(column.as(Kind.SET_IDENTITY));
		}
		boolean harmless = tokens.atAny("set", "drop", "restart", "reset");
		return harmless ? List.of(column) : redefine(tokens, column.columns().get(0));
	}

	private List<Fact> type(Tokens tokens, Fact column) {
		ColumnType type = DefinedColumn.type(tokens.dialect(), tokens.textUntil("collate", "using"));
		Optional<Column> before = this.known.column(this.table, column.columns().get(0));
		Fact change = column.as(Kind.CHANGE_TYPE)
			.typed(before.map(Column::type).orElse(null), type)
			.with(Trait.CONVERTED, tokens.has("using"));
		boolean same = before.filter((there) -> there.type().equals(type)).isPresent();
		if (!tokens.accept("collate")) {
			return List.of(same ? column : change);
		}
		Fact collation = column.as(Kind.CHANGE_COLLATION).named(tokens.name());
		boolean kept = before.filter((there) -> collation.name().equals(there.collation())).isPresent();
		return Stream.of(same ? null : change, kept ? null : collation).filter(Objects::nonNull).toList();
	}

	private List<Fact> change(Tokens tokens) {
		String old = tokens.name();
		Fact rename = this.altered.as(Kind.RENAME_COLUMN).on(old);
		Tokens definition = tokens;
		List<Fact> facts = new ArrayList<>();
		DefinedColumn defined = DefinedColumn.read(definition, this.table);
		if (!old.equals(defined.column().name())) {
			Fact renamed = rename.named(defined.column().name());
			this.known.follow(renamed);
			facts.add(renamed);
		}
		facts.addAll(redefined(defined));
		return facts;
	}

	private List<Fact> redefine(Tokens tokens) {
		tokens.accept("if exists");
		return redefined(DefinedColumn.read(tokens, this.table));
	}

	private List<Fact> redefine(Tokens tokens, String name) {
		return redefined(DefinedColumn.read(tokens, this.table, name));
	}

	private List<Fact> redefined(DefinedColumn defined) {
		Column column = defined.column();
		Optional<Column> before = this.known.column(this.table, column.name());
		List<Fact> facts = new ArrayList<>(before.map((there) -> new ColumnChange(this.table, there, column).facts())
			.orElseGet(() -> unexplained(column)));
		this.known.define(this.table, column);
		facts.addAll(defined.constraints());
		return facts.isEmpty() ? List.of(this.altered) : facts;
	}

	/** Nobody knows what the column was. */
	private List<Fact> unexplained(Column column) {
		Fact change = this.altered.on(column.name()).as(Kind.CHANGE_TYPE).typed(null, column.type());
		return column.nullable() ? List.of(change) : List.of(change, change.as(Kind.SET_NOT_NULL).typed(null, null));
	}

	private Fact rename(Tokens tokens) {
		if (tokens.acceptAny("to", "as")) {
			return this.altered.as(Kind.RENAME_TABLE).to(new TableName(this.table.schema(), tokens.table().name()));
		}
		if (tokens.atAny("constraint", "index", "key")) {
			return this.altered;
		}
		tokens.accept("column");
		String old = tokens.name();
		return tokens.accept("to") ? this.altered.as(Kind.RENAME_COLUMN).on(old).named(tokens.name())
				: this.altered.as(Kind.UNKNOWN);
	}

	private Fact others(Tokens tokens) {
		if (tokens.accept("validate constraint")) {
			return this.altered.as(Kind.VALIDATE).named(tokens.name());
		}
		if (tokens.accept("set schema")) {
			return this.altered.as(Kind.MOVE_TABLE).to(new TableName(tokens.name(), this.table.name()));
		}
		if (tokens.accept("detach partition")) {
			return this.altered.as(Kind.DETACH_PARTITION)
				.to(tokens.table())
				.with(Trait.CONCURRENTLY, tokens.acceptAny("concurrently", "finalize"));
		}
		if (tokens.atAny("set logged", "set unlogged", "set tablespace", "set access method", "engine", "force",
				"row_format")) {
			return this.altered.as(Kind.REWRITE_TABLE).saying(tokens.rest());
		}
		if (tokens.at("convert to")) {
			return this.altered.as(Kind.CONVERT_TABLE);
		}
		if (tokens.atAny("algorithm", "lock")) {
			return this.altered.as(Kind.ALGORITHM).saying(tokens.rest());
		}
		boolean harmless = tokens.atAny("set", "reset", "cluster on", "inherit", "no inherit", "owner to", "enable",
				"disable", "no force", "attach partition", "comment", "auto_increment", "default", "replica identity",
				"character set", "charset", "collate", "stats_persistent", "without", "page_compressed", "order by");
		return this.altered.as(harmless ? Kind.ALTER_TABLE : Kind.UNKNOWN);
	}

	private List<Fact> unknown() {
		return List.of(this.altered.as(Kind.UNKNOWN));
	}

}
