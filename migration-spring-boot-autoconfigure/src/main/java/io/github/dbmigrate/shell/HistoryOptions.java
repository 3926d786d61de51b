package io.github.dbmigrate.shell;

import java.util.List;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.script.VersionWords;
import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.HistoryEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of {@code db history}.
 */
final class HistoryOptions {

	@Option(names = { "-r", "--rev-range" }, paramLabel = "FROM:TO",
			description = "From one version to another, both included, such as base:head, -3:current, 20261125:.")
	private @Nullable String range;

	@Option(names = { "-v", "--verbose" }, description = "With file, user, time and checksum.")
	private boolean verbose;

	@Option(names = { "-i", "--indicate-current" }, description = "Mark where the database stands (it always does).")
	private boolean indicate;

	Report run(MigrationService service) {
		DatabaseStatus status = service.status();
		return new HistoryReport(within(service.history(), status), status, this.verbose);
	}

	private List<HistoryEntry> within(List<HistoryEntry> entries, DatabaseStatus status) {
		if (this.range == null) {
			return entries;
		}
		String[] ends = this.range.split(":", -1);
		VersionWords words = new VersionWords(
				entries.stream().map(HistoryOptions::version).filter(Version.class::isInstance).toList(),
				() -> (status.current() != null) ? Version.of(status.current()) : null, "-r takes FROM:TO");
		Version from = words.read(ends[0].isEmpty() ? "base" : ends[0]);
		Version to = words.read((ends.length < 2 || ends[1].isEmpty()) ? "head" : ends[1]);
		return entries.stream().filter((entry) -> isWithin(version(entry), from, to)).toList();
	}

	private static boolean isWithin(@Nullable Version version, @Nullable Version from, @Nullable Version to) {
		return version != null && to != null && version.compareTo(to) <= 0
				&& (from == null || version.compareTo(from) >= 0);
	}

	private static @Nullable Version version(HistoryEntry entry) {
		return (entry.version() != null) ? Version.of(entry.version()) : null;
	}

}
