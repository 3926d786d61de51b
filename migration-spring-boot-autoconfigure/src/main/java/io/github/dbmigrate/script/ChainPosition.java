package io.github.dbmigrate.script;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a file stands among those that one migration was written to.
 *
 * @param name the name that they share
 * @param number its number, from one
 * @param length how many they are
 */
public record ChainPosition(String name, int number, int length) {

	private static final Pattern DESCRIPTION = Pattern.compile("(.*) (\\d{1,4}) of (\\d{1,4})");

	/**
	 * The position of a file; none where it is a migration by itself or written by hand.
	 */
	public static Optional<ChainPosition> of(MigrationFile file) {
		Matcher matcher = DESCRIPTION.matcher(file.description());
		return (!file.header().operations().isEmpty() && matcher.matches())
				? Optional.of(new ChainPosition(matcher.group(1), Integer.parseInt(matcher.group(2)),
						Integer.parseInt(matcher.group(3))))
				: Optional.empty();
	}

	/**
	 * Whether another file comes right after this one.
	 */
	public boolean isBefore(ChainPosition other) {
		return this.name.equals(other.name) && this.length == other.length && this.number + 1 == other.number;
	}

}
