package io.github.dbmigrate.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jspecify.annotations.Nullable;

/**
 * The words by which people name a version: the version, the beginning of it,
 * {@code head}, {@code current} or {@code base}, each with steps up or down such as
 * {@code head-2}. Steps alone go from the current version.
 */
public final class VersionWords {

	private static final Pattern STEPS = Pattern.compile("(.*?)([+-]\\d+)");

	/** Versions this short are only named whole, so that 1 never means 10. */
	private static final int SHORT = 3;

	private final List<Version> known;

	private final Supplier<@Nullable Version> current;

	private final String usage;

	/**
	 * @param known the versions that may be meant
	 * @param current the version of the database, or {@code null} before the first; asked
	 * for only where a word needs it
	 * @param usage what a command takes, for people
	 */
	public VersionWords(Collection<Version> known, Supplier<@Nullable Version> current, String usage) {
		this.known = new ArrayList<>(new TreeSet<>(known));
		this.current = current;
		this.usage = usage;
	}

	/**
	 * The version that is meant, or {@code null} for base.
	 * @throws MigrationException (INPUT) when there is none or more than one
	 */
	public @Nullable Version read(String words) {
		Matcher steps = STEPS.matcher(words);
		int place = steps.matches() ? place(steps.group(1)) + number(steps.group(2)) : place(words);
		if (place < -1 || place >= this.known.size()) {
			throw new MigrationException(Failure.INPUT,
					"'" + words + "' leads " + ((place < -1) ? "below base." : "above " + newest() + ".")
							+ " Nothing to do in that direction.",
					"db history shows the versions (" + this.usage + ")");
		}
		return (place < 0) ? null : this.known.get(place);
	}

	/** The place of a word among the versions; one below the first for base. */
	private int place(String word) {
		return switch (word) {
			case "base" -> -1;
			case "head" -> this.known.size() - 1;
			case "current", "" -> this.known.indexOf(this.current.get());
			default -> this.known.indexOf(version(word));
		};
	}

	private Version version(String word) {
		if (!Version.isVersion(word)) {
			throw new MigrationException(Failure.INPUT, "'" + word + "' is not a version.",
					((newest() != null) ? "The newest: " + newest() : "There is no migration yet") + " (" + this.usage
							+ ")");
		}
		Version version = Version.of(word);
		return this.known.contains(version) ? version : begunBy(word);
	}

	private Version begunBy(String word) {
		List<Version> begun = this.known.stream()
			.filter((version) -> version.toString().length() > SHORT)
			.filter((version) -> version.toString().startsWith(word))
			.toList();
		if (begun.size() > 1) {
			throw new MigrationException(Failure.INPUT, "More than one version begins with " + word + ".",
					"Give more digits of one: " + joined(begun) + ".");
		}
		return begun.stream().findFirst().orElseThrow(() -> unknown(word));
	}

	private MigrationException unknown(String word) {
		Version version = Version.of(word);
		Version below = this.known.stream()
			.filter((candidate) -> candidate.compareTo(version) < 0)
			.reduce((first, last) -> last)
			.orElse(null);
		Version above = this.known.stream()
			.filter((candidate) -> candidate.compareTo(version) > 0)
			.findFirst()
			.orElse(null);
		List<Version> nearest = Stream.of(below, above).filter(Objects::nonNull).toList();
		return new MigrationException(Failure.INPUT, "There is no version " + word + ".",
				(nearest.isEmpty() ? "There is no migration yet" : "The nearest: " + joined(nearest)) + " ("
						+ this.usage + ")");
	}

	private static String joined(List<Version> versions) {
		return String.join(", ", versions.stream().map(Version::toString).toList());
	}

	private @Nullable Version newest() {
		return this.known.isEmpty() ? null : this.known.get(this.known.size() - 1);
	}

	private static int number(String steps) {
		return (steps.length() > 7) ? ((steps.charAt(0) == '-') ? -9_999_999 : 9_999_999) : Integer.parseInt(steps);
	}

}
