package io.github.dbmigrate.upgrade;

import java.util.List;
import java.util.concurrent.Callable;

import org.flywaydb.core.api.MigrationPattern;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.RepairResult;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.flywaydb.core.extensibility.MigrationType;
import org.flywaydb.core.internal.schemahistory.SchemaHistory;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's history without one failed row, so that its migration can go on. The row is
 * replaced when the migration ends, so a process that dies meanwhile leaves it there.
 */
final class ContinuedHistory extends SchemaHistory {

	private final SchemaHistory history;

	private final AppliedMigration failed;

	ContinuedHistory(SchemaHistory history, AppliedMigration failed) {
		this.history = history;
		this.failed = failed;
	}

	@Override
	public <T> T lock(Callable<T> callable) {
		return this.history.lock(callable);
	}

	@Override
	public boolean exists() {
		return this.history.exists();
	}

	@Override
	public void create(boolean baseline) {
		this.history.create(baseline);
	}

	@Override
	public List<AppliedMigration> allAppliedMigrations() {
		return this.history.allAppliedMigrations()
			.stream()
			.filter((row) -> row.getInstalledRank() != this.failed.getInstalledRank())
			.toList();
	}

	@Override
	public boolean removeFailedMigrations(RepairResult result, MigrationPattern[] filter) {
		return this.history.removeFailedMigrations(result, filter);
	}

	@Override
	public void update(AppliedMigration applied, ResolvedMigration resolved) {
		this.history.update(applied, resolved);
	}

	@Override
	public void delete(AppliedMigration applied) {
		this.history.delete(applied);
	}

	@Override
	public void clearCache() {
		this.history.clearCache();
	}

	@Override
	protected void doAddAppliedMigration(int installedRank, MigrationVersion version, String description,
			MigrationType type, String script, @Nullable Integer checksum, int executionTime, boolean success) {
		if (version != null && version.equals(this.failed.getVersion())) {
			this.history.removeFailedMigrations(new RepairResult("", ""),
					new MigrationPattern[] { new MigrationPattern(version.getVersion()) });
		}
		this.history.addAppliedMigration(version, description, type, script, checksum, executionTime, success);
	}

	@Override
	public String toString() {
		return this.history.toString();
	}

}
