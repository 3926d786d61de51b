package io.github.dbmigrate.generate.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Whether what no entity maps any more may go, rows and all.
 */
public final class Drops {

	private final Answers answers;

	private final MadeByEntities made;

	private final @Nullable BiFunction<TableName, @Nullable String, String> held;

	private final @Nullable Destinations destinations;

	/**
	 * @param made what earlier models had besides what the snapshot knows
	 */
	public Drops(Answers answers, MadeByEntities made) {
		this(answers, made, null, null);
	}

	/**
	 * @param held how much a table or a column of it holds, in words
	 */
	public Drops(Answers answers, MadeByEntities made, BiFunction<TableName, @Nullable String, String> held) {
		this(answers, made, held, null);
	}

	private Drops(Answers answers, MadeByEntities made, @Nullable BiFunction<TableName, @Nullable String, String> held,
			@Nullable Destinations destinations) {
		this.answers = answers;
		this.made = made;
		this.held = held;
		this.destinations = destinations;
	}

	/**
	 * The same, where it is known what comes.
	 */
	Drops among(Destinations destinations) {
		return new Drops(this.answers, this.made, this.held, destinations);
	}

	public boolean mayDrop(TableName table) {
		return mayDrop(table, null);
	}

	/**
	 * Whether a table or column may be dropped.
	 */
	public boolean mayDrop(TableName table, @Nullable String column) {
		String subject = this.answers.subject(table, column);
		if (this.answers.isGiven(Kind.KEEP, subject)) {
			return false;
		}
		if (this.answers.isGiven(Kind.DROP, subject) || this.answers.drops() == DropPolicy.ALLOW) {
			return true;
		}
		return this.answers.drops() == DropPolicy.ASK && asked(table, column);
	}

	/**
	 * Whether somebody wants to drop what was kept before.
	 * @throws MigrationException where no entity ever mapped it
	 */
	boolean isWanted(TableName table, @Nullable String column) {
		String subject = this.answers.subject(table, column);
		if (!this.answers.isGiven(Kind.DROP, subject)) {
			return false;
		}
		if (!this.made.includes(table, column)) {
			throw new MigrationException(Failure.INPUT,
					"No entity ever mapped " + ((column != null) ? "column " : "table ") + subject
							+ ": neither the snapshot nor a generated migration has it, so it is not ours to drop. "
							+ "Nothing was written.",
					"leave --drop " + subject
							+ " out; to drop it all the same write it yourself: db revision -m \"Drop " + subject
							+ "\"");
		}
		return true;
	}

	/**
	 * Whether somebody wants to keep a table that could go without a question.
	 */
	boolean isRefused(TableName table) {
		return this.answers.drops() == DropPolicy.NEVER
				|| this.answers.isGiven(Kind.KEEP, this.answers.subject(table, null));
	}

	private boolean asked(TableName table, @Nullable String column) {
		String subject = this.answers.subject(table, column);
		String what = ((column != null) ? "Column " : "Table ") + subject + " is in the database"
				+ ((this.held != null) ? " " + this.held.apply(table, column) : "")
				+ ", but no entity maps it any more";
		Question question = new Question("drop " + subject, what + consequences(table, column),
				"--drop " + subject + " (or --keep " + subject + ")", List.of("keep", "drop"));
		return this.answers.ask(question).filter("drop"::equals).isPresent();
	}

	private String consequences(TableName table, @Nullable String column) {
		return Optional.ofNullable(this.destinations)
			.flatMap((all) -> all.of(table, column, this.answers))
			.map((comes) -> ", while " + comes
					+ " comes. Drop it with its data, which nothing copies, or keep it until a migration of your own "
					+ "(db revision) copies the values and drops it?")
			.orElse(". Drop it with its data, or keep it?");
	}

	/**
	 * A column stays that no entity maps any more: where it must have a value, the
	 * application cannot insert rows.
	 */
	public Column kept(TableName table, Column column) {
		if (!column.nullable() && column.defaultValue() == null && !column.isIdentity()
				&& column.generatedAs() == null) {
			this.answers.note("Column " + this.answers.subject(table, column.name())
					+ " stays NOT NULL without a default, though no "
					+ "entity fills it: the application cannot insert rows until you give it a default or drop the "
					+ "NOT NULL in a migration of your own (db revision).");
		}
		return column;
	}

}
