package io.github.dbmigrate.hazard;

import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param rule the rule
 * @param severity how much it weighs here
 * @param file the file, or {@code null} where it is not written yet
 * @param line the line on which the statement begins, or {@code null} where it is not
 * written yet
 * @param table the table for people, or empty
 * @param message what happens
 * @param mend what to do instead
 */
public record Finding(String rule, Severity severity, @Nullable String file, @Nullable Integer line, String table,
		String message, String mend) {

	/** In one line. */
	public String summary() {
		return this.rule + ": " + this.message;
	}

	/** Whether somebody should see it who did not ask. */
	public boolean matters() {
		return this.severity == Severity.ERROR || this.severity == Severity.WARNING;
	}

}
