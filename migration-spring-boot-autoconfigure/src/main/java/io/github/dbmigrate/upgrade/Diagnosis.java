package io.github.dbmigrate.upgrade;

import java.util.Locale;
import java.util.function.Supplier;

import io.github.dbmigrate.schema.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * What one look at an application and its database found.
 *
 * @param subject what was looked at
 * @param level how it is
 * @param text what was found
 * @param mend what mends it, or {@code null} where nothing is to be mended
 */
public record Diagnosis(String subject, Level level, String text, @Nullable String mend) {

	/** Nothing is wrong. */
	public static Diagnosis ok(String subject, String text) {
		return new Diagnosis(subject, Level.OK, text, null);
	}

	/** Something that is better changed. */
	public static Diagnosis warning(String subject, String text, String mend) {
		return new Diagnosis(subject, Level.WARNING, text, mend);
	}

	/** Something that stops work. */
	public static Diagnosis problem(String subject, String text, String mend) {
		return new Diagnosis(subject, Level.PROBLEM, text, mend);
	}

	/** What could not be looked at, and why. */
	public static Diagnosis skipped(String subject, String why) {
		return new Diagnosis(subject, Level.SKIPPED, why, null);
	}

	/** A problem that stopped the work already. */
	public static Diagnosis of(String subject, MigrationException failure) {
		return problem(subject, String.valueOf(failure.getMessage()), failure.remedy());
	}

	/** Looks; a failure is what was found. */
	static Diagnosis trying(String subject, Supplier<Diagnosis> look) {
		try {
			return look.get();
		}
		catch (MigrationException ex) {
			return of(subject, ex);
		}
	}

	/**
	 * How something is.
	 */
	public enum Level {

		/** As it should be. */
		OK,
		/** Better changed. */
		WARNING,
		/** It stops work. */
		PROBLEM,
		/** Nobody could look. */
		SKIPPED;

		/** As people and programs read it. */
		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
