package io.github.dbmigrate.upgrade;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.script.VersionWords;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words that say where an upgrade, a downgrade or a stamp leads.
 */
final class Targets {

	private static final String HEAD = "head";

	private static final String BASE = "base";

	private static final String STANDS = "db status shows where it stands; db downgrade -1 and db upgrade +1 lead elsewhere.";

	private static final String CURRENT = "current";

	private Targets() {
	}

	/**
	 * The version to upgrade to, or {@code null} for everything.
	 */
	static @Nullable Version up(@Nullable String target, History history) {
		if (target == null || target.equals(HEAD)) {
			return null;
		}
		if (target.matches("(current)?\\+\\d+")) {
			return relative(target.replace(CURRENT, ""), history.pendingVersions());
		}
		Version version = version(target, "upgrade takes a version, +n or head", history.versioned().keySet(), history);
		Version current = history.current();
		if (version == null) {
			throw nothingToDo("Base is below every migration.",
					"db downgrade base leads down; db upgrade leads to head.");
		}
		if (current != null && current.compareTo(version) >= 0) {
			throw nothingToDo(
					"The database is at " + current + ", which is " + (current.equals(version) ? "" : "above ")
							+ version + " already.",
					current.equals(version) ? STANDS
							: "db downgrade " + version + " leads down; db upgrade leads to head.");
		}
		return version;
	}

	private static Version relative(String target, List<Version> pending) {
		int steps = number(target);
		if (steps == 0 || steps > pending.size()) {
			throw nothingToDo(
					"upgrade " + target + " asks for " + steps + " migrations, " + pending.size() + " are pending.",
					"db status shows what is pending.");
		}
		return pending.get(steps - 1);
	}

	/**
	 * The versions to take back, newest first.
	 */
	static List<Version> down(@Nullable String target, History history, Floor floor) {
		List<Version> movable = history.above(floor.version());
		String words = (target != null) ? target : "-1";
		if (movable.isEmpty()) {
			throw nothingToTakeBack(floor);
		}
		if (words.equals(BASE)) {
			return movable;
		}
		if (words.matches("(current)?-\\d+")) {
			return downBy(words.replace(CURRENT, ""), movable, floor);
		}
		Version version = version(words, "downgrade takes a version, -n or base", history.known(), history);
		if (version == null) {
			return movable;
		}
		if (floor.isAbove(version)) {
			throw floor.reached();
		}
		List<Version> versions = movable.stream().filter((candidate) -> candidate.compareTo(version) > 0).toList();
		if (versions.isEmpty()) {
			throw nothingToDo("The database is at " + history.current() + ", not above " + version + ".",
					version.equals(history.current()) ? STANDS : "db upgrade " + version + " leads up.");
		}
		return versions;
	}

	private static List<Version> downBy(String words, List<Version> movable, Floor floor) {
		int steps = number(words);
		if (steps == 0) {
			throw nothingToDo("downgrade -0 takes nothing back.", "Give a version, -n or base.");
		}
		if (steps > movable.size() && floor.version() != null) {
			throw floor.reached();
		}
		if (steps > movable.size()) {
			throw nothingToDo(
					"downgrade " + words + " asks for " + steps + " migrations, " + movable.size() + " are applied.",
					"db downgrade base takes all of them back.");
		}
		return movable.subList(0, steps);
	}

	private static MigrationException nothingToTakeBack(Floor floor) {
		return (floor.version() != null) ? floor.nothingAbove()
				: nothingToDo("Nothing is applied, so nothing can be taken back.", "db upgrade leads up.");
	}

	/**
	 * The version to record, or {@code null} for the bottom.
	 */
	static @Nullable Version stamp(String target, History history, Floor floor) {
		if (target.equals(BASE)) {
			return floor.version();
		}
		if (target.equals(HEAD)) {
			return Objects.requireNonNullElseGet(history.head(), () -> {
				throw nothingToDo("There is no migration to record.", "db migrate writes the first.");
			});
		}
		Version version = version(target, "stamp takes a version, head or base", history.known(), history);
		if (version == null) {
			return floor.version();
		}
		if (floor.isAbove(version)) {
			throw floor.reached();
		}
		return version;
	}

	private static @Nullable Version version(String target, String usage, Collection<Version> known, History history) {
		return new VersionWords(known, history::current, usage).read(target);
	}

	private static int number(String words) {
		String digits = words.substring(1);
		return (digits.length() > 9) ? Integer.MAX_VALUE : Integer.parseInt(digits);
	}

	private static MigrationException nothingToDo(String problem, String remedy) {
		return new MigrationException(Failure.INPUT, problem + " Nothing to do in that direction.", remedy);
	}

}
