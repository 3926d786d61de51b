package io.github.dbmigrate.upgrade;

import java.sql.SQLException;

import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.flywaydb.core.extensibility.MigrationType;

/**
 * Where it is recorded what is applied: the history of a database, or statements that
 * write it.
 */
interface HistoryWriter {

	/** Forgets everything. */
	void purge() throws SQLException;

	/** Forgets what failed half way. */
	void forget(AppliedMigration failed);

	/** Records a migration without running it. */
	void record(ResolvedMigration migration, MigrationType type);

	/** Records that a version is no longer applied. */
	void recordDeleted(AppliedMigration row);

}
