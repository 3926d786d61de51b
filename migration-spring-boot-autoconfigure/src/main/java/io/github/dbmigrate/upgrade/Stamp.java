package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Version;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.flywaydb.core.extensibility.MigrationType;
import org.jspecify.annotations.Nullable;

/**
 * Records versions without running them.
 */
final class Stamp {

	private final MigrationFolder folder;

	private final History history;

	private final HistoryWriter writer;

	private final boolean purge;

	private final List<String> scripts = new ArrayList<>();

	/**
	 * @param folder the files
	 * @param history what is recorded
	 * @param writer where to record
	 * @param purge whether to forget everything first
	 */
	Stamp(MigrationFolder folder, History history, HistoryWriter writer, boolean purge) {
		this.folder = folder;
		this.history = purge ? history.purged() : history;
		this.writer = writer;
		this.purge = purge;
	}

	/** The version to record, or {@code null} for the bottom. */
	@Nullable Version target(String words) {
		return Targets.stamp(words, this.history, Floor.of(this.history, this.folder));
	}

	/**
	 * Records.
	 * @return the scripts recorded and taken out
	 */
	List<String> run(String words) throws SQLException {
		Version version = target(words);
		if (this.purge) {
			this.writer.purge();
		}
		this.history.failed().forEach(this.writer::forget);
		takeOut(version);
		if (version != null) {
			putIn(version);
		}
		return this.scripts;
	}

	private void takeOut(@Nullable Version version) {
		Map<Version, AppliedMigration> applied = this.history.applied();
		for (Version above : this.history.above(version)) {
			AppliedMigration row = applied.get(above);
			if (row != null) {
				this.writer.recordDeleted(row);
				this.scripts.add(row.getScript());
			}
		}
	}

	private void putIn(Version version) {
		Map<Version, AppliedMigration> applied = this.history.applied();
		Version floor = this.history.baseline();
		for (Map.Entry<Version, ResolvedMigration> file : this.history.versioned().headMap(version, true).entrySet()) {
			boolean below = floor != null && file.getKey().compareTo(floor) <= 0;
			if (!below && !applied.containsKey(file.getKey())) {
				this.writer.record(file.getValue(), typeOf(file.getKey(), file.getValue(), applied));
				this.scripts.add(file.getValue().getScript());
			}
		}
	}

	private MigrationType typeOf(Version version, ResolvedMigration file, Map<Version, AppliedMigration> applied) {
		boolean first = applied.isEmpty() && this.scripts.isEmpty();
		return (first && isBaseline(version)) ? CoreMigrationType.BASELINE : file.getType();
	}

	private boolean isBaseline(Version version) {
		return this.folder.migrations()
			.stream()
			.filter((file) -> file.header().baseline())
			.map(MigrationFile::version)
			.anyMatch(version::equals);
	}

}
