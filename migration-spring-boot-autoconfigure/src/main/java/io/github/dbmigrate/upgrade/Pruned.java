package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Replaced;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.Findings.Finding;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.jspecify.annotations.Nullable;

/**
 * A database that ran files which one file stands for now. Its history is to tell what it
 * would, had the database begun with that one.
 *
 * @param file the one file
 * @param history what the database ran
 */
record Pruned(MigrationFile file, History history) {

	/** Where the old files are gone. */
	static Optional<Pruned> of(MigrationFolder folder, History history) {
		return alone(folder).flatMap((file) -> of(file, history));
	}

	/** The file that stands alone for others, where there is one. */
	static Optional<MigrationFile> alone(MigrationFolder folder) {
		return folder.squashed().filter((file) -> folder.migrations().contains(file));
	}

	/**
	 * Empty for a database that ran none of the old files, or was told already, and for a
	 * file that somebody wrote without saying which files it stands for.
	 */
	static Optional<Pruned> of(MigrationFile file, History history) {
		Version told = history.baseline();
		boolean done = told != null && told.compareTo(file.version()) >= 0;
		return (done || file.header().replaced().isEmpty()) ? Optional.empty()
				: Optional.of(new Pruned(file, history)).filter((pruned) -> !pruned.ran().isEmpty());
	}

	private NavigableMap<Version, AppliedMigration> ran() {
		return this.history.applied().headMap(this.file.version(), true);
	}

	/** Whether a finding about that version is about the files that are gone. */
	boolean covers(String version) {
		return Version.isVersion(version) && Version.of(version).compareTo(this.file.version()) <= 0;
	}

	Finding finding() {
		MigrationException refusal = refusal();
		return (refusal != null) ? new Finding(State.MISSING, problem(refusal), refusal.remedy())
				: new Finding(State.PENDING,
						"The files that this database ran are one file now, " + this.file.fileName()
								+ ", and its history does not tell so yet.",
						"db upgrade records it: nothing runs for it. So does a start of the application.");
	}

	private static String problem(MigrationException refusal) {
		return String.valueOf(refusal.getMessage()).replace(" Nothing was changed.", "");
	}

	/** Why the file does not stand for what this database ran. */
	private @Nullable MigrationException refusal() {
		List<Version> missing = missing();
		if (!missing.isEmpty()) {
			return refused(
					"This database stands at " + this.history.current() + " and lacks "
							+ missing.stream().map(Version::toString).collect(Collectors.joining(", ")) + ", which "
							+ this.file.fileName() + " stands for together with the rest.",
					newer() + "With the files that led there (the release before they were put together): db upgrade "
							+ this.file.version() + ". Then run this one again.");
		}
		List<String> strange = strange();
		return strange.isEmpty() ? null : refused(
				"This database ran what " + this.file.fileName() + " does not stand for: " + String.join(", ", strange)
						+ ".",
				"With the files that led there (the release before they were put together): db status, and what it "
						+ "names; or db squash anew.");
	}

	/** What ran above cannot stay, or the rest would run too late. */
	private String newer() {
		SortedMap<Version, AppliedMigration> newer = this.history.applied().tailMap(this.file.version(), false);
		return newer.isEmpty() ? "" : "First, on the branch of " + newer.values().iterator().next().getScript()
				+ ": db downgrade " + ran().lastKey() + ". ";
	}

	private static MigrationException refused(String problem, String remedy) {
		return new MigrationException(Failure.FINDINGS, problem + " Nothing was changed.", remedy);
	}

	private List<Version> missing() {
		Version floor = this.history.baseline();
		return this.file.header()
			.replaced()
			.stream()
			.map(Replaced::version)
			.distinct()
			.filter((version) -> floor == null || version.compareTo(floor) > 0)
			.filter((version) -> !ran().containsKey(version))
			.toList();
	}

	/** What ran and is another version or another text than those put together. */
	private List<String> strange() {
		Map<Version, List<Integer>> known = this.file.header()
			.replaced()
			.stream()
			.collect(Collectors.groupingBy(Replaced::version,
					Collectors.mapping(Replaced::checksum, Collectors.toList())));
		List<String> strange = new ArrayList<>();
		this.history.failed()
			.stream()
			.filter((row) -> row.getVersion() != null && covers(row.getVersion().getVersion()))
			.forEach((row) -> strange.add(row.getScript() + " half"));
		ran().forEach((version, row) -> {
			List<Integer> texts = known.getOrDefault(version, List.of());
			if (row.getChecksum() != null && !texts.contains(row.getChecksum())) {
				strange.add(row.getScript() + (texts.isEmpty() ? "" : " with another text"));
			}
		});
		return strange;
	}

	/**
	 * Stops where the history cannot be told.
	 * @param remedy what leads on, where the old files are at hand
	 */
	void requireTellable(@Nullable String remedy) {
		MigrationException refusal = refusal();
		if (refusal != null) {
			throw (remedy != null) ? refused(problem(refusal), remedy) : refusal;
		}
	}

	/** Tells the history, completely or not at all. */
	void tell(FlywaySession session) throws SQLException {
		requireTellable(null);
		ResolvedMigration resolved = this.history.files()
			.stream()
			.filter((one) -> one.getVersion() != null && one.getType().isBaseline())
			.filter((one) -> FlywaySession.version(one.getVersion()).equals(this.file.version()))
			.findFirst()
			.orElseThrow();
		AppliedMigration row = Objects.requireNonNull(ran().get(this.file.version()));
		HistorySql history = session.historySql();
		List<String> statements = new ArrayList<>();
		this.history.rows()
			.stream()
			.filter((one) -> one.getVersion() != null && covers(one.getVersion().getVersion()))
			.filter((one) -> one.getInstalledRank() != row.getInstalledRank())
			.forEach((one) -> statements.add(history.forget(one)));
		statements.add(history.become(row, resolved));
		session.atOnce(statements);
	}

}
