package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dbmigrate.dialect.Demand;
import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.ForeignKey.Action;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.ScriptStatement;

/**
 * Reads files, one after the other, for what they demand of the rows that are there: a
 * type with less room, NOT NULL, a constraint. What a statement before may have changed
 * is left out, since nobody can look at it before it ran.
 */
public final class Tightenings {

	private static final Pattern FORESEEABLE = Pattern
		.compile("(?i)alter|create|drop|comment|set|update|insert|delete|truncate");

	private static final Pattern AS_USUAL = Pattern
		.compile("(?is).*\\busing\\s+[\\w$\"]+(?:\\s*::\\s*[\\w ]+(?:\\([\\d, ]+\\))?(?:\\[])?)+\\s*");

	private static final Pattern PLAIN_INDEX = Pattern.compile("(?s)[^(]*\\([^()]*\\)\\s*");

	private static final Pattern REFERENCES = Pattern.compile("(?is)\\breferences\\s+[^(;]*?(\\([^)]*\\))");

	private final SqlDialect dialect;

	private final Known known;

	private final Set<TableName> unsure = new HashSet<>();

	private final Set<String> touched = new HashSet<>();

	private boolean blind;

	/**
	 * @param there what is there before the first file
	 */
	public Tightenings(SqlDialect dialect, Schema there) {
		this.dialect = dialect;
		this.known = new Known(there);
	}

	/**
	 * What the next file demands.
	 */
	public List<Tightening> of(List<ScriptStatement> statements) {
		StatementReader reader = new StatementReader(this.dialect, this.known);
		List<Step> steps = statements.stream()
			.map((one) -> new Step(one.line(), one.sql(), one.transactional(), reader.read(one.sql())))
			.toList();
		List<Tightening> all = new ArrayList<>();
		for (Step step : new Course(steps, this.known, false).marked()) {
			this.blind |= !FORESEEABLE.matcher(Tokens.of(step.sql(), this.dialect).word()).matches();
			for (Fact fact : step.facts()) {
				demands(fact, step.sql()).forEach(all::add);
				follow(fact, step.sql());
			}
		}
		return all;
	}

	private void follow(Fact fact, String sql) {
		TableName table = fact.table();
		if (table == null) {
			return;
		}
		switch (fact.kind()) {
			case INSERT, DELETE, TRUNCATE, CREATE_TABLE, DROP_TABLE -> this.unsure.add(table);
			case RENAME_TABLE, MOVE_TABLE -> Stream.of(table, fact.other()).forEach(this.unsure::add);
			case RENAME_COLUMN -> touch(table, Stream.concat(fact.columns().stream(), Stream.of(fact.name())).toList());
			case ADD_COLUMN, DROP_COLUMN, CHANGE_TYPE -> touch(table, fact.columns());
			case UPDATE -> update(table, fact.columns(), sql);
			default -> {
			}
		}
	}

	private void touch(TableName table, List<String> columns) {
		columns.forEach((column) -> this.touched.add(place(table, column)));
	}

	private void update(TableName table, List<String> columns, String sql) {
		Tokens tokens = Tokens.of(sql, this.dialect);
		tokens.textUntil("set");
		String assignments = tokens.textUntil("where", "from", "limit", "returning");
		if (Tokens.of(assignments, this.dialect).parts().size() == 1) {
			touch(table, columns);
		}
		else {
			this.unsure.add(table);
		}
	}

	private static String place(TableName table, String column) {
		return table.name() + "." + column;
	}

	private List<Tightening> demands(Fact fact, String sql) {
		Table there = this.known.before(fact.table()).orElse(null);
		if (this.blind || there == null || fact.is(Trait.REPLACED) || fact.is(Trait.NOT_VALID)
				|| !isUntouched(fact, there)) {
			return List.of();
		}
		return demanded(fact, there, sql).stream().map((demand) -> new Tightening(there, demand)).toList();
	}

	private boolean isUntouched(Fact fact, Table there) {
		TableName table = there.name();
		return !this.unsure.contains(table) && !this.unsure.contains(fact.table()) && fact.columns()
			.stream()
			.allMatch((column) -> there.column(column).isPresent() && !this.touched.contains(place(table, column)));
	}

	private List<Demand> demanded(Fact fact, Table there, String sql) {
		return switch (fact.kind()) {
			case CHANGE_TYPE -> type(fact, there, sql).stream().toList();
			case SET_NOT_NULL -> fact.columns().stream().map((column) -> notNull(there, column)).toList();
			case ADD_PRIMARY_KEY ->
				Stream
					.concat(fact.columns().stream().map((column) -> notNull(there, column)),
							unique("primary key", fact, there).stream())
					.toList();
			case ADD_UNIQUE ->
				unique("unique constraint " + this.dialect.shown(fact.name()), fact, there).stream().toList();
			case CREATE_INDEX -> (fact.is(Trait.UNIQUE) && PLAIN_INDEX.matcher(sql).matches())
					? unique("unique index " + this.dialect.shown(fact.name()), fact, there).stream().toList()
					: List.of();
			case ADD_FOREIGN_KEY -> reference(fact, sql).stream().toList();
			case ADD_CHECK -> check(fact, there).stream().toList();
			default -> List.of();
		};
	}

	private String shown(Table table, String column) {
		return this.dialect.shown(table.name()) + "." + this.dialect.shown(column);
	}

	private Sql name(String column) {
		return this.dialect.sql("").name(column);
	}

	private Optional<Demand> type(Fact fact, Table there, String sql) {
		Column column = there.column(fact.columns().get(0)).orElseThrow();
		ColumnType to = fact.to();
		boolean known = column.type().equals(fact.from()) && column.generated() == null;
		if (to == null || !known || (fact.is(Trait.CONVERTED) && !AS_USUAL.matcher(sql).matches())) {
			return Optional.empty();
		}
		return Optional.ofNullable(this.dialect.refused(name(column.name()), column.type(), to))
			.map((refused) -> new Demand.Condition("type " + to + " of " + shown(there, column.name()),
					this.dialect.sql("not").bracketed(refused.toString()).toString(), List.of(column.name()),
					"that hold what does not fit"));
	}

	private Demand notNull(Table there, String column) {
		return new Demand.Condition("NOT NULL of " + shown(there, column), name(column).words("is not null").toString(),
				List.of(column), "that have no value");
	}

	private Optional<Demand> unique(String constraint, Fact fact, Table there) {
		PrimaryKey key = there.primaryKey();
		List<String> parts = fact.columns().stream().map((column) -> name(column).toString()).toList();
		return parts.isEmpty() ? Optional.empty() : Optional.of(new Demand.Unique(constraint, fact.columns(), parts,
				null, (key != null) ? key.columns() : List.of(), false));
	}

	private Optional<Demand> reference(Fact fact, String sql) {
		List<String> brackets = REFERENCES.matcher(sql).results().map((one) -> one.group(1)).toList();
		Table other = this.known.before(fact.other()).orElse(null);
		if (other == null || brackets.size() != 1 || this.unsure.contains(other.name())) {
			return Optional.empty();
		}
		List<String> columns = Tokens.of(brackets.get(0), this.dialect).names();
		boolean untouched = columns.stream()
			.allMatch((column) -> other.column(column).isPresent()
					&& !this.touched.contains(place(other.name(), column)));
		return (!untouched || columns.size() != fact.columns().size()) ? Optional.empty() : Optional
			.of(new Demand.Reference("foreign key " + this.dialect.shown(fact.name()), new ForeignKey(fact.name(),
					fact.columns(), other.name(), columns, Action.NO_ACTION, Action.NO_ACTION)));
	}

	private Optional<Demand> check(Fact fact, Table there) {
		List<String> columns = there.columns()
			.stream()
			.map(Column::name)
			.filter((column) -> Course.names(fact.text(), column))
			.toList();
		boolean changed = columns.stream().anyMatch((column) -> this.touched.contains(place(there.name(), column)));
		return (columns.isEmpty() || changed) ? Optional.empty()
				: Optional.of(new Demand.Condition("check " + this.dialect.shown(fact.name()), fact.text(), columns,
						"that break " + fact.text()));
	}

}
