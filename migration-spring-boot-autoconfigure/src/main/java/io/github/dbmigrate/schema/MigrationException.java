package io.github.dbmigrate.schema;

import java.util.Locale;

/**
 * A failure that the user can mend. It says what happened and what to do; it is shown
 * without a stack trace and never holds a password.
 */
public class MigrationException extends RuntimeException {

	private final Failure failure;

	private final String remedy;

	/**
	 * @param failure what kind of failure this is; decides the exit code
	 * @param problem what happened, where, and what was and was not changed
	 * @param remedy what mends it, with the command to run where there is one
	 */
	public MigrationException(Failure failure, String problem, String remedy) {
		super(problem);
		this.failure = failure;
		this.remedy = remedy;
	}

	/**
	 * @param failure what kind of failure this is; decides the exit code
	 * @param problem what happened, where, and what was and was not changed
	 * @param remedy what mends it, with the command to run where there is one
	 * @param cause the failure underneath
	 */
	public MigrationException(Failure failure, String problem, String remedy, Throwable cause) {
		super(problem, cause);
		this.failure = failure;
		this.remedy = remedy;
	}

	/**
	 * What kind of failure this is.
	 */
	public Failure failure() {
		return this.failure;
	}

	/**
	 * What mends it.
	 */
	public String remedy() {
		return this.remedy;
	}

	/**
	 * The kinds of failure, each with the exit code of the {@code db} command.
	 */
	public enum Failure {

		/** Differences, findings, drift, a failed row, or files not yet run. */
		FINDINGS(1),

		/** Wrong usage, bad input, or nothing to do in that direction. */
		INPUT(2),

		/** A question has no answer. */
		QUESTION(3),

		/** The database refused, or cannot be reached. */
		DATABASE(4);

		private final int exitCode;

		Failure(int exitCode) {
			this.exitCode = exitCode;
		}

		/**
		 * The exit code of the process.
		 */
		public int exitCode() {
			return this.exitCode;
		}

		/** As people and programs read it. */
		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
