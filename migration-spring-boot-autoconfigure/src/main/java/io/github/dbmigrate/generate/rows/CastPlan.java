package io.github.dbmigrate.generate.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.dbmigrate.change.Cast;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.database.ExpectedRows;
import io.github.dbmigrate.database.Flaws;
import io.github.dbmigrate.database.RowTrial;
import io.github.dbmigrate.dialect.Conversion;
import io.github.dbmigrate.dialect.Conversion.Loss;
import io.github.dbmigrate.dialect.Demand;
import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.generate.ask.RowCount;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Asks about columns whose values may be cut off, rounded or refused by their new type,
 * or replaced by what is computed.
 */
final class CastPlan {

	private static final ColumnType TEXT = new ColumnType("varchar", List.of());

	private final SqlDialect dialect;

	private final RowTrial trial;

	private final RowSources sources;

	private final Schema before;

	private final Schema after;

	private final Answers answers;

	private final Map<Fills.Target, Cast> casts = new HashMap<>();

	CastPlan(RowTrial trial, RowSources sources, Schema before, Schema after, Answers answers) {
		this.dialect = sources.dialect();
		this.trial = trial;
		this.sources = sources;
		this.before = before;
		this.after = after;
		this.answers = answers;
	}

	Map<Fills.Target, Cast> casts() {
		for (Table table : this.after.tables().values()) {
			Table there = this.before.tables().get(table.name());
			for (Column column : table.columns()) {
				Column old = (there != null) ? there.column(column.name()).orElse(null) : null;
				if (there != null && old != null) {
					ask(there, table, old, column);
				}
				if (there != null && isComputedAnew(old, column)) {
					tryComputed(there, table, column);
				}
			}
		}
		return this.casts;
	}

	private void ask(Table there, Table table, Column old, Column column) {
		if (old.generated() == null && column.generated() != null) {
			askReplaced(there, column);
		}
		if (old.type().equals(column.type()) || column.generated() != null || old.generated() != null) {
			return;
		}
		List<String> had = values(this.before, old.type());
		List<String> has = values(this.after, column.type());
		if (!had.isEmpty() && has.containsAll(had)) {
			return;
		}
		if (old.type().name().equals("enum") && column.type().name().equals("enum")) {
			askValues(there, table, old, column);
		}
		else if (new Conversion(listed(old.type(), had), listed(column.type(), has)).loss() != Loss.NONE
				|| this.answers.isGiven(Kind.CAST, subject(table, column))) {
			askCast(there, table, old, column)
				.ifPresent((cast) -> this.casts.put(new Fills.Target(table.name(), column.name()), cast));
		}
	}

	/** The values of an enum, as literals; none for any other type. */
	private static List<String> values(Schema schema, ColumnType type) {
		return type.name().equals("enum") ? type.arguments()
				: schema.types()
					.values()
					.stream()
					.filter((one) -> type.name().equals(one.spelling()))
					.findFirst()
					.map(EnumType::literals)
					.orElse(List.of());
	}

	private static ColumnType listed(ColumnType type, List<String> values) {
		return values.isEmpty() ? type : new ColumnType("enum", values);
	}

	/** Whether a value is none of the new type, as far as anybody can say. */
	private @Nullable Sql unfit(Column old, Column column) {
		Sql value = this.dialect.sql("").name(column.name());
		return this.dialect.unfit(value, old.type(), listed(column.type(), values(this.after, column.type())));
	}

	private String subject(Table table, Column column) {
		return this.answers.subject(table.name(), column.name());
	}

	private Optional<Cast> askCast(Table there, Table table, Column old, Column column) {
		Sql unfit = unfit(old, column);
		Flaws refused = flaws(there, column, unfit);
		String failure = (refused.count() == 0)
				? this.trial.refusal(this.sources.retyped(there, table, Fills.NONE, Map.of()), column.name()) : null;
		boolean possible = refused.count() == 0 && failure == null;
		Flaws flaws = possible ? lossy(there, old, column) : refused;
		String text = text(table, old, column) + (possible ? loss(flaws) : refusal(refused, failure, column));
		Optional<Cast> cast = new CastQuestion(subject(table, column), text, possible,
				(failure != null) ? "expression" : suggestion(old, column, possible ? null : unfit),
				(expression) -> objections(there, table, column, expression))
			.ask(this.answers, isKey(there, column.name()) || isKey(table, column.name()));
		cast.ifPresent((answer) -> count(table, column, possible ? "lossy" : "unfit", flaws,
				(answer instanceof Cast.Expression expression) ? "become " + expression.text() : "are cut off"));
		return cast;
	}

	private void count(Table table, Column column, String what, Flaws flaws, String becoming) {
		if (flaws.count() > 0) {
			this.answers.count(new RowCount(this.answers.subject(table.name(), null), this.dialect.shown(column.name()),
					what, flaws.count(), flaws.rows(), flaws.keys(), "values of " + subject(table, column) + " in "
							+ flaws.share() + " do not fit " + column.type() + " and " + becoming));
		}
	}

	/** Whether rows are found by a column. */
	private static boolean isKey(Table table, String column) {
		PrimaryKey key = table.primaryKey();
		return (key != null && key.columns().contains(column))
				|| table.foreignKeys().stream().anyMatch((one) -> one.columns().contains(column));
	}

	private String text(Table table, Column old, Column column) {
		return "Column " + subject(table, column) + " changes from " + old.type() + " to " + column.type() + ": ";
	}

	private static String refusal(Flaws refused, @Nullable String failure, Column column) {
		return (failure != null) ? "the database cannot convert the rows: " + failure + ". What do they become?"
				: refused.share() + " hold a value that is no " + column.type() + ": " + refused.examples()
						+ ". What do they become?";
	}

	private Flaws lossy(Table there, Column old, Column column) {
		Sql value = this.dialect.sql("").name(column.name());
		return flaws(there, column, this.dialect.lossy(value, old.type(), column.type()));
	}

	private static String loss(Flaws lossy) {
		return (lossy.count() > 0)
				? lossy.share() + " hold more than fits: " + lossy.examples() + ". May that be cut off?"
				: ((lossy.rows() > 0) ? "all " + lossy.rows() + " rows here fit, " : "")
						+ "other databases may have values that do not fit. May it change?";
	}

	private Flaws flaws(Table there, Column column, @Nullable Sql broken) {
		return this.trial.flaws(this.sources.plain(there), fitting(column, broken));
	}

	/** The usual conversion; of what it would refuse, a value that says nothing. */
	private String suggestion(Column old, Column column, @Nullable Sql unfit) {
		Sql value = this.dialect.sql("").name(column.name());
		String converted = this.dialect.converted(value, old.type(), column.type()).toString();
		if (unfit == null) {
			return converted;
		}
		String other = column.nullable() ? "null"
				: Objects.requireNonNullElse(this.dialect.neutralValue(column.type()), "expression");
		return this.dialect.sql("case when")
			.part(unfit)
			.words("then")
			.words(other)
			.words("else")
			.words(converted)
			.words("end")
			.toString();
	}

	private List<String> objections(Table there, Table table, Column column, String expression) {
		Fills cast = Fills.NONE
			.casting(Map.of(new Fills.Target(table.name(), column.name()), new Cast.Expression(expression, false)));
		ExpectedRows rows = this.sources.retyped(there, only(there, table, column), cast, Map.of());
		String failure = this.trial.refusal(rows, column.name());
		if (failure != null) {
			return List.of("The database cannot compute it: " + failure + ".");
		}
		return this.trial.objections(rows, column.name(),
				List.of(fitting(column, unfit(column.withType(TEXT), column))));
	}

	/** The table as it is but for one column. */
	private static Table only(Table there, Table table, Column column) {
		return there.withColumns(there.columns()
			.stream()
			.map((one) -> one.name().equals(column.name()) ? table.column(one.name()).orElse(one) : one)
			.toList());
	}

	/** Values that an enum loses, in rows that hold them. */
	private void askValues(Table there, Table table, Column old, Column column) {
		List<String> gone = new ArrayList<>(old.type().arguments());
		gone.removeAll(column.type().arguments());
		String subject = subject(table, column);
		Flaws lost = gone.isEmpty() ? Flaws.NONE : flaws(there, column, unfit(old, column));
		if (lost.count() > 0 || (!gone.isEmpty() && this.answers.isGiven(Kind.FILL, subject))) {
			new FillQuestion(subject, null,
					() -> text(table, old, column) + lost.share() + " hold a value that goes: " + lost.examples()
							+ ". Which value do they get?",
					column.type().arguments().get(0),
					(expression) -> objections(there, table, column, replaced(column, gone, expression)))
				.ask(this.answers)
				.ifPresent((expression) -> {
					this.casts.put(new Fills.Target(table.name(), column.name()),
							new Cast.Expression(replaced(column, gone, expression), false));
					count(table, column, "gone", lost, "become " + expression);
				});
		}
	}

	private String replaced(Column column, List<String> gone, String expression) {
		Sql text = this.dialect.sql("concat(").name(column.name()).words(", '')");
		return this.dialect.sql("case when")
			.name(column.name())
			.words("is null then null when")
			.part(text)
			.words("in")
			.bracketed(String.join(", ", gone))
			.words("then")
			.expression(expression)
			.words("else")
			.part(text)
			.words("end")
			.toString();
	}

	private static boolean isComputedAnew(@Nullable Column old, Column column) {
		return column.generated() != null
				&& (old == null || !column.generated().equals(old.generated()) || !column.type().equals(old.type()));
	}

	/** What is computed must have room too. */
	private void tryComputed(Table there, Table table, Column column) {
		ExpectedRows rows = this.sources.expected(there, table, Fills.NONE, Map.of());
		String failure = this.trial.refusal(rows, column.name());
		Sql unfit = unfit(column.withType(TEXT), column);
		if (failure == null && unfit != null) {
			Flaws flaws = this.trial.flaws(rows, fitting(column, unfit));
			failure = (flaws.count() > 0) ? flaws.share() + " do not fit: " + flaws.examples() : null;
		}
		if (failure != null) {
			this.answers
				.leaveOpen(new Question("compute " + subject(table, column),
						"Column " + subject(table, column) + " is computed as " + column.generatedAs()
								+ ", which is no " + column.type() + " for the rows here: " + failure + ".",
						"", List.of()));
		}
	}

	private Demand fitting(Column column, @Nullable Sql unfit) {
		String condition = (unfit != null) ? this.dialect.sql("not").bracketed(unfit.toString()).toString() : "1 = 1";
		return new Demand.Condition("type", condition, List.of(column.name()), "whose value is no " + column.type());
	}

	/** Values that give way to what is computed. */
	private void askReplaced(Table there, Column column) {
		String subject = subject(there, column);
		if (this.answers.isGiven(Kind.DROP, subject) || this.answers.drops() == DropPolicy.ALLOW) {
			return;
		}
		Flaws values = flaws(there, column, this.dialect.sql("").name(column.name()).words("is not null"));
		Question question = new Question("drop " + subject,
				"Column " + subject + " becomes computed: " + values.share() + " hold a value of their own, which "
						+ column.generatedAs() + " replaces. May they go?",
				Kind.DROP.flag() + " " + subject, List.of("drop"));
		if (this.answers.drops() == DropPolicy.NEVER) {
			this.answers.leaveOpen(question);
		}
		else {
			this.answers.ask(question)
				.filter((answer) -> !answer.equals("drop"))
				.ifPresent((answer) -> this.answers.leaveOpen(question));
		}
	}

}
