package io.github.dbmigrate.generate;

import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.generate.ask.Decisions;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.reconcile.Drift;
import org.jspecify.annotations.Nullable;

/**
 * What the user says with {@code db migrate}.
 *
 * @param message the message, or {@code null} for a name from the operations
 * @param dryRun whether to show the SQL and write nothing
 * @param decisions the answers that are known already
 * @param drift what to do where database and snapshot disagree, or {@code null} to stop
 * @param proof whether the migration is tried on a copy of the tables first
 * @param online whether others go on writing while it runs, or {@code null} to leave it
 * to the application
 * @param asker who answers what the decisions leave open
 */
public record GenerateOptions(@Nullable String message, boolean dryRun, Decisions decisions, @Nullable Drift drift,
		boolean proof, @Nullable Online online, Asker asker) {

	/**
	 * Options that leave the rest to the application.
	 */
	public GenerateOptions(@Nullable String message, boolean dryRun, Decisions decisions, @Nullable Drift drift,
			Asker asker) {
		this(message, dryRun, decisions, drift, true, null, asker);
	}

	/**
	 * Options with a message only: nothing is decided, nobody is asked.
	 */
	public static GenerateOptions of(@Nullable String message) {
		return new GenerateOptions(message, false, Decisions.NONE, null, Asker.NOBODY);
	}

	/**
	 * The same that write nothing.
	 */
	public GenerateOptions dryRun(boolean only) {
		return new GenerateOptions(this.message, only, this.decisions, this.drift, this.proof, this.online, this.asker);
	}

	/**
	 * The same without a proof.
	 */
	public GenerateOptions withoutProof() {
		return new GenerateOptions(this.message, this.dryRun, this.decisions, this.drift, false, this.online,
				this.asker);
	}

	/**
	 * The same with others who go on writing, or not.
	 */
	public GenerateOptions online(Online online) {
		return new GenerateOptions(this.message, this.dryRun, this.decisions, this.drift, this.proof, online,
				this.asker);
	}

	/**
	 * The same with other decisions.
	 */
	public GenerateOptions deciding(Decisions made) {
		return new GenerateOptions(this.message, this.dryRun, made, this.drift, this.proof, this.online, this.asker);
	}

	/**
	 * The same with an expression that fills {@code table.column}.
	 */
	public GenerateOptions filling(String column, String expression) {
		return deciding(this.decisions.with(Kind.FILL, column, expression));
	}

	/**
	 * The same with a table ({@code person}) or column ({@code user.mail}) that may go.
	 */
	public GenerateOptions dropping(String name) {
		return deciding(this.decisions.with(Kind.DROP, name, ""));
	}

	/**
	 * The same with a table or column that stays although no entity maps it any more.
	 */
	public GenerateOptions keeping(String name) {
		return deciding(this.decisions.with(Kind.KEEP, name, ""));
	}

	/**
	 * The same with a new name for what had another one.
	 */
	public GenerateOptions renaming(String old, String name) {
		return deciding(this.decisions.with(Kind.RENAME, old, name));
	}

	/**
	 * The same with a rule for drift.
	 */
	public GenerateOptions drift(@Nullable Drift policy) {
		return new GenerateOptions(this.message, this.dryRun, this.decisions, policy, this.proof, this.online,
				this.asker);
	}

	/**
	 * The same with somebody to ask.
	 */
	public GenerateOptions asking(Asker other) {
		return new GenerateOptions(this.message, this.dryRun, this.decisions, this.drift, this.proof, this.online,
				other);
	}

}
