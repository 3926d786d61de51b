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

	private final FlywaySession session;

	private final MigrationFolder folder;

	Stamp(FlywaySession session, MigrationFolder folder) {
		this.session = session;
		this.folder = folder;
	}

	Migrated run(String target) throws SQLException {
		History history = this.session.history();
		Targets.stamp(target, history, Floor.of(history, this.folder));
		this.session.createHistory(false);
		return this.session.locked(() -> record(target));
	}

	private Migrated record(String target) throws SQLException {
		History history = this.session.history();
		Version version = Targets.stamp(target, history, Floor.of(history, this.folder));
		history.failed()
			.forEach((row) -> this.session
				.removeFailedRow((row.getVersion() != null) ? row.getVersion().getVersion() : row.getDescription()));
		List<String> scripts = new ArrayList<>();
		takeOut(version, history, scripts);
		if (version != null) {
			putIn(version, history, scripts);
		}
		this.session.progress().drop();
		return Runs.result(history.current(), this.session.history().current(), scripts);
	}

	private void takeOut(@Nullable Version version, History history, List<String> scripts) {
		Map<Version, AppliedMigration> applied = history.applied();
		for (Version above : history.above(version)) {
			AppliedMigration row = applied.get(above);
			if (row != null) {
				this.session.recordDeleted(row);
				scripts.add(row.getScript());
			}
		}
	}

	private void putIn(Version version, History history, List<String> scripts) {
		Map<Version, AppliedMigration> applied = history.applied();
		Version floor = history.baseline();
		for (Map.Entry<Version, ResolvedMigration> file : history.versioned().headMap(version, true).entrySet()) {
			boolean below = floor != null && file.getKey().compareTo(floor) <= 0;
			if (!below && !applied.containsKey(file.getKey())) {
				this.session.record(file.getValue(), typeOf(file.getKey(), file.getValue(), applied, scripts));
				scripts.add(file.getValue().getScript());
			}
		}
	}

	private MigrationType typeOf(Version version, ResolvedMigration file, Map<Version, AppliedMigration> applied,
			List<String> scripts) {
		boolean first = applied.isEmpty() && scripts.isEmpty();
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
