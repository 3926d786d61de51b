package io.github.dbmigrate.upgrade;

import java.util.ArrayList;
import java.util.List;

import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.flywaydb.core.extensibility.MigrationType;

/**
 * A stamp as statements.
 */
final class StampSql implements HistoryWriter {

	private final HistorySql history;

	private final List<String> statements = new ArrayList<>();

	StampSql(HistorySql history) {
		this.history = history;
	}

	@Override
	public void purge() {
		this.statements.add(this.history.purge());
	}

	@Override
	public void forget(AppliedMigration failed) {
		String sql = this.history.forgetFailed();
		if (!this.statements.contains(sql)) {
			this.statements.add(sql);
		}
	}

	@Override
	public void record(ResolvedMigration migration, MigrationType type) {
		this.statements
			.add(this.history.record(migration.getVersion().getVersion(), migration.getDescription(), type.name(),
					migration.getScript(), (type == CoreMigrationType.BASELINE) ? null : migration.getChecksum()));
	}

	@Override
	public void recordDeleted(AppliedMigration row) {
		this.statements.add(this.history.record(row.getVersion().getVersion(), row.getDescription(),
				CoreMigrationType.DELETE.name(), row.getScript(), null));
	}

	List<String> statements() {
		return this.statements;
	}

}
