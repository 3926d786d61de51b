package io.github.dbmigrate.generate.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.dbmigrate.change.AllowedValue;
import io.github.dbmigrate.change.FillRows;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.database.ExpectedRows;
import io.github.dbmigrate.database.ExpectedRows.Mend;
import io.github.dbmigrate.database.Flaws;
import io.github.dbmigrate.database.RowTrial;
import io.github.dbmigrate.dialect.Demand;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.generate.ask.RowCount;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Asks which values rows get that a new constraint would refuse, once the rows themselves
 * were asked.
 */
final class RowMends {

	private final RowTrial trial;

	private final RowSources sources;

	private final Schema before;

	private final Schema after;

	private final Fills fills;

	private final Answers answers;

	private final List<FillRows> mends = new ArrayList<>();

	RowMends(RowTrial trial, RowSources sources, Schema before, Schema after, Fills fills, Answers answers) {
		this.trial = trial;
		this.sources = sources;
		this.before = before;
		this.after = after;
		this.fills = fills;
		this.answers = answers;
	}

	/**
	 * The values that rows get before their constraints come.
	 */
	List<FillRows> changes() {
		for (Table table : this.after.tables().values()) {
			Table there = this.before.tables().get(table.name());
			if (there != null && (!there.equals(table) || !this.before.types().equals(this.after.types()))) {
				mend(there, table);
			}
		}
		return this.mends;
	}

	private void mend(Table there, Table table) {
		ExpectedRows rows = this.sources.expected(there, table, this.fills, others(table));
		List<Demand> demands = new Demands(dialect(), there, table, rows.key(), touched(there, table)).list(this.before,
				this.after);
		List<Demand> met = new ArrayList<>();
		for (Demand demand : demands) {
			met.add(demand);
			rows = mended(rows, demand, met);
		}
	}

	private SqlDialect dialect() {
		return this.sources.dialect();
	}

	private Set<String> touched(Table there, Table table) {
		Set<String> touched = new HashSet<>();
		for (Column column : table.columns()) {
			Column old = there.column(column.name()).orElse(null);
			boolean filled = this.fills.of(table.name(), column.name()).isPresent();
			if (filled || old == null || !old.type().equals(column.type())) {
				touched.add(column.name());
			}
		}
		return touched;
	}

	private Map<TableName, ExpectedRows> others(Table table) {
		Map<TableName, ExpectedRows> others = new HashMap<>();
		table.foreignKeys().forEach((key) -> {
			Table there = this.before.tables().get(key.referenced());
			Table wanted = this.after.tables().get(key.referenced());
			if (there != null && wanted != null) {
				others.put(key.referenced(), this.sources.expected(there, wanted, this.fills, Map.of()));
			}
		});
		return others;
	}

	private ExpectedRows mended(ExpectedRows rows, Demand demand, List<Demand> met) {
		try {
			Flaws flaws = this.trial.flaws(rows, demand);
			return (flaws.count() > 0 || given(rows, demand).isPresent()) ? asked(rows, demand, met, flaws) : rows;
		}
		catch (RowTrial.Refusal ex) {
			this.answers.note("Whether the rows of " + dialect().shown(rows.after().name()) + " fit the "
					+ demand.constraint() + " could not be tried: " + ex.getMessage() + ".");
			return rows;
		}
	}

	/** The column of a demand for whose rows somebody stated a value. */
	private Optional<String> given(ExpectedRows rows, Demand demand) {
		TableName table = rows.after().name();
		return demand.columns()
			.stream()
			.filter((column) -> rows.before().column(column).isPresent() && this.fills.of(table, column).isEmpty()
					&& this.answers.isGiven(Kind.FILL, this.answers.subject(table, column)))
			.findFirst();
	}

	private ExpectedRows asked(ExpectedRows rows, Demand demand, List<Demand> met, Flaws flaws) {
		String column = given(rows, demand).orElseGet(() -> candidate(rows, demand));
		String text = text(rows, demand, flaws);
		TableName table = rows.after().name();
		if (column == null) {
			this.answers.leaveOpen(new Question("mend " + dialect().shown(table), text, "", List.of()));
			return rows;
		}
		Optional<String> answer = new FillQuestion(this.answers.subject(table, column), null,
				() -> text + " Which value do they get?", suggestion(rows, demand, column),
				(expression) -> this.trial.objections(rows.with(new Mend(demand, column, expression)), column, met))
			.ask(this.answers);
		answer.ifPresent((expression) -> {
			this.mends.add(new FillRows(table, column, expression, demand, false));
			count(table, column, demand, flaws, expression);
		});
		return answer.map((expression) -> rows.with(new Mend(demand, column, expression))).orElse(rows);
	}

	private void count(TableName table, String column, Demand demand, Flaws flaws, String expression) {
		if (flaws.count() > 0) {
			String name = this.answers.subject(table, null);
			String shown = dialect().shown(column);
			this.answers.count(new RowCount(name, shown, what(demand), flaws.count(), flaws.rows(), flaws.keys(),
					flaws.share() + " of " + name + " " + demand.flaw(dialect()) + " get " + name + "." + shown + " = "
							+ expression));
		}
	}

	private static String what(Demand demand) {
		if (demand instanceof Demand.Condition) {
			return demand.constraint().startsWith("type ") ? "gone" : "check";
		}
		return (demand instanceof Demand.Unique) ? "duplicate" : "orphan";
	}

	private String text(ExpectedRows rows, Demand demand, Flaws flaws) {
		String constraint = demand.constraint();
		return constraint.substring(0, 1).toUpperCase() + constraint.substring(1) + " refuses " + flaws.share() + " of "
				+ dialect().shown(rows.after().name()) + " " + demand.flaw(dialect()) + ": " + flaws.examples() + ".";
	}

	/** A column of a demand that can get other values: the last that is no key. */
	private static @Nullable String candidate(ExpectedRows rows, Demand demand) {
		List<String> free = demand.columns()
			.stream()
			.filter((name) -> rows.after()
				.column(name)
				.filter((column) -> !column.isIdentity() && column.generated() == null)
				.isPresent())
			.toList();
		return free.stream()
			.filter((name) -> !rows.key().contains(name))
			.reduce((one, other) -> other)
			.orElse(free.isEmpty() ? null : free.get(free.size() - 1));
	}

	private String suggestion(ExpectedRows rows, Demand demand, String name) {
		Column column = rows.after().column(name).orElseThrow();
		if (demand instanceof Demand.Unique) {
			boolean text = column.type().name().contains("char") || column.type().name().contains("text");
			return (text && rows.key().size() == 1 && !rows.key().contains(name))
					? "concat(" + written(name) + ", '-', " + written(rows.key().get(0)) + ")" : "expression";
		}
		if (demand instanceof Demand.Reference reference) {
			return column.nullable() ? "null"
					: dialect()
						.anyOf(reference.foreignKey().referenced(), reference.foreignKey().referencedColumns().get(0),
								column.type())
						.toString();
		}
		EnumType type = this.after.types()
			.values()
			.stream()
			.filter((one) -> one.isTypeOf(column))
			.findFirst()
			.orElse(null);
		return (type != null) ? type.literals().get(0)
				: AllowedValue.of(rows.after(), column).orElse(column.nullable() ? "null" : "expression");
	}

	private String written(String name) {
		return dialect().sql("").name(name).toString();
	}

}
