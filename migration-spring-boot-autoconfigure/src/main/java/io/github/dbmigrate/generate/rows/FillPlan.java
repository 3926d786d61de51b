package io.github.dbmigrate.generate.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.dbmigrate.change.AllowedValue;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.database.ExpectedRows;
import io.github.dbmigrate.database.Flaws;
import io.github.dbmigrate.database.RowTrial;
import io.github.dbmigrate.database.TableRows;
import io.github.dbmigrate.dialect.Demand;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.ask.RowCount;
import io.github.dbmigrate.generate.rename.Renames;
import io.github.dbmigrate.generate.wording.ExpressionWords;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns whose rows need a value: NOT NULL columns added to a table, and
 * columns that become NOT NULL while rows hold NULL. Each value is tried on the live
 * rows.
 */
final class FillPlan {

	private static final List<String> NUMBERS = List.of("int", "numeric", "decimal", "double", "real", "float");

	private final TableRows live;

	private final SqlDialect dialect;

	private final Renames renames;

	private final RowSources sources;

	private final Fills casts;

	private final Schema before;

	private final Schema after;

	private final Answers answers;

	/**
	 * @param casts how values take another type
	 */
	FillPlan(TableRows live, RowSources sources, Renames renames, Fills casts, Schema before, Schema after,
			Answers answers) {
		this.live = live;
		this.dialect = sources.dialect();
		this.renames = renames;
		this.sources = sources;
		this.casts = casts;
		this.before = before;
		this.after = after;
		this.answers = answers;
	}

	Fills fills() {
		Map<Fills.Target, String> fills = new HashMap<>();
		for (Table table : this.after.tables().values()) {
			Table there = this.before.tables().get(table.name());
			if (there != null) {
				table.columns().forEach((column) -> fill(there, table, column, fills));
			}
		}
		return new Fills(fills, this.casts.casts());
	}

	private void fill(Table there, Table table, Column column, Map<Fills.Target, String> fills) {
		Column old = there.column(column.name()).orElse(null);
		Fills.Target target = new Fills.Target(table.name(), column.name());
		if (!mustHaveValue(column) || (old != null && !needsValue(target, old))) {
			return;
		}
		boolean unique = isUnique(table, column.name());
		new FillQuestion(this.answers.subject(table.name(), column.name()), column.defaultValue(),
				() -> reason(table, column, old), suggestion(table, column, unique),
				(expression) -> objections(there, table, column, expression))
			.ask(this.answers)
			.ifPresent((expression) -> {
				fills.put(target, expression);
				count(there, table, column, expression);
			});
	}

	private void count(Table there, Table table, Column column, String expression) {
		boolean added = there.column(column.name()).isEmpty();
		if (!this.live.known() || (added && column.defaultValue() != null)) {
			return;
		}
		Flaws flaws = added ? new Flaws(rows(table.name()), rows(table.name()), "", List.of()) : empty(there, column);
		String name = this.answers.subject(table.name(), null);
		String shown = this.dialect.shown(column.name());
		if (flaws.count() > 0) {
			this.answers.count(new RowCount(name, shown, added ? "new" : "null", flaws.count(), flaws.rows(),
					flaws.keys(), flaws.share() + " of " + name + "." + shown + " are " + (added ? "new" : "NULL")
							+ " and get " + expression));
		}
	}

	/** The rows without a value, with their keys as far as the database tells them. */
	private Flaws empty(Table there, Column column) {
		String filled = this.dialect.sql("").name(column.name()).words("is not null").toString();
		try {
			return this.live.trial()
				.flaws(this.sources.plain(there), new Demand.Condition("", filled, List.of(column.name()), ""));
		}
		catch (RowTrial.Refusal ex) {
			this.answers.note("The keys of the rows without " + this.dialect.shown(column.name())
					+ " could not be asked: " + ex.getMessage() + ".");
			return new Flaws(nulls(there.name(), column.name()), rows(there.name()), "", List.of());
		}
	}

	private List<String> objections(Table there, Table table, Column column, String expression) {
		EnumType type = enumType(column);
		if (type != null && !type.equals(this.before.types().get(type.name()))) {
			boolean known = !expression.startsWith("'") || type.literals().contains(expression);
			return known ? List.of() : List.of("Its values are " + String.join(", ", type.literals()) + ".");
		}
		boolean added = there.column(column.name()).isEmpty();
		ExpectedRows rows = this.sources.retyped(there, table, this.casts, others(table));
		List<String> objections = this.live.objectionsToFill(rows, column, expression,
				added && isUnique(table, column.name()), added ? checks(table, column.name()) : List.of());
		ForeignKey key = reference(table, column.name());
		if (!objections.isEmpty() || key == null) {
			return objections;
		}
		if (this.before.tables().containsKey(key.referenced())) {
			return this.live.objectionsToReference(rows, column, expression, key);
		}
		return (rows(table.name()) == 0) ? List.of()
				: List.of("It refers to " + this.dialect.shown(key.referenced()) + ", which is new and has no rows.");
	}

	private Map<TableName, ExpectedRows> others(Table table) {
		Map<TableName, ExpectedRows> others = new HashMap<>();
		table.foreignKeys().forEach((key) -> {
			Table referenced = this.before.tables().get(key.referenced());
			if (referenced != null) {
				others.put(key.referenced(), this.sources.plain(referenced));
			}
		});
		return others;
	}

	private long rows(TableName table) {
		return this.live.rows(this.renames.original(table));
	}

	private long nulls(TableName table, String column) {
		return this.live.nulls(this.renames.original(table), this.renames.original(table, column));
	}

	private @Nullable EnumType enumType(Column column) {
		return this.after.types().values().stream().filter((type) -> type.isTypeOf(column)).findFirst().orElse(null);
	}

	private static @Nullable ForeignKey reference(Table table, String column) {
		return table.foreignKeys()
			.stream()
			.filter((key) -> key.columns().equals(List.of(column)))
			.findFirst()
			.orElse(null);
	}

	private static boolean mustHaveValue(Column column) {
		return !column.nullable() && !column.isIdentity() && column.generatedAs() == null;
	}

	private boolean needsValue(Fills.Target target, Column old) {
		return old.nullable() && (this.answers.isGiven(Kind.FILL, this.answers.subject(target.table(), target.column()))
				|| !this.live.known() || nulls(target.table(), target.column()) > 0);
	}

	private String reason(Table table, Column column, @Nullable Column old) {
		String name = this.answers.subject(table.name(), column.name());
		if (!this.live.known()) {
			return "Column " + name + " " + column.type()
					+ ((old != null) ? " becomes NOT NULL" : " is NOT NULL and has no default")
					+ ": which value do existing rows get? (No database was asked, so they are not counted.)";
		}
		if (old != null) {
			return "Column " + name + " becomes NOT NULL, but " + nulls(table.name(), column.name()) + " of "
					+ rows(table.name()) + " rows hold NULL. Which value do they get?";
		}
		return "Column " + name + " " + column.type()
				+ " is NOT NULL and has no default: which value do existing rows get? (" + rows(table.name())
				+ " rows here; other databases may have more.)";
	}

	private static boolean isUnique(Table table, String column) {
		List<String> alone = List.of(column);
		PrimaryKey key = table.primaryKey();
		return (key != null && key.columns().equals(alone))
				|| table.uniqueConstraints().stream().anyMatch((unique) -> unique.columns().equals(alone))
				|| table.indexes().stream().anyMatch((index) -> index.unique() && index.columnNames().equals(alone));
	}

	/**
	 * The checks that are about a column alone, so that a value can be held against them.
	 */
	private static List<CheckConstraint> checks(Table table, String column) {
		return table.checks()
			.stream()
			.filter((check) -> table.columns()
				.stream()
				.allMatch((other) -> other.name().equals(column) == ExpressionWords.contains(check.expression(),
						other.name())))
			.toList();
	}

	private String suggestion(Table table, Column column, boolean unique) {
		String name = column.type().name();
		ForeignKey reference = reference(table, column.name());
		if (reference != null) {
			return unique ? "expression"
					: this.dialect.anyOf(reference.referenced(), reference.referencedColumns().get(0), column.type())
						.toString();
		}
		EnumType type = enumType(column);
		if (type != null && !unique) {
			return type.literals().get(0);
		}
		if (!unique) {
			return AllowedValue.of(table, column).orElse(Objects.requireNonNullElse(neutralValue(name), "expression"));
		}
		PrimaryKey key = table.primaryKey();
		if (key == null || key.columns().size() != 1 || key.columns().contains(column.name())) {
			return "expression";
		}
		String id = this.dialect.sql("").name(key.columns().get(0)).toString().strip();
		return isText(name) ? "concat('" + column.name().toLowerCase(Locale.ROOT) + "-', " + id + ")" : id;
	}

	private static @Nullable String neutralValue(String type) {
		if (isText(type)) {
			return "''";
		}
		if (NUMBERS.stream().anyMatch(type::contains)) {
			return "0";
		}
		if (type.contains("bool")) {
			return "false";
		}
		if (type.startsWith("timestamp") || type.startsWith("datetime")) {
			return "current_timestamp";
		}
		return type.equals("date") ? "current_date" : null;
	}

	private static boolean isText(String type) {
		return type.contains("char") || type.contains("text") || type.contains("clob")
				|| type.equals("character large object");
	}

}
