package io.github.dbmigrate.upgrade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.dbmigrate.script.Version;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.jspecify.annotations.Nullable;

/**
 * What Flyway knows at one moment, seen as versions that are there or not.
 *
 * @param rows the rows of the history table, oldest first
 * @param files the migrations found in files and classes
 * @param infos Flyway's view of both
 */
record History(List<AppliedMigration> rows, List<ResolvedMigration> files, List<MigrationInfo> infos) {

	/** The versions that are applied and not taken back, by version. */
	TreeMap<Version, AppliedMigration> applied() {
		TreeMap<Version, AppliedMigration> applied = new TreeMap<>();
		for (AppliedMigration row : this.rows) {
			if (row.getVersion() == null || !row.isSuccess()) {
				continue;
			}
			if (row.getType() == CoreMigrationType.DELETE) {
				applied.remove(versionOf(row));
			}
			else {
				applied.put(versionOf(row), row);
			}
		}
		return applied;
	}

	/** The same where nothing ever ran. */
	History purged() {
		return new History(List.of(), this.files, List.of());
	}

	@Nullable Version current() {
		TreeMap<Version, AppliedMigration> applied = applied();
		return applied.isEmpty() ? null : applied.lastKey();
	}

	/** The version that is never taken back, where there is one. */
	@Nullable Version baseline() {
		return applied().entrySet()
			.stream()
			.filter((entry) -> entry.getValue().getType().isBaseline())
			.map((entry) -> entry.getKey())
			.max(Comparator.naturalOrder())
			.orElse(null);
	}

	List<AppliedMigration> failed() {
		return this.rows.stream().filter((row) -> !row.isSuccess()).toList();
	}

	Optional<AppliedMigration> failed(String script) {
		return failed().stream().filter((row) -> row.getScript().equals(script)).findFirst();
	}

	/** The file or class that has this name. */
	Optional<ResolvedMigration> ofScript(String script) {
		return this.files.stream().filter((file) -> file.getScript().equals(script)).findFirst();
	}

	/**
	 * The row of what ran last of a migration.
	 * @param key its version, or its description for a repeatable one
	 */
	Optional<AppliedMigration> succeeded(String key) {
		return this.rows.stream()
			.filter((row) -> row.isSuccess() && keyOf(row).equals(key))
			.reduce((first, last) -> last);
	}

	/** What a row is about: a version, or the description of a repeatable migration. */
	static String keyOf(AppliedMigration row) {
		return (row.getVersion() != null) ? row.getVersion().getVersion() : row.getDescription();
	}

	/** The file or class of a migration. */
	Optional<ResolvedMigration> file(String key) {
		return this.files.stream()
			.filter((file) -> key
				.equals((file.getVersion() != null) ? file.getVersion().getVersion() : file.getDescription()))
			.findFirst();
	}

	/** The versioned migrations found in files and classes, by version. */
	TreeMap<Version, ResolvedMigration> versioned() {
		TreeMap<Version, ResolvedMigration> versioned = new TreeMap<>();
		for (ResolvedMigration file : this.files) {
			if (file.getVersion() != null && !file.getType().isBaseline()) {
				versioned.put(FlywaySession.version(file.getVersion()), file);
			}
		}
		squashed().filter((file) -> standsAlone(file, versioned.values()))
			.ifPresent((file) -> versioned.putIfAbsent(FlywaySession.version(file.getVersion()), file));
		return versioned;
	}

	/** What an empty database runs in place of others. */
	private Optional<ResolvedMigration> squashed() {
		return this.files.stream()
			.filter((file) -> file.getVersion() != null && file.getType().isBaseline())
			.max(Comparator.comparing(ResolvedMigration::getVersion));
	}

	private static boolean standsAlone(ResolvedMigration squashed, Collection<ResolvedMigration> others) {
		return others.stream()
			.filter((file) -> file.getType() == CoreMigrationType.SQL)
			.noneMatch((file) -> file.getVersion().compareTo(squashed.getVersion()) <= 0);
	}

	@Nullable Version head() {
		TreeMap<Version, ResolvedMigration> versioned = versioned();
		return versioned.isEmpty() ? null : versioned.lastKey();
	}

	/** What a migrate to the newest version would run, in order. */
	List<MigrationInfo> pending() {
		return this.infos.stream()
			.filter((info) -> info.getState() == MigrationState.PENDING
					|| info.getState() == MigrationState.ABOVE_TARGET)
			.toList();
	}

	/** Those, and repeatable ones that failed: they begin anew. */
	List<MigrationInfo> toRun() {
		return Stream
			.concat(pending().stream(),
					this.infos.stream()
						.filter((info) -> info.getVersion() == null && info.getState() == MigrationState.FAILED))
			.toList();
	}

	/** The versions that are pending, and one that failed half way. */
	List<Version> pendingVersions() {
		Stream<MigrationVersion> failed = failed().stream().map(AppliedMigration::getVersion);
		return Stream.concat(failed, pending().stream().map(MigrationInfo::getVersion))
			.filter(Objects::nonNull)
			.map(FlywaySession::version)
			.filter((version) -> !applied().containsKey(version))
			.distinct()
			.sorted()
			.toList();
	}

	/** The versions of files that did not run although newer ones did. */
	List<Version> late() {
		Version current = current();
		Version floor = baseline();
		return (current == null) ? List.of()
				: versioned().headMap(current)
					.keySet()
					.stream()
					.filter((version) -> !applied().containsKey(version))
					.filter((version) -> floor == null || version.compareTo(floor) > 0)
					.toList();
	}

	/**
	 * What ran and is above all files, as that of a newer build is; without baselines.
	 */
	SortedMap<Version, AppliedMigration> ahead() {
		Version head = head();
		SortedMap<Version, AppliedMigration> ahead = applied();
		ahead.entrySet()
			.removeIf((entry) -> entry.getValue().getType().isBaseline()
					|| (head != null && entry.getKey().compareTo(head) <= 0));
		return ahead;
	}

	/** The files that a migrate leaves out, since newer ones ran. */
	List<MigrationInfo> overtaken() {
		return this.infos.stream()
			.filter((info) -> info.getState() == MigrationState.IGNORED && !info.getType().isBaseline())
			.toList();
	}

	/** What ran and was not taken back, oldest first. */
	List<MigrationInfo> ran() {
		return this.infos.stream().filter(History::isThere).filter((info) -> !marksUndo(info)).toList();
	}

	/** Whether it is the failed row of an applied version, which a downgrade writes. */
	private boolean marksUndo(MigrationInfo info) {
		return info.getState().isFailed() && info.getVersion() != null
				&& applied().containsKey(FlywaySession.version(info.getVersion()));
	}

	private static boolean isThere(MigrationInfo info) {
		return info.getInstalledRank() != null && info.getType() != CoreMigrationType.DELETE
				&& info.getType() != CoreMigrationType.SCHEMA && info.getState() != MigrationState.DELETED
				&& info.getState() != MigrationState.UNDONE;
	}

	/** Every version of files and history, oldest first. */
	Collection<Version> known() {
		TreeSet<Version> known = new TreeSet<>(versioned().keySet());
		known.addAll(applied().keySet());
		return known;
	}

	/** Every version that the history ever saw, oldest first. */
	List<Version> seen() {
		return List.copyOf(new TreeSet<>(
				this.rows.stream().filter((row) -> row.getVersion() != null).map(History::versionOf).toList()));
	}

	/** The scripts that ran after a rank. */
	List<String> scriptsAfter(int rank) {
		return this.rows.stream()
			.filter((row) -> row.getInstalledRank() > rank && row.isSuccess())
			.filter((row) -> row.getType() != CoreMigrationType.DELETE && row.getType() != CoreMigrationType.SCHEMA)
			.map(AppliedMigration::getScript)
			.toList();
	}

	/** The rank of the last row that stays. */
	int lastRank() {
		return this.rows.stream()
			.filter(AppliedMigration::isSuccess)
			.mapToInt(AppliedMigration::getInstalledRank)
			.max()
			.orElse(-1);
	}

	/** The applied versions above another one, newest first. */
	List<Version> above(@Nullable Version floor) {
		Stream<Version> versions = applied().descendingKeySet().stream();
		return new ArrayList<>(
				((floor == null) ? versions : versions.filter((version) -> version.compareTo(floor) > 0)).toList());
	}

	private static Version versionOf(AppliedMigration row) {
		return FlywaySession.version(row.getVersion());
	}

}
