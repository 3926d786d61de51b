package io.github.dbmigrate.shell;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.RevisionGraph;
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

	@Option(names = "--offline", description = "List the files alone; no connection is opened.")
	private boolean offline;

	Report run(MigrationService service) {
		if (this.offline) {
			RevisionGraph graph = service.graph();
			return new FilesReport(within(graph.files(), MigrationFile::version, HistoryOptions::notKnown), graph,
					this.verbose);
		}
		DatabaseStatus status = service.status();
		return new HistoryReport(
				within(service.history(), HistoryOptions::version,
						() -> (status.current() != null) ? Version.of(status.current()) : null),
				status, service.graph(), this.verbose);
	}

	private static @Nullable Version notKnown() {
		throw new MigrationException(Failure.INPUT, "Where the database stands is in the database alone.",
				"leave --offline out, or give a version instead of current");
	}

	private <T> List<T> within(List<T> entries, Function<T, @Nullable Version> version,
			Supplier<@Nullable Version> current) {
		if (this.range == null) {
			return entries;
		}
		String[] ends = this.range.split(":", -1);
		VersionWords words = new VersionWords(entries.stream().map(version).filter(Version.class::isInstance).toList(),
				current, "-r takes FROM:TO");
		Version from = words.read(ends[0].isEmpty() ? "base" : ends[0]);
		Version to = words.read((ends.length < 2 || ends[1].isEmpty()) ? "head" : ends[1]);
		if (from != null && (to == null || from.compareTo(to) > 0)) {
			throw new MigrationException(Failure.INPUT,
					"The range " + this.range + " goes down, and nothing lies in it.",
					"give the older version first: -r " + ends[ends.length - 1] + ":" + ends[0]);
		}
		return entries.stream().filter((entry) -> isWithin(version.apply(entry), from, to)).toList();
	}

	private static boolean isWithin(@Nullable Version version, @Nullable Version from, @Nullable Version to) {
		return version != null && to != null && version.compareTo(to) <= 0
				&& (from == null || version.compareTo(from) >= 0);
	}

	private static @Nullable Version version(HistoryEntry entry) {
		return (entry.version() != null) ? Version.of(entry.version()) : null;
	}

}
