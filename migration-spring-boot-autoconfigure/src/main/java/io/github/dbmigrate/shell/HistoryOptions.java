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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of {@code db history}.
 */
final class HistoryOptions {

	@Option(names = { "-r", "--rev-range" }, paramLabel = "FROM:TO",
			description = "From one version to another, both included, such as base:head, -3:current, 20261125:.")
	private @Nullable String range;

	@Option(names = { "-i", "--indicate-current" },
			description = "Ask the database which of them ran and where it stands, Java and repeatable ones too.")
	private boolean indicate;

	Report run(MigrationService service, boolean verbose) {
		RevisionGraph graph = service.graph();
		if (!this.indicate) {
			return new FilesReport(
					within(graph.files(), MigrationFile::version, () -> versionOf(service.status().current())), graph,
					verbose);
		}
		DatabaseStatus status = service.status();
		return new HistoryReport(
				within(service.history(), (entry) -> versionOf(entry.version()), () -> versionOf(status.current())),
				status, graph, verbose);
	}

	private static @Nullable Version versionOf(@Nullable String version) {
		return (version != null) ? Version.of(version) : null;
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

}
