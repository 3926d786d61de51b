package io.github.dbmigrate.script;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The version of a migration: numbers joined by dots or underscores, compared part by
 * part as Flyway does; {@code 1}, {@code 1.0} and {@code 1_0} are the same version.
 */
public final class Version implements Comparable<Version> {

	private static final Pattern FORMAT = Pattern.compile("[0-9]+([._][0-9]+)*");

	private static final Pattern SEPARATOR = Pattern.compile("[._]");

	private final List<BigInteger> parts;

	private final String text;

	private Version(String text, List<BigInteger> parts) {
		this.text = text;
		this.parts = parts;
	}

	/**
	 * Reads a version.
	 * @throws IllegalArgumentException when it is none
	 */
	public static Version of(String text) {
		if (!isVersion(text)) {
			throw new IllegalArgumentException("Not a version: " + text);
		}
		List<BigInteger> parts = new ArrayList<>();
		for (String part : SEPARATOR.split(text, -1)) {
			parts.add(new BigInteger(part));
		}
		while (parts.size() > 1 && parts.get(parts.size() - 1).signum() == 0) {
			parts.remove(parts.size() - 1);
		}
		return new Version(text.replace('_', '.'), List.copyOf(parts));
	}

	/** Whether a text is a version. */
	public static boolean isVersion(String text) {
		return FORMAT.matcher(text).matches();
	}

	@Override
	public int compareTo(Version other) {
		for (int i = 0; i < Math.max(this.parts.size(), other.parts.size()); i++) {
			int order = part(i).compareTo(other.part(i));
			if (order != 0) {
				return order;
			}
		}
		return 0;
	}

	/** A part of the version; zero beyond its end. */
	BigInteger part(int index) {
		return (index < this.parts.size()) ? this.parts.get(index) : BigInteger.ZERO;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Version version && this.parts.equals(version.parts);
	}

	@Override
	public int hashCode() {
		return this.parts.hashCode();
	}

	/** The version with dots, as Flyway shows it. */
	@Override
	public String toString() {
		return this.text;
	}

}
