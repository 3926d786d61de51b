package io.github.dbmigrate.script;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that another one stands for.
 *
 * @param version its version
 * @param checksum Flyway's checksum of its text
 */
public record Replaced(Version version, int checksum) {

	private static final Pattern TEXT = Pattern.compile("(\\S+) checksum (-?\\d{1,10})");

	static Optional<Replaced> read(String text) {
		Matcher matcher = TEXT.matcher(text);
		return matcher.matches() && Version.isVersion(matcher.group(1))
				? Optional.of(new Replaced(Version.of(matcher.group(1)), (int) Long.parseLong(matcher.group(2))))
				: Optional.empty();
	}

	@Override
	public String toString() {
		return this.version + " checksum " + this.checksum;
	}

}
