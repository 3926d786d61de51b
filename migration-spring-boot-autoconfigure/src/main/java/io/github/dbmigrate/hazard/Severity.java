package io.github.dbmigrate.hazard;

import java.util.Locale;

/**
 * How much a finding weighs.
 */
public enum Severity {

	/** It fails, or does what nobody wants; {@code db lint} exits with 1. */
	ERROR,
	/** It does harm where the table is large or busy, or the rows are not as expected. */
	WARNING,
	/** Good to know. */
	INFO,
	/** Not reported. */
	OFF;

	/** As people and programs read it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
