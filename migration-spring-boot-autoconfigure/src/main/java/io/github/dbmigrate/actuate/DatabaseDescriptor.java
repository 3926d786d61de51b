package io.github.dbmigrate.actuate;

import java.util.List;

import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Where a database stands.
 *
 * @param url the JDBC URL without secrets
 * @param product product and version
 * @param folder where its migration files are
 * @param current the version of the database
 * @param head the version of the newest file
 * @param state how the two relate
 * @param problem what is wrong
 * @param remedy what mends it
 * @param pending what would run, in order
 * @param applied what ran, in order
 */
public record DatabaseDescriptor(String url, String product, String folder, @Nullable String current,
		@Nullable String head, State state, @Nullable String problem, @Nullable String remedy,
		List<HistoryEntry> pending, List<HistoryEntry> applied) {

	static DatabaseDescriptor of(DatabaseStatus status) {
		return new DatabaseDescriptor(status.url(), status.product(), status.folder(), status.current(), status.head(),
				status.state(), status.problem(), status.remedy(), status.pending(), status.applied());
	}

}
