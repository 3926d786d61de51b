package io.github.dbmigrate.script;

import java.math.BigInteger;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the version of a new file: in the scheme of the newest one and above all.
 */
record NextVersion(VersionFormat format, Clock clock) {

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

	/**
	 * The next version.
	 * @param files the versions of the files
	 * @param known versions that a history knows besides
	 */
	Version after(List<Version> files, List<Version> known) {
		Version newest = Stream.concat(files.stream(), known.stream()).max(Comparator.naturalOrder()).orElse(null);
		Version model = files.stream().max(Comparator.naturalOrder()).orElse(newest);
		if (newest == null || model == null) {
			return (this.format == VersionFormat.NUMBER) ? Version.of("1") : timestamp(BigInteger.ZERO);
		}
		return switch (this.format) {
			case TIMESTAMP -> timestamp(newest.part(0));
			case NUMBER -> increment(newest, model.toString().replaceFirst("\\..*", ""));
			case AUTO -> isTimestamp(model) ? timestamp(newest.part(0)) : increment(newest, model.toString());
		};
	}

	private static boolean isTimestamp(Version version) {
		return version.toString().matches("(19|20)\\d{12}");
	}

	private Version timestamp(BigInteger newest) {
		BigInteger now = new BigInteger(this.clock.instant().atZone(ZoneOffset.UTC).format(TIMESTAMP));
		return Version.of(now.max(newest.add(BigInteger.ONE)).toString());
	}

	private static Version increment(Version newest, String model) {
		String[] spelled = model.split("\\.", -1);
		int last = spelled.length - 1;
		StringBuilder next = new StringBuilder();
		for (int i = 0; i < last; i++) {
			next.append(padded(newest.part(i), spelled[i])).append('.');
		}
		return Version.of(next.append(padded(newest.part(last).add(BigInteger.ONE), spelled[last])).toString());
	}

	private static String padded(BigInteger number, String spelled) {
		String digits = number.toString();
		int zeros = spelled.startsWith("0") ? spelled.length() - digits.length() : 0;
		return "0".repeat(Math.max(zeros, 0)) + digits;
	}

}
